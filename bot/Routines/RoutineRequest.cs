namespace PsoasBot.Routines;

internal enum RoutineGoal { Any, Release, Stretch, Strengthen, Reset, Check }

internal enum Experience { NotSaid, New, Some, Experienced }

/// <summary>A request as it came in, in words; nothing in it is checked yet, and all of it is screened.</summary>
internal sealed record RoutineInput
{
    public string? Goal { get; init; }
    public string? Minutes { get; init; }
    public IReadOnlyList<string> Limits { get; init; } = [];
    public string? Experience { get; init; }

    /// <summary>The request as a member would say it: "A routine: stretch, 10 minutes, cannot-kneel".</summary>
    public override string ToString() => $"A routine: {string.Join(", ", new[] { Goal ?? "any", $"{Minutes} minutes" }.Concat(Limits))}";
}

/// <summary>A request that can be met or honestly declined: minutes 1 to 60, limits in the member's words.</summary>
internal sealed record RoutineRequest(RoutineGoal Goal, int Minutes)
{
    public const int LeastMinutes = 1;
    public const int MostMinutes = 60;

    public IReadOnlyList<string> Limits { get; init; } = [];
    public Experience Experience { get; init; }
}

/// <summary>What came of reading a request.</summary>
internal abstract record RoutineReading
{
    private RoutineReading()
    {
    }

    internal sealed record Understood(RoutineRequest Request) : RoutineReading;

    /// <summary>Each line names the choices.</summary>
    internal sealed record Wrong(IReadOnlyList<string> Problems) : RoutineReading;
}
