using System.Globalization;
using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Composing;

/// <summary>What may grow when there is time left, in this order.</summary>
internal enum Growth { None, Stay, OwnPace, Rest }

/// <summary>
/// How long one exercise takes, and how that time is laid out. The dose stays as the source gives it; only a stay between the
/// source's least and ideal, a share at the member's own pace, and the rests may grow.
/// </summary>
internal sealed class TimePlan
{
    private readonly Dose _dose;
    private readonly ExercisePlan _plan;

    public TimePlan(Exercise exercise)
    {
        Exercise = exercise;
        (_dose, _plan) = (exercise.Dose, exercise.Plan!);
        (Growth, Least, Most) = Span();
    }

    public Exercise Exercise { get; }
    public Growth Growth { get; }

    /// <summary>Seconds with everything counted.</summary>
    public int Least { get; }

    public int Most { get; }

    private int Sides => _dose.PerSide && !_plan.IsAlternating ? 2 : 1;
    private int Holds => _dose.Repetitions ?? 1;
    private int Rests => Sides * (Holds - 1);
    private int Changes => (Sides - 1) * _plan.ChangeSide;

    /// <summary>The phases for a time between <see cref="Least"/> and <see cref="Most"/>; their sum may stay a few seconds below it.</summary>
    public IReadOnlyList<RoutinePhase> Phases(int seconds)
    {
        var extra = Math.Clamp(seconds, Least, Most) - Least;
        List<RoutinePhase> phases = _plan.SetUp > 0 ? [new(PhaseKind.SetUp, _plan.SetUp, "Get ready")] : [];
        for (var side = 1; side <= Sides; side++)
        {
            if (side > 1) phases.Add(new RoutinePhase(PhaseKind.ChangeSide, _plan.ChangeSide, "Change sides"));
            phases.AddRange(OneSide(side, extra));
        }
        return phases;
    }

    private (Growth Growth, int Least, int Most) Span()
    {
        var fixedTime = _plan.SetUp + Changes;
        if (_dose.Seconds is { } hold)
        {
            var work = fixedTime + Sides * Holds * hold;
            return (Rests > 0 ? Growth.Rest : Growth.None, work + Rests * _plan.Rest, work + Rests * _plan.RestMost);
        }
        if (_dose.Repetitions is { } repetitions) return Same(fixedTime + Sides * repetitions * _plan.Repetition);
        if (_dose.MinutesAtLeast is { } minutes) return (Growth.Stay, fixedTime + minutes * 60, fixedTime + (_dose.MinutesIdeal ?? minutes) * 60);
        return (Growth.OwnPace, fixedTime + _plan.OwnPace, fixedTime + _plan.OwnPaceMost);
    }

    private static (Growth Growth, int Least, int Most) Same(int seconds) => (Growth.None, seconds, seconds);

    private IEnumerable<RoutinePhase> OneSide(int side, int extra)
    {
        var name = Sides == 1 ? "" : side == 1 ? "First side: " : "Second side: ";
        if (_dose.Seconds is { } hold) return HoldsOf(name, hold, _plan.Rest + (Rests == 0 ? 0 : extra / Rests));
        if (_dose.Repetitions is { } repetitions)
            return [new(PhaseKind.Repetitions, repetitions * _plan.Repetition, Label(name, string.Create(CultureInfo.InvariantCulture, $"{repetitions} repetitions, in your own time")))];
        if (_dose.MinutesAtLeast is { } minutes) return [new(PhaseKind.Stay, minutes * 60 + extra, "Stay and rest")];
        return [new(PhaseKind.OwnPace, _plan.OwnPace + extra, _plan.IsAlternating ? "At your own pace, both sides in turn" : "At your own pace")];
    }

    private IEnumerable<RoutinePhase> HoldsOf(string name, int hold, int rest)
    {
        for (var each = 1; each <= Holds; each++)
        {
            if (each > 1) yield return new RoutinePhase(PhaseKind.Rest, rest, "Rest");
            yield return new RoutinePhase(PhaseKind.Hold, hold, Label(name, Holds == 1 ? "hold" : string.Create(CultureInfo.InvariantCulture, $"hold {each} of {Holds}")));
        }
    }

    private static string Label(string side, string what) => side.Length > 0 ? side + what : string.Concat(what[..1].ToUpperInvariant(), what[1..]);
}
