using System.Globalization;
using PsoasBot.Knowledge;
using PsoasBot.Routines.Limits;
using PsoasBot.Safety;

namespace PsoasBot.Routines.Composing;

/// <summary>What is said around the steps: the order and its reason, what the time means, what is missing and why, and what would be nearest.</summary>
internal sealed class RoutineWords(KnowledgeBase knowledge, RoutineOptions options)
{
    private const string ReleaseFirst = "release-before-strengthening";
    private const string StretchOrStrengthen = "stretch-vs-strengthen";

    public Routine Finish(RoutineRequest request, LimitReading limits, IReadOnlyList<RoutineStep> steps)
    {
        var claims = Claims(steps);
        List<RoutineNote> notes = [.. Order(steps, claims), .. Pace(steps), .. Time(request, steps), .. Positions(steps), .. Limits(limits)];
        return new Routine
        {
            Status = RoutineStatus.Answered,
            Level = LimitReferral.Of(limits) is null ? SafetyLevel.None : SafetyLevel.Professional,
            Request = request,
            Lead = Lead(request, steps),
            Steps = steps,
            Notes = notes,
            Said = [.. Said(request, limits, steps, claims)],
            Contested = claims,
            Referral = LimitReferral.Of(limits),
        };
    }

    public Routine NothingLeft(RoutineRequest request, LimitReading limits, RoutineNearest? nearest)
    {
        var names = string.Join(", ", limits.Holding.Where(limit => limit.Effect != LimitEffect.Professional).Select(limit => limit.Label));
        return Declined(request, limits, nearest,
            $"With your limits ({names}) no exercise is left that a source describes for the goal \"{Word(request.Goal)}\".",
            "goal not possible with the limits", nearest is null ? [] : [Nearer($"The nearest that I can build for you: {Word(nearest.Goal)}, {Minutes(nearest.Minutes)}.")]);
    }

    public Routine TooShort(RoutineRequest request, LimitReading limits, Exercise shortest, int seconds, RoutineNearest nearest) =>
        Declined(request, limits, nearest,
            string.Create(CultureInfo.InvariantCulture, $"{Minutes(request.Minutes)} {(request.Minutes == 1 ? "is" : "are")} too short for the goal \"{Word(request.Goal)}\"."),
            "goal not possible in the time",
            [
                new RoutineNote($"The shortest exercise for it is \"{shortest.Name}\" ({shortest.Dose.Text}): with set-up and both sides it takes about {Clock(seconds)}, and I do not cut a dose short.", shortest.Dose.Statements),
                Nearer($"The nearest that I can build for you: {Word(nearest.Goal)}, {Minutes(nearest.Minutes)}."),
            ]);

    private Routine Declined(RoutineRequest request, LimitReading limits, RoutineNearest? nearest, string lead, string said, IReadOnlyList<RoutineNote> notes) =>
        Declined(request, limits, nearest, lead, said, notes, NamedOnly(request, limits));

    private Routine Declined(
        RoutineRequest request, LimitReading limits, RoutineNearest? nearest, string lead, string said, IReadOnlyList<RoutineNote> notes, IReadOnlyList<Exercise> named) => new()
        {
            Status = RoutineStatus.Declined,
            Level = LimitReferral.Of(limits) is null ? SafetyLevel.None : SafetyLevel.Professional,
            Request = request,
            Lead = lead,
            Notes = [.. notes, .. NamedOnly(named), .. Limits(limits)],
            Said = [.. SaidOfDecline(said, nearest, named, limits)],
            Contested = [.. Known(named.SelectMany(exercise => exercise.Contested))],
            Nearest = nearest,
            Referral = LimitReferral.Of(limits),
        };

    private static RoutineNote Nearer(string text) => RoutineNote.Ours(text);

    /// <summary>Poses that a source only names may help somebody who asks for them elsewhere; here they get no steps.</summary>
    private List<Exercise> NamedOnly(RoutineRequest request, LimitReading limits) => [.. knowledge.Exercises
        .Where(exercise => exercise.Usable && !exercise.CanBeDone && GoalRanking.Serves(request.Goal, exercise) && !RoutineComposer.IsRuledOut(exercise, limits))];

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

    private string Lead(RoutineRequest request, IReadOnlyList<RoutineStep> steps)
    {
        var goal = request.Goal == RoutineGoal.Any ? "A mixed routine" : $"A routine to {Verb(request.Goal)}";
        var count = steps.Count == 1 ? "one exercise" : string.Create(CultureInfo.InvariantCulture, $"{steps.Count} exercises");
        return $"{goal}: {count}, about {Clock(steps.Sum(step => step.Seconds))} with set-up, rests and both sides.";
    }

