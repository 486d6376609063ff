using System.Runtime.InteropServices;

namespace PsoasBot.Retrieval;

/// <summary>What a question may be about.</summary>
internal enum TargetKind { Statement, Claim, Scope }

/// <summary>Something that a question may be about, by the id it has in the knowledge.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Target(TargetKind Kind, string Id);

/// <summary>
/// How near a question is to a target, each from 0 to 1. A match counts both directions: how much of the question the passage covers,
/// and how much of the passage the question covers.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Nearness
{
    /// <summary>From this match on a question is a known way to ask, but for small words.</summary>
    public const float KnownAsk = 0.97f;

    /// <summary>The match of the closest way to ask.</summary>
    public float Ask { get; init; }

    /// <summary>A way to ask has the very words of the question, and not only words that mean the same.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>The match of the second closest way to ask.</summary>
    public float SecondAsk { get; init; }

    /// <summary>The match of the target's own text.</summary>
    public float Text { get; init; }

    /// <summary>BM25 of the target's text and all its asks as one document, as a share of the question's weight.</summary>
    public float Document { get; init; }

    /// <summary>Share of the question's weight that this document covers.</summary>
    public float Coverage { get; init; }

    /// <summary>The cube root of the probability that learnt vectors give the target; 0 without them.</summary>
    public float Meaning { get; init; }

    /// <summary>How far a vector of the target stands out as near to the question's; 0 where no embedding model is set.</summary>
    public float Embedding { get; init; }
}

/// <summary>A target with its <see cref="Nearness"/> and the score that ranks it; targets of all kinds compare.</summary>
internal sealed record RankedTarget(Target Target, float Score, Nearness Nearness);

/// <summary>Everything that a question was found to be near to, best first.</summary>
internal sealed record Findings
{
    public required IReadOnlyList<RankedTarget> Statements { get; init; }
    public required IReadOnlyList<RankedTarget> Claims { get; init; }
    public required IReadOnlyList<RankedTarget> Scope { get; init; }

    /// <summary>The statement of this id among those found, if it is.</summary>
    public RankedTarget? Statement(string id) => Statements.FirstOrDefault(found => string.Equals(found.Target.Id, id, StringComparison.Ordinal));

    /// <summary>The claim of this id among those found, if it is.</summary>
    public RankedTarget? Claim(string id) => Claims.FirstOrDefault(found => string.Equals(found.Target.Id, id, StringComparison.Ordinal));

    /// <summary>The summed inverse document frequency of the question's telling words.</summary>
    public required float Weight { get; init; }

    /// <summary>Share of the question's weight in words that stand nowhere in the knowledge, 0 to 1.</summary>
    public required float Unknown { get; init; }

    /// <summary>The probability that learnt vectors give to everything that the sources do not cover; 0 without them.</summary>
    public required float Outside { get; init; }

    /// <summary>The probability that learnt vectors give to no claim being touched; 0 without them.</summary>
    public required float NoClaim { get; init; }

    /// <summary>Which way its words lean, from -1 (other things) to 1 (the sources).</summary>
    public required float Leaning { get; init; }

    /// <summary>How many telling words the question has.</summary>
    public required int Words { get; init; }
}
