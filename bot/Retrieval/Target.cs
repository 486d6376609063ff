using System.Runtime.InteropServices;

namespace PsoasBot.Retrieval;

/// <summary>What a question may be about.</summary>
internal enum TargetKind { Statement, Claim, Scope }

/// <summary>Something that a question may be about, by the id it has in the knowledge.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Target(TargetKind Kind, string Id);

/// <summary>
/// A target and how well the question fits it. <see cref="Match"/> is the likeness (0 to 1) of the question and the target's best passage,
/// counted in both directions; <see cref="Coverage"/> the share of the question's weight that this passage covers;
/// <see cref="Score"/> ranks targets within one question, 1 is a perfect match of a known way to ask.
/// </summary>
internal sealed record RankedTarget(Target Target, float Score, float Match, float Coverage);

/// <summary>Everything that a question was found to be near to, best first.</summary>
internal sealed record Findings
{
    public required IReadOnlyList<RankedTarget> Statements { get; init; }
    public required IReadOnlyList<RankedTarget> Claims { get; init; }
    public required IReadOnlyList<RankedTarget> Scope { get; init; }

    /// <summary>Share of the question's weight in words that stand nowhere in the knowledge, 0 to 1.</summary>
    public required float Unknown { get; init; }

    /// <summary>How many telling words the question has.</summary>
    public required int Words { get; init; }
}
