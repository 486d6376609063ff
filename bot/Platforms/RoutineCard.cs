namespace PsoasBot.Platforms;

/// <summary>
/// A routine laid out for a member. Steps in order, notes after them; a declined one has no steps and may name the <see cref="Nearest"/>
/// request that can be met. A platform shows as many steps at a time as its limits allow, never a step without its dose and its stop line.
/// </summary>
internal sealed record RoutineCard
{
    /// <summary>"10 min", with everything counted.</summary>
    public required string Time { get; init; }

    public required int Seconds { get; init; }
    public required IReadOnlyList<RoutineStepCard> Steps { get; init; }
    public required IReadOnlyList<CardSentence> Notes { get; init; }
    public RoutineNearestCard? Nearest { get; init; }
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>A request that can be met, with the words for its button.</summary>
internal sealed record RoutineNearestCard(string Goal, int Minutes, string Label);

/// <summary>One exercise.</summary>
internal sealed record RoutineStepCard
{
    public required int Number { get; init; }
    public required string Exercise { get; init; }
    public required string Title { get; init; }
    public required string Time { get; init; }
    public required CardSentence Purpose { get; init; }
    public required string Position { get; init; }
    public required IReadOnlyList<string> Equipment { get; init; }
    public required IReadOnlyList<CardSentence> Instructions { get; init; }
    public required CardSentence Dose { get; init; }
    public required IReadOnlyList<CardSentence> Easier { get; init; }
    public CardSentence? Feel { get; init; }
    public CardSentence? Stop { get; init; }
    public required IReadOnlyList<CardSentence> Cautions { get; init; }
    public required string DescribedBy { get; init; }

    /// <summary>Titles of the marks that touch the step ("is the lunge safe?").</summary>
    public required IReadOnlyList<string> Contested { get; init; }

    public required IReadOnlyList<RoutinePhaseCard> Phases { get; init; }
    public RoutinePictureCard? Picture { get; init; }
}

internal sealed record RoutinePhaseCard(string Kind, int Seconds, string Label);

/// <summary>A drawing by the exercise's id, see <see cref="Routines.Publishing.ExercisePictures"/>.</summary>
internal sealed record RoutinePictureCard(string Id, string Alt);
