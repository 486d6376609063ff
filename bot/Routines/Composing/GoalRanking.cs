using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Composing;

/// <summary>Which exercises serve a goal, the best first, and in which order the chosen ones are done.</summary>
internal static class GoalRanking
{
    /// <summary>Any: one of each kind before a second one; resting first, because it asks for least.</summary>
    private static readonly ExerciseKind[] Mix = [ExerciseKind.Release, ExerciseKind.SelfCheck, ExerciseKind.Strengthen, ExerciseKind.Stretch, ExerciseKind.Breathing];

    public static IReadOnlyList<Exercise> Rank(RoutineGoal goal, IEnumerable<Exercise> exercises)
    {
        var sorted = exercises.Where(exercise => Serves(goal, exercise)).OrderBy(exercise => exercise.Plan?.Rank ?? int.MaxValue).ThenBy(exercise => exercise.Id, StringComparer.Ordinal).ToList();
        return goal != RoutineGoal.Any ? sorted
            : [.. sorted.OrderBy(exercise => sorted.Count(other => other.Kind == exercise.Kind && sorted.IndexOf(other) < sorted.IndexOf(exercise))).ThenBy(exercise => Array.IndexOf(Mix, exercise.Kind))];
    }

    public static bool Serves(RoutineGoal goal, Exercise exercise) => goal switch
    {
        RoutineGoal.Release => exercise.Kind == ExerciseKind.Release || (exercise.Kind == ExerciseKind.Breathing && exercise.PartOf is not null),
        RoutineGoal.Reset => exercise.Kind is ExerciseKind.Release or ExerciseKind.Breathing,
        RoutineGoal.Stretch => exercise.Kind == ExerciseKind.Stretch,
        RoutineGoal.Strengthen => exercise.Kind == ExerciseKind.Strengthen,
        RoutineGoal.Check => exercise.Kind == ExerciseKind.SelfCheck,
        _ => true,
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
}
