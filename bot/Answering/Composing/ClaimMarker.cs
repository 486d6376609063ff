using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Decides which contested claims an answer touches: those that the question asks about, and those that a chosen statement takes a side on.
/// Depends on the set of statements and their scores alone, never on their order.
/// </summary>
internal sealed class ClaimMarker(KnowledgeBase knowledge, AnsweringOptions options)
{
    public IReadOnlyList<ChosenClaim> Mark(IReadOnlyCollection<ScoredStatement> chosen, IReadOnlyList<RankedTarget> ranked)
    {
        var best = chosen.Count == 0 ? 0 : chosen.Max(statement => statement.Score);
        if (best <= 0) return [];
        var asked = ranked.ToDictionary(target => target.Target.Id, target => target.Score / best, StringComparer.Ordinal);
        return [.. knowledge.Contested
            .Select(claim => Weigh(claim, chosen, best, asked.GetValueOrDefault(claim.Id)))
            .Where(claim => claim.Strength >= options.MarkStrength)
            .OrderByDescending(claim => claim.Strength)
            .ThenBy(claim => claim.Claim.Id, StringComparer.Ordinal)
            .Take(options.MostClaims)];
    }

    /// <summary>
    /// A statement that takes a side on many claims tells little about which of them is meant, so its vote is shared out.
    /// The best statement counts more, and a minor claim needs more of the question to be about it.
    /// </summary>
    private ChosenClaim Weigh(ContestedClaim claim, IReadOnlyCollection<ScoredStatement> chosen, float best, float asked)
    {
        var (votes, leading) = (0f, 0f);
        foreach (var (statement, score) in chosen)
        {
            if (!claim.Involves(statement.Id)) continue;
            var vote = score / best / MathF.Sqrt(knowledge.ClaimsOf(statement.Id).Count);
            votes += vote;
            if (score >= best) leading = Math.Max(leading, vote);
        }
        var strength = 0.5f * Math.Min(1.2f, asked) + 0.4f * Math.Min(1, votes) + 0.3f * leading;
        if (claim.Level == ContestedLevel.Minor) strength *= 0.9f;
        return new ChosenClaim(claim, strength, asked >= options.VerdictShare && leading > 0);
    }
}
