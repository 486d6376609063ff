using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Composing;

/// <summary>A contested claim that the answer touches; <see cref="Leads"/> when the question is just this claim.</summary>
internal sealed record ChosenClaim(ContestedClaim Claim, float Strength, bool Leads);

/// <summary>What an answer is made of: statements in reading order and the contested claims to mark.</summary>
internal sealed record Selection(IReadOnlyList<ScoredStatement> Statements, IReadOnlyList<ChosenClaim> Claims)
{
    public static Selection Empty { get; } = new([], []);
}
