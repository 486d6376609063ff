namespace PsoasBot.Platforms;

/// <summary>One part of one exercise: get ready, a hold, a rest, the change of sides.</summary>
internal sealed record RoutinePart(RoutineStepCard Step, RoutinePhaseCard Phase)
{
    public TimeSpan Length => TimeSpan.FromSeconds(Phase.Seconds);
}

/// <summary>A routine as a row of parts, in the order in which they are done.</summary>
internal sealed class RoutineScript(RoutineCard routine)
{
    private readonly IReadOnlyList<RoutinePart> _parts = [.. routine.Steps.SelectMany(step => step.Phases.Select(phase => new RoutinePart(step, phase)))];

    public int Count => _parts.Count;

    public int Steps => routine.Steps.Count;

    public RoutinePart this[int part] => _parts[part];

    /// <summary>The first part of the exercise after this part's; <see cref="Count"/> behind the last.</summary>
    public int AfterStep(int part)
    {
        var next = part;
        while (next < Count && _parts[next].Step.Number == _parts[part].Step.Number) next++;
        return next;
    }
}