    /// <summary>The reason of the order; where release and strengthening meet, or strengthening stands alone, the sources disagree.</summary>
    private IEnumerable<RoutineNote> Order(IReadOnlyList<RoutineStep> steps, IReadOnlyList<ContestedClaim> claims)
    {
        if (steps.Count > 1 && steps[0].Exercise is { Kind: ExerciseKind.SelfCheck } check)
            yield return new RoutineNote("The check comes first, because it may show whether strength is what is missing.", check.PurposeStatements);
        if (steps.All(step => step.Exercise.Kind != ExerciseKind.Strengthen) || claims.FirstOrDefault(claim => claim.Id == ReleaseFirst) is not { } order) yield break;
        var start = steps.Any(step => step.Exercise.Kind is ExerciseKind.Release)
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
        var (asked, planned) = (request.Minutes * 60, steps.Sum(step => step.Seconds));
        if (planned < asked * (1 - options.Tolerance))
            yield return RoutineNote.Ours($"This is shorter than the {Minutes(request.Minutes)} you asked for: the exercises that fit are in it with their whole dose, and I neither repeat nor stretch them beyond what a source gives.");
        if (planned > asked * (1 + options.Tolerance))
            yield return RoutineNote.Ours($"This is longer than the {Minutes(request.Minutes)} you asked for: it is the shortest one there is, and I do not cut its dose.");
    }

    private static IEnumerable<RoutineNote> Positions(IReadOnlyList<RoutineStep> steps)
    {
        var open = steps.Where(step => IsPositionOpen(step.Exercise)).Select(step => step.Exercise.Name).ToList();
        if (open.Count > 0)
            yield return RoutineNote.Ours($"Position not stated: {string.Join("; ", open)}. Take one that your limits allow and that feels safe.");
    }

    private static IEnumerable<RoutineNote> Limits(LimitReading limits)
    {
        foreach (var limit in limits.Holding.Where(limit => limit is { Effect: LimitEffect.Care, Says: not null }))
            yield return RoutineNote.Ours(limit.Says!);
        if (limits.NotUnderstood.Count > 0)
            yield return RoutineNote.Ours($"I could not take this into account: {string.Join("; ", limits.NotUnderstood.Select(text => $"\"{Plain.Echo(text)}\""))}. If it is about your health, please ask a physiotherapist or doctor before you begin.");
    }

    private IEnumerable<string> Said(RoutineRequest request, LimitReading limits, IReadOnlyList<RoutineStep> steps, IReadOnlyList<ContestedClaim> claims)
    {
        var (asked, planned) = (request.Minutes * 60, steps.Sum(step => step.Seconds));
        (bool Holds, string Says)[] all =
        [
            (steps.Any(step => !step.Exercise.Dose.Stated), "dose not stated"),
            (steps.Any(step => step.IsOwnPace), "own pace"),
            (steps.Any(step => step.Exercise.Dose.PerSide), "both sides"),
            (true, "set-up and rest counted"),
            (claims.Count > 0, "contested"),
            (claims.Any(claim => claim.Id == ReleaseFirst) && steps.Any(step => step.Exercise.Kind == ExerciseKind.Strengthen), "release before strengthening is contested"),
            (steps.Any(step => step.Exercise.Kind == ExerciseKind.SelfCheck), "no diagnosis"),
            (steps.Any(step => IsPositionOpen(step.Exercise)), "position not stated"),
            (steps.Any(step => IsFromComment(step.Exercise)), "a comment's advice"),
            (planned < asked * (1 - options.Tolerance), "shorter than asked"),
            (planned > asked * (1 + options.Tolerance), "longer than asked"),
            (limits.Holding.Any(limit => limit is { Effect: LimitEffect.Care, Says: not null }), "our own caution"),
            (limits.NotUnderstood.Count > 0, "limit not understood"),
        ];
        return all.Where(each => each.Holds).Select(each => each.Says);
    }

    /// <summary>The claims of the exercises, major ones first; strengthening and stretching always carry theirs.</summary>
    private List<ContestedClaim> Claims(IReadOnlyList<RoutineStep> steps)
    {
        var kinds = steps.Select(step => step.Exercise.Kind).ToHashSet();
        return Known(steps.SelectMany(step => step.Exercise.Contested)
            .Concat(kinds.Contains(ExerciseKind.Strengthen) || kinds.Contains(ExerciseKind.Stretch) ? [StretchOrStrengthen] : [])
            .Concat(kinds.Contains(ExerciseKind.Strengthen) ? [ReleaseFirst] : []));
    }

    private List<ContestedClaim> Known(IEnumerable<string> ids)
    {
        var known = knowledge.Contested.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        return [.. ids.Distinct(StringComparer.Ordinal).Where(known.ContainsKey).Select(id => known[id]).OrderBy(claim => claim.Level)];
    }

    private bool IsFromComment(Exercise exercise) => exercise.Steps[0].Statements.Any(id => knowledge.Statement(id).Speaker.IsCommenter);

    private static bool IsPositionOpen(Exercise exercise) => exercise.Position.StartsWith("not ", StringComparison.Ordinal);

    private static string Word(RoutineGoal goal) => goal.ToString().ToLowerInvariant();

    private static string Verb(RoutineGoal goal) => goal switch
    {
        RoutineGoal.Check => "check yourself",
        _ => Word(goal),
    };

    internal static string Minutes(int minutes) => minutes == 1 ? "1 minute" : string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes");

    /// <summary>"45 s", "4 min", "3:40 min".</summary>
    internal static string Clock(int seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds} s")
        : seconds % 60 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min") : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00} min");
}
