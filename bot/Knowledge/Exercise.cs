namespace PsoasBot.Knowledge;

internal enum ExerciseKind { Release, Stretch, Strengthen, SelfCheck, Breathing }

/// <summary>How well the source describes an exercise.</summary>
internal enum Described { Full, Partial, NameOnly, NameAndLinkOnly, NotDescribed }

/// <summary>An instruction or a caution in our own words, with the statements that support it.</summary>
internal sealed record ExerciseStep(string Text, IReadOnlyList<StatementId> Statements);

/// <summary>The dose exactly as the source gives it; numbers are absent where the source gives none.</summary>
internal sealed record Dose
{
    public required string Text { get; init; }

    /// <summary>False: the source gives no dose, and the bot says so.</summary>
    public required bool Stated { get; init; }

    public int? Seconds { get; init; }
    public int? Repetitions { get; init; }
    public bool PerSide { get; init; }
    public int? MinutesAtLeast { get; init; }
}

/// <summary>An exercise that a source describes or names.</summary>
internal sealed record Exercise
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required ExerciseKind Kind { get; init; }

    /// <summary>False: named but not described; never offered, never filled in.</summary>
    public required bool Usable { get; init; }

    public required Described Described { get; init; }
    public string? Purpose { get; init; }
    public required Dose Dose { get; init; }
    public required string Position { get; init; }
    public bool OnFloor { get; init; }
    public required IReadOnlyList<string> Equipment { get; init; }
    public required IReadOnlyList<ExerciseStep> Steps { get; init; }
    public string? Feel { get; init; }
    public string? Stop { get; init; }
    public required IReadOnlyList<ExerciseStep> Cautions { get; init; }
    public required IReadOnlyList<string> NotFor { get; init; }
    public required IReadOnlyList<string> Contested { get; init; }
    public required IReadOnlyList<StatementId> Statements { get; init; }
    public required IReadOnlyList<string> Asks { get; init; }
}
