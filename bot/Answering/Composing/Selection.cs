using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Composing;

/// <summary>A contested claim that the answer touches, and the probability that it does.</summary>
internal sealed record ChosenClaim(ContestedClaim Claim, float Strength)
{
    /// <summary>The question is just this claim: its verdict opens the answer.</summary>
    public bool Leads { get; init; }
}

/// <summary>What an answer is made of: statements in reading order and the contested claims to mark.</summary>
internal sealed record Selection(IReadOnlyList<ScoredStatement> Statements, IReadOnlyList<ChosenClaim> Claims)
{
    public static Selection Empty { get; } = new([], []);

    /// <summary>What the question names and no source speaks of, as it is said ("boat pose").</summary>
    public IReadOnlyList<string> Unspoken { get; init; } = [];

    /// <summary>Voices that the question names and that say nothing near it.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];

    /// <summary>The question asks how often, and no source says it of any exercise.</summary>
    public bool LacksFrequency { get; init; }

    /// <summary>The question asks who holds something.</summary>
    public bool AsksWho { get; init; }

    /// <summary>What the question is about, for the closing line.</summary>
    public QuestionSubject Subject { get; init; }
}
