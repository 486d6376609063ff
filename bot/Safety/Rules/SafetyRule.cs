namespace PsoasBot.Safety.Rules;

/// <summary>
/// A combination of findings that means a situation. Each term is a choice of concepts. "near" terms stand within some words of
/// the first one, "sentence" terms in the same sentence, "message" terms near each other (illnesses and medicines anywhere), of the "some" terms so many as "at least" says; "unless" looks at the sentence, "never" at the message.
/// </summary>
internal sealed record SafetyRule
{
    public required string Name { get; init; }

    public required SafetySituation Situation { get; init; }

    public required SafetyLevel Level { get; init; }

    public IReadOnlyList<int[]> Near { get; init; } = [];

    public int Within { get; init; } = 10;

    /// <summary>How many words the points of a "some" rule may be spread over.</summary>
    public int SpreadOver { get; init; } = 45;

    public IReadOnlyList<int[]> Sentence { get; init; } = [];

    public IReadOnlyList<int[]> Message { get; init; } = [];

    /// <summary>The points of the terms that stand in the message must come to <see cref="AtLeast"/>.</summary>
    public IReadOnlyList<WeighedTerm> Some { get; init; } = [];

    public int AtLeast { get; init; }

    public int[] Unless { get; init; } = [];

    public int[] Never { get; init; } = [];

    /// <summary>Ids such as "safety.S1"; the situation's where the rule names none.</summary>
    public required IReadOnlyList<string> References { get; init; }

    public IReadOnlyList<RuleExample> Examples { get; init; } = [];

    public required string File { get; init; }

    public required int Line { get; init; }
}

/// <summary>A choice of concepts that counts some points towards a rule.</summary>
internal sealed record WeighedTerm(int[] Concepts, int Points);

/// <summary>A message that must, or must not, make the rule hold.</summary>
internal sealed record RuleExample(string Message, bool Holds);
