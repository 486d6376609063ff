namespace PsoasBot.Knowledge;

internal enum ExerciseKind { Release, Stretch, Strengthen, SelfCheck, Breathing }

/// <summary>How well the source describes an exercise.</summary>
internal enum Described { Full, Partial, NameOnly, NameAndLinkOnly, NotDescribed }

/// <summary>An instruction or a caution in our own words, with the statements that support it.</summary>
internal sealed record ExerciseStep(string Text, IReadOnlyList<StatementId> Statements)
{
    /// <summary>A way to go further, which a beginner is not shown.</summary>
    public bool IsFurther { get; init; }

    /// <summary>The id of the surface that the line is about; it is left out where the member has none. Null: about all.</summary>
    public string? On { get; init; }
}

/// <summary>Something to do an exercise on, in the words of its source.</summary>
internal sealed record Surface(string Id, string Text)
{
    public const string Floor = "floor";
    public const string Bed = "bed";

    /// <summary>The ids. A bed is anything to lie on with an edge, as a table.</summary>
    public static IReadOnlySet<string> Known { get; } = new HashSet<string>(StringComparer.Ordinal) { Floor, Bed };
}

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
    public int? MinutesIdeal { get; init; }
    public IReadOnlyList<StatementId> Statements { get; init; } = [];
}

/// <summary>
/// How /routine reckons the time of an exercise, in seconds. Ours, never the source's: it is not a dose and is never shown as one.
/// "Own pace" is the share of the time that an exercise may get where the source gives no time; it grows from the least to the most.
/// </summary>
internal sealed record ExercisePlan
{
    /// <summary>Which exercise of a kind comes first when the time is short; the lowest.</summary>
    public int Rank { get; init; }

    public int SetUp { get; init; }
    public int Rest { get; init; }
    public int RestMost { get; init; }
    public int ChangeSide { get; init; }

    /// <summary>For repetitions that the source counts and does not time.</summary>
    public int Repetition { get; init; }

    public int OwnPace { get; init; }
    public int OwnPaceMost { get; init; }

    /// <summary>The sides take turns within one share of time.</summary>
    public bool IsAlternating { get; init; }
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
    public IReadOnlyList<StatementId> PurposeStatements { get; init; } = [];
    public required Dose Dose { get; init; }
    public required string Position { get; init; }

    /// <summary>What it can be done on, the best first; empty where it needs nothing or where its source does not say.</summary>
    public IReadOnlyList<Surface> Surfaces { get; init; } = [];

    public required IReadOnlyList<string> Equipment { get; init; }
    public required IReadOnlyList<ExerciseStep> Steps { get; init; }
    public string? Feel { get; init; }
    public IReadOnlyList<StatementId> FeelStatements { get; init; } = [];
    public string? Stop { get; init; }
    public IReadOnlyList<StatementId> StopStatements { get; init; } = [];

    /// <summary>Easier ways that a source gives; ours are none.</summary>
    public IReadOnlyList<ExerciseStep> Easier { get; init; } = [];

    /// <summary>The exercise that this one is a part of in its source.</summary>
    public string? PartOf { get; init; }

    /// <summary>Null where /routine cannot plan it: it is named and not described.</summary>
    public ExercisePlan? Plan { get; init; }

    /// <summary>What the drawing <c>pictures/&lt;id&gt;.svg</c> shows, in words; null where nothing is drawn.</summary>
    public string? PictureAlt { get; init; }

    public required IReadOnlyList<ExerciseStep> Cautions { get; init; }
    public required IReadOnlyList<string> NotFor { get; init; }
    public required IReadOnlyList<string> Contested { get; init; }
    public required IReadOnlyList<StatementId> Statements { get; init; }
    public required IReadOnlyList<string> Asks { get; init; }

    /// <summary>Described well enough to be done: /routine offers nothing else.</summary>
    public bool CanBeDone => Usable && Plan is not null && Steps.Count > 0;
}
