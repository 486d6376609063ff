using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Decides which contested claims an answer touches: those that the question asks about, and those that a chosen statement takes a side on.
/// A logistic model over <see cref="SignCount"/> signs, fitted on the labelled claims of tests/questions (see docs/answers.md).
/// Depends on the set of statements and their scores alone, never on their order.
/// </summary>
internal sealed class ClaimMarker(KnowledgeBase knowledge, AnsweringOptions options)
{
    public const int SignCount = 12;

    /// <param name="chosen">The evidence.</param>
    /// <param name="findings">What the question is near to.</param>
    /// <param name="least">A claim is marked from this probability on, and where the best statement takes a side on it.</param>
    public IReadOnlyList<ChosenClaim> Mark(IReadOnlyCollection<ScoredStatement> chosen, Findings findings, float least)
    {
        var weighed = Weigh(chosen, findings)
            .OrderByDescending(claim => claim.Chosen.Strength)
            .ThenBy(claim => claim.Chosen.Claim.Id, StringComparer.Ordinal)
            .ToList();
        var ofBest = weighed.Find(claim => claim.IsOfBest).Chosen;
        return [.. weighed
            .Select(claim => claim.Chosen)
            .Where(claim => claim.Strength >= least || claim == ofBest)
            .Take(options.MostClaims)];
    }

    /// <summary>The signs of one claim; a statement that takes a side on many claims tells little about which of them is meant.</summary>
    internal void Signs(ContestedClaim claim, IReadOnlyCollection<ScoredStatement> chosen, float best, RankedTarget? asked, int rank, float noClaim, Span<float> signs)
    {
        signs.Clear();
        foreach (var (statement, score) in chosen)
        {
            if (!claim.Involves(statement.Id)) continue;
            var share = score / best;
            var alone = share / knowledge.ClaimsOf(statement.Id).Count;
            signs[0] += alone;
            signs[1] = Math.Max(signs[1], share);
            if (score >= best) (signs[2], signs[3]) = (1, alone);
        }
        signs[0] = Math.Min(1.5f, signs[0]);
        signs[4] = asked is null ? 0 : Math.Min(1.3f, asked.Score / best);
        signs[5] = asked?.Score ?? 0;
        signs[6] = rank == 0 ? 1 : rank == 1 ? 0.5f : 0;
        signs[7] = claim.Level == ContestedLevel.Minor ? 1 : 0;
        signs[8] = asked?.Nearness.Meaning ?? 0;
        signs[9] = signs[8] * signs[8] * signs[8];
        signs[10] = noClaim;
        signs[11] = 1;
    }

    private IEnumerable<(ChosenClaim Chosen, bool IsOfBest)> Weigh(IReadOnlyCollection<ScoredStatement> chosen, Findings findings)
    {
        var best = chosen.Count == 0 ? 0 : chosen.Max(statement => statement.Score);
        if (best <= 0) yield break;
        var places = findings.Claims.Select((target, rank) => (target, rank)).ToDictionary(pair => pair.target.Target.Id, StringComparer.Ordinal);
        var signs = new float[SignCount];
        foreach (var claim in knowledge.Contested)
        {
            var (asked, rank) = places.TryGetValue(claim.Id, out var place) ? place : (null, int.MaxValue);
            Signs(claim, chosen, best, asked, rank, findings.NoClaim, signs);
            var isOfBest = signs[2] > 0;
            yield return (new ChosenClaim(claim, Logistic.Probability(options.MarkWeights, signs)), isOfBest);
        }
    }
}
