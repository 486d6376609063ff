using PsoasBot.Knowledge;
using PsoasBot.Routines.Limits;

namespace PsoasBot.Routines.Composing;

/// <summary>
/// Builds a routine from the exercises that a source describes. Pure: the same request and limits give the same routine.
/// What cannot be met is declined with the nearest request that can.
/// </summary>
internal sealed class RoutineComposer(KnowledgeBase knowledge, RoutineOptions options)
{
    private static readonly RoutineGoal[] Others = [RoutineGoal.Release, RoutineGoal.Strengthen, RoutineGoal.Stretch, RoutineGoal.Reset, RoutineGoal.Check];

    private readonly StepPicker _picker = new(options);
    private readonly RoutineWords _words = new(knowledge, options);

    public Routine Compose(RoutineRequest request, LimitReading limits)
    {
        var ranked = Candidates(request, limits);
        if (ranked.Count == 0) return _words.NothingLeft(request, limits, Nearest(request, limits));
        var shortest = ranked.MinBy(plan => plan.Least)!;
        var chosen = _picker.Pick(ranked, request.Minutes * 60, request.Goal == RoutineGoal.Any, MostSteps(request));
        if (chosen.Count == 0 && shortest.Least - request.Minutes * 60 <= options.Overshoot.TotalSeconds) chosen = [(shortest, shortest.Least)];
        return chosen.Count == 0
            ? _words.TooShort(request, limits, shortest.Exercise, shortest.Least, new RoutineNearest(request.Goal, MinutesFor(shortest.Least)))
            : _words.Finish(request, limits, [.. chosen.OrderBy(each => GoalRanking.Place(each.Plan.Exercise)).Select(each => Step(each.Plan, each.Seconds, request))]);
    }

    private List<TimePlan> Candidates(RoutineRequest request, LimitReading limits)
    {
        var allowed = knowledge.Exercises.Where(exercise => exercise.CanBeDone && !IsRuledOut(exercise, limits)).ToList();
        var ranked = GoalRanking.Rank(request.Goal, allowed);
        var described = request.Experience == Experience.New && ranked.Any(exercise => exercise.Described == Described.Full)
            ? ranked.Where(exercise => exercise.Described == Described.Full)
            : ranked;
        return [.. described.Select(exercise => new TimePlan(exercise))];
    }

    internal static bool IsRuledOut(Exercise exercise, LimitReading limits) =>
        limits.Holding.Any(limit => exercise.NotFor.Contains(limit.Id, StringComparer.Ordinal) || limit.RulesOut.Contains(exercise.Id, StringComparer.Ordinal));

    private int MostSteps(RoutineRequest request) => request.Experience == Experience.New ? options.BeginnerSteps : options.MostSteps;

    private static RoutineStep Step(TimePlan plan, int seconds, RoutineRequest request)
    {
        var phases = plan.Phases(seconds);
        var exercise = plan.Exercise;
        return new RoutineStep(exercise, phases.Sum(phase => phase.Seconds), [.. exercise.Steps.Where(step => !step.IsFurther || request.Experience == Experience.Experienced)], phases);
    }

    /// <summary>Another goal that the same limits and minutes allow.</summary>
    private RoutineNearest? Nearest(RoutineRequest request, LimitReading limits) => Others
        .Where(goal => goal != request.Goal)
        .Select(goal => Candidates(request with { Goal = goal }, limits).MinBy(plan => plan.Least) is { } shortest
            ? new RoutineNearest(goal, Math.Max(request.Minutes, MinutesFor(shortest.Least)))
            : null)
        .FirstOrDefault(nearest => nearest is not null);

    private int MinutesFor(int seconds) => (int)Math.Ceiling(seconds / (60 * (1 + options.Tolerance)));
}
