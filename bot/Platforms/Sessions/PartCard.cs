namespace PsoasBot.Platforms;

/// <summary>
/// Where somebody is in a routine, laid out for a chat: one message that is changed in place. While it runs <see cref="EndsAt"/> is set, while it
/// is paused <see cref="Left"/>. It is drawn once a part; the platform's clients count down, or say when the part ends.
/// </summary>
internal sealed record PartCard
{
    public required string QuestionId { get; init; }

    /// <summary>The session's version that this shows.</summary>
    public required int Version { get; init; }

    /// <summary>The exercise, with its number, its instructions and its picture.</summary>
    public required RoutineStepCard Step { get; init; }

    /// <summary>How many exercises the routine has.</summary>
    public required int Steps { get; init; }

    /// <summary>The part of it: "First side: hold 1 of 2".</summary>
    public required RoutinePhaseCard Phase { get; init; }

    public DateTimeOffset? EndsAt { get; init; }
    public TimeSpan? Left { get; init; }

    /// <summary>What comes after this part: "change sides", "exercise 3: Lunge", "the end".</summary>
    public required string Then { get; init; }

    /// <summary>A word about the session itself: the bot was away, a button has to be pressed.</summary>
    public string? Note { get; init; }

    /// <summary>The exercise is another one than the message showed before, so that its picture has to be sent.</summary>
    public required bool IsNewStep { get; init; }

    /// <summary>What the numbers in brackets stand for.</summary>
    public required IReadOnlyList<SourceCard> Sources { get; init; }

    public required IReadOnlyList<CardButton> Buttons { get; init; }

    public bool ChangesSide => Phase.Kind == "change-side";
}
