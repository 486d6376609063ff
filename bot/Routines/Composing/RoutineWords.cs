using System.Globalization;
using PsoasBot.Knowledge;
using PsoasBot.Routines.Limits;
using PsoasBot.Safety;

namespace PsoasBot.Routines.Composing;

/// <summary>What is said around the steps: the order and its reason, what the time means, what is missing and why, and what would be nearest.</summary>
internal sealed class RoutineWords(KnowledgeBase knowledge, RoutineOptions options)
{
    /// <summary>A difference from the time asked for that is not worth a word.</summary>
    private const int SmallDifference = 15;

    private readonly RoutineClaims _claims = new(knowledge);

    public Routine Finish(RoutineRequest request, LimitReading limits, IReadOnlyList<RoutineStep> steps)
    {
        var claims = _claims.Of([.. steps.Select(step => step.Exercise)]);
        var leftOut = LeftOut(request, limits);
        return new Routine
        {
            Status = RoutineStatus.Answered,
            Level = LimitReferral.Of(limits) is null ? SafetyLevel.None : SafetyLevel.Professional,
            Request = request,
            Lead = Lead(request, steps),
            Steps = steps,
            Notes =
            [
                .. LimitWords.Confirmed(limits, leftOut), .. LimitWords.NotUnderstood(limits),
                .. Order(steps, claims), .. Pace(steps), .. Time(request, steps), .. Positions(steps, limits),
            ],
            Said = [.. Said(request, limits, steps, claims, leftOut)],
            Contested = claims,
            Referral = LimitReferral.Of(limits),
        };
    }

    /// <summary>No exercise for the goal; <paramref name="possible"/> are other goals that can be met, the nearest first.</summary>
    public Routine NothingLeft(RoutineRequest request, LimitReading limits, IReadOnlyList<Possibility> possible)
    {
        var names = LimitWords.Names(limits);
        return Declined(request, limits, possible.Count > 0 ? possible[0].Request : null,
            $"For the goal \"{Word(request.Goal)}\" no exercise that a source describes is left{(names.Length > 0 ? $" with {(limits.Named.Count == 1 ? "your limit" : "your limits")}: {names}" : "")}.",
            "goal not possible with the limits", [.. Nearer(possible), .. LimitWords.NotUnderstood(limits)]);
    }

