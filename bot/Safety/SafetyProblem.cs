namespace PsoasBot.Safety;

/// <summary>A mistake in the clinical data, where it stands and what is wrong. Lines count from 1.</summary>
internal sealed record SafetyProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
