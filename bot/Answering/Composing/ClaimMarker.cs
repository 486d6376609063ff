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

    // What a claim must reach where the message holds words that the claim knows nothing of.
    private const float CertainMeaning = 0.96f;
    private const float LeastAsk = 0.4f;
    private const float LeastWords = 0.6f;
    private const float LeastWordsAsked = 0.5f;

    /// <param name="chosen">The evidence.</param>
    /// <param name="findings">What the question is near to.</param>
    /// <param name="least">A claim is marked from this probability on, and where the best statement takes a side on it.</param>
    /// <param name="asksVerdict">The question asks whether something is so or who is right, so that a claim near it is meant.</param>
    public IReadOnlyList<ChosenClaim> Mark(IReadOnlyCollection<ScoredStatement> chosen, Findings findings, float least, bool asksVerdict = false)
    {
        var weighed = Weigh(chosen, findings, asksVerdict)
            .OrderByDescending(claim => claim.Chosen.Strength)
            .ThenBy(claim => claim.Chosen.Claim.Id, StringComparer.Ordinal)
            .ToList();
        var ofBest = weighed.Find(claim => claim.Leads).Chosen;
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

    private IEnumerable<(ChosenClaim Chosen, bool Leads)> Weigh(IReadOnlyCollection<ScoredStatement> chosen, Findings findings, bool asksVerdict)
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
            yield return (new ChosenClaim(claim, Probability(signs), isOfBest && rank == 0 && signs[4] >= options.VerdictShare && IsAsked(asked!.Nearness, findings, asksVerdict)) { Ask = asked?.Nearness.Ask ?? 0 }, isOfBest);
        }
    }

    /// <summary>
    /// The question is the claim's own: a known way to ask it, or near to one in its words and in its meaning. A word that the claim knows nothing of
    /// (running, where the claim speaks of stress) makes it another question, to which the verdict would be a false answer.
    /// </summary>
    private bool IsAsked(Nearness near, Findings findings, bool asksVerdict) =>
        near.Coverage >= options.OwnWords
            ? near.Ask >= Nearness.KnownAsk - 0.07f || (near.Ask >= options.OwnAsk && near.Meaning >= options.OwnMeaning && findings.NoClaim < 0.3f)
            : near.Meaning >= (asksVerdict ? options.OwnMeaning : CertainMeaning) && near.Ask >= LeastAsk && near.Coverage >= (asksVerdict ? LeastWordsAsked : LeastWords) && findings.NoClaim < 0.3f;

    private float Probability(float[] signs)
    {
        var sum = 0f;
        for (var i = 0; i < SignCount; i++) sum += options.MarkWeights[i] * signs[i];
        return 1 / (1 + MathF.Exp(-sum));
    }
}
