using PsoasBot.Knowledge;
using PsoasBot.Routines;
using PsoasBot.Safety;

namespace PsoasBot.Tests.Routines;

/// <summary>What holds for every routine, over all goals, all minutes, and all limits one by one and in pairs.</summary>
public sealed class EveryRoutineTests
{
    private static readonly string[] Undescribed = ["stability-exercise-nik", "three-poses-link"];

    private static IEnumerable<string[]> LimitSets
    {
        get
        {
            List<string> ids = [.. RoutineFixture.Knowledge.Limits.Limits.Select(limit => limit.Id)];
            return ids.SelectMany(first => ids.Where(second => string.CompareOrdinal(first, second) < 0).Select(second => new[] { first, second }))
                .Concat(ids.Select(id => new[] { id })).Append([]);
        }
    }

    public static TheoryData<string> Goals => [.. RoutineRequestReader.Goals];

    [Theory]
    [MemberData(nameof(Goals))]
    public void Every_routine_keeps_its_promises(string goal)
    {
        foreach (var limits in LimitSets)
        {
            for (var minutes = RoutineRequest.LeastMinutes; minutes <= RoutineRequest.MostMinutes; minutes++)
            {
                var input = new RoutineInput { Goal = goal, Minutes = $"{minutes}", Limits = limits };
                var routine = RoutineFixture.Builder.Build(input, SafetyVerdict.Clear);
                Assert.True(Broken(routine, minutes) is not { } broken, $"{goal}, {minutes} min, {string.Join(" + ", limits)}: {Broken(routine, minutes)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Goals))]
    public void Every_published_routine_cites_every_step_and_marks_what_its_exercises_touch(string goal)
    {
        foreach (var limits in LimitSets.Where(set => set.Length < 2))
        {
            foreach (var minutes in new[] { 1, 2, 3, 5, 8, 10, 15, 20, 30, 45, 60 })
            {
                var answer = RoutineFixture.Publish(RoutineFixture.Builder.Build(new RoutineInput { Goal = goal, Minutes = $"{minutes}", Limits = limits }, SafetyVerdict.Clear));
                var name = $"{goal}, {minutes} min, {string.Join(" + ", limits)}";
                Assert.All(answer.Routine!.Steps, step => Assert.NotEmpty(step.Citations));
                Assert.All(answer.Routine.Steps.SelectMany(step => step.Instructions), line => Assert.NotEmpty(line.Citations));
                Assert.All(answer.Sentences, sentence => Assert.NotEmpty(sentence.Citations));
                Assert.All(answer.Routine.Steps.SelectMany(step => step.Citations).Concat(answer.Sentences.SelectMany(sentence => sentence.Citations)),
                    id => Assert.True(RoutineFixture.Knowledge.TryStatement(StatementId.Parse(id), out _), $"{name}: {id}"));
                Assert.All(answer.Contested, mark => Assert.True(mark.Sides.Count > 0 && mark.Sides.All(side => side.Citations.Count > 0), name));
                Assert.True(answer.Referral is { Who.Count: > 0 }, name);
                Assert.All(answer.Contested, mark => Assert.Contains(mark.Title, answer.Text, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void The_same_request_gives_the_same_routine()
    {
        var first = RoutineFixture.Publish(RoutineFixture.Build("any", 25, "cannot-kneel", "my wrist is a bit stiff"));
        var second = RoutineFixture.Publish(RoutineFixture.Build("any", 25, "cannot-kneel", "my wrist is a bit stiff"));

        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public void What_is_easier_is_not_a_step_as_well() =>
        Assert.All(RoutineFixture.Knowledge.Exercises, exercise => Assert.All(exercise.Easier, easier => Assert.All(exercise.Steps, step =>
            Assert.True(Shared(easier.Text, step.Text) < 0.6, $"{exercise.Id}: \"{easier.Text}\" says what \"{step.Text}\" says"))));

    /// <summary>The share of the shorter text's longer words that the other has too.</summary>
    private static double Shared(string one, string other)
    {
        var (first, second) = (Words(one), Words(other));
        return first.Intersect(second).Count() / (double)Math.Min(first.Count, second.Count);
    }

    private static HashSet<string> Words(string text) => [.. Plain.Words(text).Split(' ').Where(word => word.Length > 3)];

    private static string? Broken(Routine routine, int minutes)
    {
        var limits = routine.Request is { } request ? RoutineFixture.Builder.Limits.Read(request.Limits).Holding : [];
        if (routine.Status == RoutineStatus.Declined)
            return routine.Steps.Count > 0 ? "a decline has steps" : routine.Lead.Length == 0 ? "a decline says nothing" : routine.Said.Count == 0 ? "a decline gives no reason" : null;
        if (routine.Steps.Count == 0) return "no steps";
        if (routine.Request!.Goal != RoutineGoal.Check && routine.Steps.All(step => step.Exercise.Kind == ExerciseKind.SelfCheck)) return "a routine of only a check";
        if (Surfaces(routine, limits) is { } lost) return lost;
        if (limits.Any(limit => limit.Effect == LimitEffect.Professional)) return "steps in spite of a professional's limit";
        return TimeBroken(routine, minutes) ?? MarksBroken(routine) ?? routine.Steps.Select(step => StepBroken(step, limits)).FirstOrDefault(broken => broken is not null)
            ?? (routine.Steps.DistinctBy(step => step.Exercise.Id).Count() < routine.Steps.Count ? "an exercise twice" : null);
    }

    private static string? Surfaces(Routine routine, IReadOnlyList<Limit> limits)
    {
        var gone = limits.SelectMany(limit => limit.NoSurface).ToHashSet(StringComparer.Ordinal);
        return routine.Steps.FirstOrDefault(step => step.Instructions.Any(line => line.On is { } surface && gone.Contains(surface)) || step.Surfaces.Any(surface => gone.Contains(surface.Id))) is { } step
            ? $"{step.Exercise.Id} on what the member does not have"
            : null;
    }

    private static string? TimeBroken(Routine routine, int minutes) => (routine.Seconds / (minutes * 60.0)) switch
    {
        < 0.9 => routine.Said.Contains("shorter than asked") ? null : $"{routine.Seconds} s and no word that it is shorter",
        > 1.1 => routine.Said.Contains("longer than asked") ? null : $"{routine.Seconds} s and no word that it is longer",
        _ => null,
    };

    private static string? MarksBroken(Routine routine)
    {
        var marked = routine.Contested.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        var kinds = routine.Steps.Select(step => step.Exercise.Kind).ToHashSet();
        return routine.Steps.SelectMany(step => step.Exercise.Contested).FirstOrDefault(id => !marked.Contains(id)) is { } missing ? $"{missing} is not marked"
            : kinds.Contains(ExerciseKind.Strengthen) && !marked.Contains("release-before-strengthening") ? "the order is not marked"
            : kinds.Overlaps([ExerciseKind.Strengthen, ExerciseKind.Stretch]) && !marked.Contains("stretch-vs-strengthen") ? "stretch or strengthen is not marked"
            : routine.Steps.Any(step => !step.Exercise.Dose.Stated) && !routine.Said.Contains("dose not stated") ? "a missing dose is not said"
            : null;
    }

    private static string? StepBroken(RoutineStep step, IReadOnlyList<Limit> limits)
    {
        var exercise = step.Exercise;
        if (Undescribed.Contains(exercise.Id, StringComparer.Ordinal) || !exercise.Usable || exercise.Steps.Count == 0) return $"{exercise.Id} is not described";
        if (limits.FirstOrDefault(limit => exercise.NotFor.Contains(limit.Id) || limit.RulesOut.Contains(exercise.Id)) is { } forbidden) return $"{exercise.Id} in spite of {forbidden.Id}";
        if (step.Instructions.Any(line => line.Statements.Count == 0)) return $"{exercise.Id} has a line without citation";
        if (step.Seconds != step.Phases.Sum(phase => phase.Seconds)) return $"{exercise.Id}: its time is not the sum of its phases";
        return DoseBroken(step) is { } broken ? $"{exercise.Id}: {broken}" : null;
    }

    /// <summary>The phases show the source's numbers and no others.</summary>
    private static string? DoseBroken(RoutineStep step)
    {
        var dose = step.Exercise.Dose;
        var sides = dose.PerSide ? 2 : 1;
        var holds = step.Phases.Where(phase => phase.Kind == PhaseKind.Hold).ToList();
        var stays = step.Phases.Where(phase => phase.Kind == PhaseKind.Stay).ToList();
        if (dose.Seconds is { } seconds)
            return holds.Count == sides * (dose.Repetitions ?? 1) && holds.TrueForAll(hold => hold.Seconds == seconds) ? null : "the holds are not the source's";
        if (holds.Count > 0) return "a hold that no source gives";
        if (dose is { MinutesAtLeast: { } least, Repetitions: null })
            return stays is [var stay] && stay.Seconds >= least * 60 && stay.Seconds <= (dose.MinutesIdeal ?? least) * 60 ? null : "the stay is not the source's";
        if (stays.Count > 0) return "a stay that no source gives";
        return step.Phases.Any(phase => phase.Kind == PhaseKind.Repetitions) == dose.Repetitions is not null ? null : "repetitions that no source gives";
    }
}
