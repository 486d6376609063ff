using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Decides which contested claims an answer touches: those that the question asks about, and those that a chosen statement takes a side on.
/// Depends on the set of statements and their scores alone, never on their order.
/// </summary>
internal sealed class ClaimMarker(KnowledgeBase knowledge, AnsweringOptions options)
{
    public IReadOnlyList<ChosenClaim> Mark(IReadOnlyCollection<ChosenStatement> chosen, IReadOnlyList<RankedTarget> ranked)
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
    /// A minor claim needs more of the question to be about it.
    /// </summary>
    private ChosenClaim Weigh(ContestedClaim claim, IReadOnlyCollection<ChosenStatement> chosen, float best, float asked)
    {
        var votes = chosen
            .Where(statement => claim.Involves(statement.Statement.Id))
            .Sum(statement => statement.Score / best / MathF.Sqrt(knowledge.ClaimsOf(statement.Statement.Id).Count));
        var touched = votes > 0;
        var strength = 0.55f * Math.Min(1.2f, asked) + 0.45f * Math.Min(1, votes);
        if (!touched) strength *= 0.8f;
        if (claim.Level == ContestedLevel.Minor) strength *= 0.9f;
        return new ChosenClaim(claim, strength, asked >= options.VerdictShare);
    }
}
