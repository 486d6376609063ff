namespace PsoasBot.Knowledge.Files;

/// <summary>Reads <c>knowledge/exercises/&lt;id&gt;.yaml</c>: one exercise with its dose as the source gives it.</summary>
internal static class ExerciseFile
{
    public static (Exercise Exercise, int Line)? Read(string file, string text, ProblemList problems)
    {
        if (YamlMap.Load(file, text, problems).FirstOrDefault() is not { } map) return null;
        var exercise = new Exercise
        {
            Id = map.Required("id"),
            Name = map.Required("name"),
            Kind = map.Choice("kind", Words.ExerciseKinds),
            Usable = map.Flag("usable", otherwise: true),
            Described = map.Choice("described", Words.DescribedDegrees),
            Purpose = map.Optional("purpose"),
            PurposeStatements = map.Statements("purpose_statements"),
            Dose = ReadDose(file, map, problems),
            Position = map.Required("position"),
            Surfaces = ReadSurfaces(file, map, problems),
            Equipment = map.List("equipment"),
            Steps = ReadSteps(file, map, "steps", problems),
            Feel = map.Optional("feel"),
            FeelStatements = map.Statements("feel_statements"),
            Stop = map.Optional("stop"),
            StopStatements = map.Statements("stop_statements"),
            Easier = ReadSteps(file, map, "easier", problems),
            PartOf = map.Optional("part_of"),
            Plan = ReadPlan(map),
            PictureAlt = map.Optional("picture"),
            Cautions = ReadSteps(file, map, "cautions", problems),
            NotFor = map.List("not_for"),
            Contested = map.List("contested"),
            Statements = map.Statements("statements"),
            Asks = map.List("asks"),
        };
        map.RejectOthers();
        Check(file, map, exercise, problems);
        return (exercise, map.Line);
    }

    private static void Check(string file, YamlMap map, Exercise exercise, ProblemList problems)
    {
        if (exercise.Id.Length > 0 && exercise.Id != Path.GetFileNameWithoutExtension(file))
            problems.Add(file, map.LineOf("id"), $"the id '{exercise.Id}' must be the file's name");
        if (exercise.Statements.Count == 0)
            problems.Add(file, map.Line, "an exercise needs the statements that describe it");
        if (exercise.Usable && exercise.Described == Described.NotDescribed)
            problems.Add(file, map.LineOf("usable"), "an exercise that no source describes cannot be usable");
        if (exercise.Described == Described.Full && exercise.Steps.Count == 0)
            problems.Add(file, map.LineOf("steps"), "a fully described exercise needs steps");
        if (exercise.Steps.FirstOrDefault(step => step.On is { } surface && exercise.Surfaces.All(each => each.Id != surface)) is { } lost)
            problems.Add(file, map.LineOf("steps"), $"a step is on '{lost.On}', which is none of the 'surfaces'");
        CheckPlan(file, map, exercise, problems);
    }

    /// <summary>A routine says nothing without a citation and plans nothing without steps.</summary>
    private static void CheckPlan(string file, YamlMap map, Exercise exercise, ProblemList problems)
    {
        if (exercise.Plan is not { } plan) return;
        if (!exercise.Usable || exercise.Steps.Count == 0)
            problems.Add(file, map.LineOf("plan"), "only a usable exercise with steps can be planned");
        if (exercise.PurposeStatements.Count == 0)
            problems.Add(file, map.LineOf("purpose"), "a planned exercise needs 'purpose_statements'");
        if (exercise.Dose.Stated && exercise.Dose.Statements.Count == 0)
            problems.Add(file, map.LineOf("dose"), "a stated dose needs the 'statements' that give it");
        if (exercise.Dose is { Seconds: null, Repetitions: null, MinutesAtLeast: null } && plan.OwnPace == 0)
            problems.Add(file, map.LineOf("plan"), "without a time from the source the plan needs 'own_pace_seconds'");
    }

    /// <summary><c>surfaces</c> names each with the source's words; <c>floor: true</c> alone says that there is only the floor.</summary>
    private static List<Surface> ReadSurfaces(string file, YamlMap map, ProblemList problems)
    {
        var isFloor = map.Flag("floor", otherwise: false);
        if (map.Map("surfaces") is not { } surfaces) return isFloor ? [new Surface(Surface.Floor, "the floor")] : [];
        if (isFloor) problems.Add(file, map.LineOf("floor"), "'floor: true' means the floor alone; leave it out beside 'surfaces'");
        foreach (var unknown in surfaces.Keys.Where(id => !Surface.Known.Contains(id)))
            problems.Add(file, map.LineOf("surfaces"), $"there is no surface '{unknown}'; choose from {string.Join(", ", Surface.Known)}");
        return [.. surfaces.Keys.Select(id => new Surface(id, surfaces.Required(id)))];
    }

    private static ExercisePlan? ReadPlan(YamlMap map)
    {
        if (map.Map("plan") is not { } plan) return null;
        var rest = plan.Number("rest_seconds") ?? 0;
        var ownPace = plan.Number("own_pace_seconds") ?? 0;
        var read = new ExercisePlan
        {
            Rank = plan.Number("rank") ?? 50,
            SetUp = plan.Number("set_up_seconds") ?? 0,
            Rest = rest,
            RestMost = plan.Number("rest_seconds_most") ?? rest,
            ChangeSide = plan.Number("change_side_seconds") ?? 0,
            Repetition = plan.Number("repetition_seconds") ?? 0,
            OwnPace = ownPace,
            OwnPaceMost = plan.Number("own_pace_seconds_most") ?? ownPace,
            IsAlternating = plan.Flag("alternating", otherwise: false),
        };
        plan.RejectOthers();
        return read;
    }

    private static Dose ReadDose(string file, YamlMap map, ProblemList problems)
    {
        if (map.Map("dose") is not { } dose)
        {
            problems.Add(file, map.Line, "'dose' is missing; write 'text: not stated' and 'stated: false' where the source gives none");
            return new Dose { Text = "not stated", Stated = false };
        }
        var read = new Dose
        {
            Text = dose.Required("text"),
            Stated = dose.Flag("stated", otherwise: true),
            Seconds = dose.Number("seconds"),
            Repetitions = dose.Number("repetitions"),
            PerSide = dose.Flag("per_side", otherwise: false),
            MinutesAtLeast = dose.Number("minutes_at_least"),
            MinutesIdeal = dose.Number("minutes_ideal"),
            Statements = dose.Statements("statements"),
        };
        dose.RejectOthers();
        return read;
    }

    private static List<ExerciseStep> ReadSteps(string file, YamlMap map, string key, ProblemList problems)
    {
        List<ExerciseStep> steps = [];
        foreach (var step in map.Maps(key))
        {
            var read = new ExerciseStep(step.Required("text"), step.Statements("statements")) { IsFurther = step.Flag("further", otherwise: false), On = step.Optional("on") };
            step.RejectOthers();
            if (read.Statements.Count == 0)
                problems.Add(file, step.Line, $"one of the '{key}' cites no statement");
            steps.Add(read);
        }
        return steps;
    }
}
