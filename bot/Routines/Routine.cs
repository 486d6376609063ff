using PsoasBot.Knowledge;
using PsoasBot.Safety;

namespace PsoasBot.Routines;

internal enum RoutineStatus { Answered, Declined, Safety }

internal enum PhaseKind { SetUp, Hold, Stay, Repetitions, OwnPace, Rest, ChangeSide }

/// <summary>A stretch of time within a step. <paramref name="Seconds"/> counts down on the page; only holds and stays come from a source.</summary>
internal sealed record RoutinePhase(PhaseKind Kind, int Seconds, string Label);

/// <summary>One exercise of a routine, with the time it takes: set-up, both sides and rest counted.</summary>
internal sealed record RoutineStep(Exercise Exercise, int Seconds, IReadOnlyList<ExerciseStep> Instructions, IReadOnlyList<RoutinePhase> Phases)
{
    /// <summary>The source gives no time, so that the minutes are a share of the member's time and no dose.</summary>
    public bool IsOwnPace => Phases.Any(phase => phase.Kind == PhaseKind.OwnPace);

    /// <summary>What the member's limits leave to do it on, the best first.</summary>
    public IReadOnlyList<Surface> Surfaces { get; init; } = [];

    /// <summary>What has to be at hand: the surfaces where it is not the floor alone, and the equipment.</summary>
    public IReadOnlyList<string> Needs => Surfaces.Any(surface => surface.Id != Surface.Floor)
        ? [string.Join(", or ", Surfaces.Select(surface => surface.Text)), .. Exercise.Equipment]
        : Exercise.Equipment;
}

/// <summary>A line on the routine. Without citations it speaks of the routine and not of the subject.</summary>
internal sealed record RoutineNote(string Text, IReadOnlyList<StatementId> Citations)
{
    public static RoutineNote Ours(string text) => new(text, []);
}

/// <summary>The nearest request that can be met.</summary>
internal sealed record RoutineNearest(RoutineGoal Goal, int Minutes);

/// <summary>
/// What came of a request. <see cref="Said"/> are fixed phrases for machines ("dose not stated"); <see cref="Lead"/> and
/// <see cref="Notes"/> are what the member reads around the steps. With <see cref="RoutineStatus.Safety"/> the card of
/// <see cref="Verdict"/> is the whole answer.
/// </summary>
internal sealed record Routine
{
    public required RoutineStatus Status { get; init; }
    public required SafetyLevel Level { get; init; }

    /// <summary>Null where the request was not understood or not read.</summary>
    public RoutineRequest? Request { get; init; }

    public string Lead { get; init; } = "";
    public IReadOnlyList<RoutineStep> Steps { get; init; } = [];
    public IReadOnlyList<RoutineNote> Notes { get; init; } = [];
    public IReadOnlyList<string> Said { get; init; } = [];
    public IReadOnlyList<ContestedClaim> Contested { get; init; } = [];

    /// <summary>Who to turn to; made for a limit, or by the safety screen. Null: the standing pointer is enough.</summary>
    public SafetyReferral? Referral { get; init; }

    public RoutineNearest? Nearest { get; init; }

    /// <summary>What was wrong with the request, with the choices; empty otherwise.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public SafetyVerdict Verdict { get; init; } = SafetyVerdict.Clear;

    /// <summary>The time of all steps, in seconds.</summary>
    public int Seconds => Steps.Sum(step => step.Seconds);
}
