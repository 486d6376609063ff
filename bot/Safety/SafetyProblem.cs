namespace PsoasBot.Safety;

/// <summary>A mistake in the clinical data, where it stands and what is wrong. Lines count from 1.</summary>
internal sealed record SafetyProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>The clinical data cannot be used; lists every problem with file and line.</summary>
internal sealed class SafetyException(IReadOnlyList<SafetyProblem> problems) : Exception($"The safety data is broken:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<SafetyProblem> Problems { get; } = problems;
}
