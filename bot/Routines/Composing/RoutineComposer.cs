using PsoasBot.Knowledge;
using PsoasBot.Routines.Limits;

namespace PsoasBot.Routines.Composing;

/// <summary>
/// Builds a routine from the exercises that a source describes. Pure: the same request and limits give the same routine.
/// What cannot be met is declined with the nearest request that can.
/// </summary>
internal sealed class RoutineComposer(KnowledgeBase knowledge, RoutineOptions options)
{
    private const int MostPossibilities = 3;

    private readonly StepPicker _picker = new(options);
    private readonly RoutineWords _words = new(knowledge, options);

    public Routine Compose(RoutineRequest request, LimitReading limits)
    {
        var ranked = Candidates(request, limits);
        if (ranked.Count == 0) return _words.NothingLeft(request, limits, Possible(request, limits));
        var chosen = Choose(request, ranked);
        if (chosen.Count > 0) return _words.Finish(request, limits, [.. chosen.OrderBy(each => GoalRanking.Place(each.Plan.Exercise)).Select(each => Step(each.Plan, each.Seconds, request, limits))]);
        var shortest = ranked.MinBy(plan => plan.Least)!;
        return _words.TooShort(request, limits, shortest.Exercise, shortest.Least, new RoutineNearest(request.Goal, MinutesFor(shortest.Least)));
    }

    /// <summary>What fills the time; a little too long rather than nothing.</summary>
    private IReadOnlyList<(TimePlan Plan, int Seconds)> Choose(RoutineRequest request, IReadOnlyList<TimePlan> ranked)
    {
        var chosen = _picker.Pick(ranked, request.Minutes * 60, request.Goal == RoutineGoal.Any, MostSteps(request));
        if (chosen.Count > 0) return chosen;
        var shortest = ranked.MinBy(plan => plan.Least)!;
        return shortest.Least - request.Minutes * 60 <= options.Overshoot.TotalSeconds ? [(shortest, shortest.Least)] : [];
    }

    private IReadOnlyList<TimePlan> Candidates(RoutineRequest request, LimitReading limits)
    {
        var allowed = knowledge.Exercises.Where(exercise => exercise.CanBeDone && GoalRanking.Serves(request.Goal, exercise) && !limits.RulesOut(exercise)).ToList();
        if (request.Experience == Experience.New && allowed.Exists(exercise => exercise.Described == Described.Full))
            allowed.RemoveAll(exercise => exercise.Described != Described.Full);
        return GoalRanking.Rank(request.Goal, allowed.Select(exercise => new TimePlan(exercise)), request.Minutes * 60 * (1 + options.Tolerance));
    }

    private int MostSteps(RoutineRequest request) => request.Experience == Experience.New ? options.BeginnerSteps : options.MostSteps;

    private static RoutineStep Step(TimePlan plan, int seconds, RoutineRequest request, LimitReading limits)
    {
        var phases = plan.Phases(seconds);
        var exercise = plan.Exercise;
        return new RoutineStep(
            exercise,
            phases.Sum(phase => phase.Seconds),
            [.. exercise.Steps.Where(step => (!step.IsFurther || request.Experience == Experience.Experienced) && (step.On is null || limits.Leaves(step.On)))],
            phases)
        {
            Surfaces = [.. exercise.Surfaces.Where(surface => limits.Leaves(surface.Id))],
        };
    }

    /// <summary>Other goals that the same limits and minutes allow, the nearest first; none that would be the same exercises again.</summary>
    private IReadOnlyList<Possibility> Possible(RoutineRequest request, LimitReading limits) =>
    [
        .. GoalRanking.Nearest(request.Goal).Select(goal => Possible(request with { Goal = goal }, limits, goal)).OfType<Possibility>()
            .DistinctBy(possibility => string.Join(' ', possibility.Exercises.Select(exercise => exercise.Id)), StringComparer.Ordinal).Take(MostPossibilities),
    ];

    /// <summary>With no more minutes than its exercises can fill.</summary>
    private Possibility? Possible(RoutineRequest request, LimitReading limits, RoutineGoal goal)
    {
        var ranked = Candidates(request, limits);
        if (ranked.Count == 0) return null;
        var chosen = Choose(request, ranked);
        if (chosen.Count == 0) chosen = [.. ranked.OrderBy(plan => plan.Least).Take(1).Select(plan => (plan, plan.Least))];
        var minutes = MinutesFor(chosen.Sum(each => each.Seconds));
        return new Possibility(new RoutineNearest(goal, minutes), [.. chosen.Select(each => each.Plan.Exercise)]);
    }

    private int MinutesFor(int seconds) => (int)Math.Ceiling(seconds / (60 * (1 + options.Tolerance)));
}
