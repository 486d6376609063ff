using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Composing;

/// <summary>Which exercises serve a goal, the best first, in which order the chosen ones are done, and which other goals are near.</summary>
internal static class GoalRanking
{
    /// <summary>Any: one of each kind before a second one; resting first, because it asks for least.</summary>
    private static readonly ExerciseKind[] Mix = [ExerciseKind.Release, ExerciseKind.SelfCheck, ExerciseKind.Strengthen, ExerciseKind.Stretch, ExerciseKind.Breathing];

    /// <param name="goal">What the routine is for.</param>
    /// <param name="plans">What serves it.</param>
    /// <param name="room">Seconds that one exercise may take; a mix is made of those that fit, and the rest stands behind them.</param>
    public static IReadOnlyList<TimePlan> Rank(RoutineGoal goal, IEnumerable<TimePlan> plans, double room)
    {
        var sorted = plans.OrderBy(plan => plan.Exercise.Plan?.Rank ?? int.MaxValue).ThenBy(plan => plan.Exercise.Id, StringComparer.Ordinal).ToList();
        return goal == RoutineGoal.Any ? [.. Mixed([.. sorted.Where(plan => plan.Least <= room)]), .. Mixed([.. sorted.Where(plan => plan.Least > room)])] : sorted;
    }

    public static bool Serves(RoutineGoal goal, Exercise exercise) => goal switch
    {
        RoutineGoal.Release => MixedAs(exercise) == ExerciseKind.Release,
        RoutineGoal.Reset => exercise.Kind is ExerciseKind.Release or ExerciseKind.Breathing,
        RoutineGoal.Stretch => exercise.Kind == ExerciseKind.Stretch,
        RoutineGoal.Strengthen => exercise.Kind == ExerciseKind.Strengthen,
        RoutineGoal.Check => exercise.Kind == ExerciseKind.SelfCheck,
        _ => true,
    };

    /// <summary>Letting go is nearer to a stretch than to work; a check asks after strength, and is itself the last resort.</summary>
    public static IReadOnlyList<RoutineGoal> Nearest(RoutineGoal goal) => goal switch
    {
        RoutineGoal.Release => [RoutineGoal.Stretch, RoutineGoal.Reset, RoutineGoal.Strengthen, RoutineGoal.Check],
        RoutineGoal.Reset => [RoutineGoal.Release, RoutineGoal.Stretch, RoutineGoal.Strengthen, RoutineGoal.Check],
        RoutineGoal.Stretch => [RoutineGoal.Release, RoutineGoal.Strengthen, RoutineGoal.Reset, RoutineGoal.Check],
        RoutineGoal.Strengthen => [RoutineGoal.Check, RoutineGoal.Stretch, RoutineGoal.Release, RoutineGoal.Reset],
        RoutineGoal.Check => [RoutineGoal.Strengthen, RoutineGoal.Stretch, RoutineGoal.Release, RoutineGoal.Reset],
        _ => [RoutineGoal.Check],
    };

    /// <summary>The check, then letting go, then stretching, then strengthening. That release comes first is contested, and said so.</summary>
    public static int Place(Exercise exercise) => exercise.Kind switch
    {
        ExerciseKind.SelfCheck => 0,
        ExerciseKind.Release => 1,
        ExerciseKind.Breathing when exercise.PartOf is not null => 2,
        ExerciseKind.Stretch => 3,
        ExerciseKind.Strengthen => 4,
        _ => 5,
    };

    /// <summary>A check belongs beside exercises: it is never first, and where it would be alone there is no mix.</summary>
    private static IEnumerable<TimePlan> Mixed(IReadOnlyList<TimePlan> sorted)
    {
        var mixed = sorted
            .OrderBy(plan => sorted.TakeWhile(other => other != plan).Count(other => MixedAs(other.Exercise) == MixedAs(plan.Exercise)))
            .ThenBy(plan => Array.IndexOf(Mix, MixedAs(plan.Exercise)))
            .ToList();
        var first = mixed.FindIndex(plan => plan.Exercise.Kind != ExerciseKind.SelfCheck);
        if (first < 0) return [];
        return mixed[first..(first + 1)].Concat(mixed.Where((_, place) => place != first));
    }

    /// <summary>A breathing that is part of a release counts as one.</summary>
    private static ExerciseKind MixedAs(Exercise exercise) =>
        exercise is { Kind: ExerciseKind.Breathing, PartOf: not null } ? ExerciseKind.Release : exercise.Kind;
}