    public Routine TooShort(RoutineRequest request, LimitReading limits, Exercise shortest, int seconds, RoutineNearest nearest) =>
        Declined(request, limits, nearest,
            $"{Minutes(request.Minutes)} {(request.Minutes == 1 ? "is" : "are")} too short for {(request.Goal == RoutineGoal.Any ? "a mixed routine" : $"the goal \"{Word(request.Goal)}\"")}.",
            "goal not possible in the time",
            [
                new RoutineNote($"The shortest exercise for it is \"{shortest.Name}\" ({shortest.Dose.Text}): with set-up{(shortest.Dose.PerSide ? " and both sides" : "")} it takes about {Clock(seconds)}, and I do not cut a dose short.", shortest.Dose.Stated ? shortest.Dose.Statements : shortest.PurposeStatements),
                .. Nearer([new Possibility(nearest, [shortest])]),
                .. LimitWords.Confirmed(limits, LeftOut(request, limits)),
                .. LimitWords.NotUnderstood(limits),
            ]);

    private Routine Declined(RoutineRequest request, LimitReading limits, RoutineNearest? nearest, string lead, string said, IReadOnlyList<RoutineNote> notes)
    {
        var named = NamedOnly(request, limits);
        return new Routine
        {
            Status = RoutineStatus.Declined,
            Level = LimitReferral.Of(limits) is null ? SafetyLevel.None : SafetyLevel.Professional,
            Request = request,
            Lead = lead,
            Notes = [.. notes, .. NamedOnly(named)],
            Said = [.. SaidOfDecline(said, nearest, named, limits)],
            Contested = _claims.Of(named),
            Nearest = nearest,
            Referral = LimitReferral.Of(limits),
        };
    }

    private static IEnumerable<RoutineNote> Nearer(IReadOnlyList<Possibility> possible)
    {
        foreach (var (place, each) in possible.Index())
            yield return RoutineNote.Ours($"{(place == 0 ? "The nearest that I can build for you" : "Also possible")}: {each}.");
    }

    /// <summary>What could be done for the goal, were it not for the limits.</summary>
    private List<Exercise> LeftOut(RoutineRequest request, LimitReading limits) =>
        [.. knowledge.Exercises.Where(exercise => exercise.CanBeDone && GoalRanking.Serves(request.Goal, exercise) && limits.RulesOut(exercise))];

    /// <summary>Poses that a source only names may help somebody who asks for them elsewhere; here they get no steps.</summary>
    private List<Exercise> NamedOnly(RoutineRequest request, LimitReading limits) => [.. knowledge.Exercises
        .Where(exercise => exercise.Usable && !exercise.CanBeDone && GoalRanking.Serves(request.Goal, exercise) && !limits.RulesOut(exercise))];

    private static IEnumerable<RoutineNote> NamedOnly(IReadOnlyList<Exercise> named) => named.Count == 0 ? [] :
    [
        new RoutineNote(
            $"Named in a source, but not described, so that I cannot guide you through: {string.Join("; ", named.Select(exercise => exercise.Name))}.",
            [.. named.Select(exercise => exercise.Statements[0])]),
    ];

    private static IEnumerable<string> SaidOfDecline(string said, RoutineNearest? nearest, IReadOnlyList<Exercise> named, LimitReading limits)
    {
        (bool Holds, string Says)[] all =
        [
            (true, said), (nearest is not null, "nearest possibility"), (named.Count > 0, "named but not described"),
            (limits.NotUnderstood.Count > 0, "limit not understood"),
        ];
        return all.Where(each => each.Holds).Select(each => each.Says);
    }

    private static string Lead(RoutineRequest request, IReadOnlyList<RoutineStep> steps)
    {
        var seconds = steps.Sum(step => step.Seconds);
        var asked = Math.Abs(seconds - request.Minutes * 60) < SmallDifference ? "" : $"; you asked for {request.Minutes}";
        return $"{What(request.Goal, steps)}, about {Clock(seconds)} with {Counted(steps)}{asked}.";
    }

    private static string What(RoutineGoal goal, IReadOnlyList<RoutineStep> steps)
    {
        var checks = steps.Count(step => step.Exercise.Kind == ExerciseKind.SelfCheck);
        var exercises = steps.Count - checks;
        var count = (checks > 0 ? "a check and " : "") + (exercises == 1 ? "one exercise" : string.Create(CultureInfo.InvariantCulture, $"{exercises} exercises"));
        return goal switch
        {
            RoutineGoal.Check => "A self-check, which is no exercise",
            RoutineGoal.Any => steps.Count == 1 ? "One exercise" : $"A mixed routine: {count}",
            _ => $"A routine to {Word(goal)}: {count}",
        };
    }

    /// <summary>What the time holds beside the exercises themselves.</summary>
    private static string Counted(IReadOnlyList<RoutineStep> steps)
    {
        var hasRests = steps.Any(step => step.Phases.Any(phase => phase.Kind == PhaseKind.Rest));
        var hasSides = steps.Any(step => step.Exercise.Dose.PerSide);
        return (hasRests, hasSides) switch
        {
            (true, true) => "set-up, rests and both sides",
            (true, false) => "set-up and rests",
            (false, true) => "set-up and both sides",
            _ => "set-up",
        };
    }

    /// <summary>The reason of the order; where release and strengthening meet, or strengthening stands alone, the sources disagree.</summary>
    private static IEnumerable<RoutineNote> Order(IReadOnlyList<RoutineStep> steps, IReadOnlyList<ContestedClaim> claims)
    {
        if (steps.Count > 1 && steps[0].Exercise is { Kind: ExerciseKind.SelfCheck } check)
            yield return new RoutineNote("The check comes first, because it may show whether strength is what is missing.", check.PurposeStatements);
        if (steps.All(step => step.Exercise.Kind != ExerciseKind.Strengthen) || claims.FirstOrDefault(claim => claim.Id == RoutineClaims.ReleaseFirst) is not { } order) yield break;
        var start = steps.Any(step => GoalRanking.Serves(RoutineGoal.Release, step.Exercise))
            ? "Letting go stands before strengthening here, and that order is contested."
            : "This routine strengthens without a release before it, and whether that is right is contested.";
        yield return new RoutineNote($"{start} {order.Verdict}", [.. order.Sides.Select(side => side.Statements[0])]);
    }

    private static IEnumerable<RoutineNote> Pace(IReadOnlyList<RoutineStep> steps)
    {
        var open = steps.Where(step => step.IsOwnPace && !step.Exercise.Dose.Stated).Select(step => step.Exercise.Name).ToList();
        if (open.Count > 0)
            yield return RoutineNote.Ours($"Dose not stated: {string.Join("; ", open)}. The minutes there are only a share of your time: go at your own pace and stop when you have had enough.");
        if (steps.Any(step => step.IsOwnPace && step.Exercise.Dose.Stated && step.Exercise.Kind == ExerciseKind.Breathing))
            yield return RoutineNote.Ours("The breathing has no fixed length in its source; its minutes here are only a share of your time.");
        if (steps.Any(step => step.Phases.Any(phase => phase.Kind == PhaseKind.Repetitions)))
            yield return RoutineNote.Ours("The repetitions are counted and not timed in their source; the seconds beside them are my guess for the plan.");
    }

    private IEnumerable<RoutineNote> Time(RoutineRequest request, IReadOnlyList<RoutineStep> steps)
    {
        if (IsShorter(request, steps))
            yield return RoutineNote.Ours("It is shorter than you asked for: what fits is in it with its whole dose, and I neither repeat nor stretch it beyond what a source gives.");
        if (IsLonger(request, steps))
            yield return RoutineNote.Ours("It is longer than you asked for: it is the shortest one there is, and I do not cut its dose.");
    }

    private bool IsShorter(RoutineRequest request, IReadOnlyList<RoutineStep> steps) => steps.Sum(step => step.Seconds) < request.Minutes * 60 * (1 - options.Tolerance);

    private bool IsLonger(RoutineRequest request, IReadOnlyList<RoutineStep> steps) => steps.Sum(step => step.Seconds) > request.Minutes * 60 * (1 + options.Tolerance);

    private static IEnumerable<RoutineNote> Positions(IReadOnlyList<RoutineStep> steps, LimitReading limits)
    {
        var open = steps.Where(step => IsPositionOpen(step.Exercise)).Select(step => step.Exercise.Name).ToList();
        if (open.Count == 0) yield break;
        var them = open.Count == 1 ? "it" : "they";
        yield return RoutineNote.Ours($"Position not stated: {string.Join("; ", open)}. {(limits.Place is { } place ? $"No source says whether {them} can be done {place}: leave out what does not feel safe there." : limits.Named.Count > 0 ? "Take one that your limits allow and that feels safe." : "Take one that feels safe.")}");
    }

    private IEnumerable<string> Said(RoutineRequest request, LimitReading limits, IReadOnlyList<RoutineStep> steps, IReadOnlyList<ContestedClaim> claims, IReadOnlyList<Exercise> leftOut)
    {
        (bool Holds, string Says)[] all =
        [
            (steps.Any(step => !step.Exercise.Dose.Stated), "dose not stated"),
            (steps.Any(step => step.IsOwnPace), "own pace"),
            (steps.Any(step => step.Exercise.Dose.PerSide), "both sides"),
            (true, "set-up and rest counted"),
            (claims.Count > 0, "contested"),
            (claims.Any(claim => claim.Id == RoutineClaims.ReleaseFirst) && steps.Any(step => step.Exercise.Kind == ExerciseKind.Strengthen), "release before strengthening is contested"),
            (steps.Any(step => step.Exercise.Kind == ExerciseKind.SelfCheck), "no diagnosis"),
            (steps.Any(step => IsPositionOpen(step.Exercise)), "position not stated"),
            (steps.Any(step => IsFromComment(step.Exercise)), "a comment's advice"),
            (IsShorter(request, steps), "shorter than asked"),
            (IsLonger(request, steps), "longer than asked"),
            (LimitWords.HasCaution(limits, leftOut), "our own caution"),
            (limits.NotUnderstood.Count > 0, "limit not understood"),
        ];
        return all.Where(each => each.Holds).Select(each => each.Says);
    }

    private bool IsFromComment(Exercise exercise) => exercise.Steps[0].Statements.Any(id => knowledge.Statement(id).Speaker.IsCommenter);

    private static bool IsPositionOpen(Exercise exercise) => exercise.Position.StartsWith("not ", StringComparison.Ordinal);

    internal static string Word(RoutineGoal goal) => goal.ToString().ToLowerInvariant();

    internal static string Minutes(int minutes) => minutes == 1 ? "1 minute" : string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes");

    /// <summary>"45 s", "4 min", "3:40 min".</summary>
    internal static string Clock(int seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s")
        : seconds % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min") : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00} min");
}

/// <summary>A request that can be met, and the exercises that would be in it.</summary>
internal sealed record Possibility(RoutineNearest Request, IReadOnlyList<Exercise> Exercises)
{
    public override string ToString() => $"{RoutineWords.Word(Request.Goal)}, {RoutineWords.Minutes(Request.Minutes)}: {string.Join("; ", Exercises.Select(exercise => exercise.Name))}";
}
