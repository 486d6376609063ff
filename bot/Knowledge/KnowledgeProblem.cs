namespace PsoasBot.Knowledge;

/// <summary>Something wrong in a knowledge file; <see cref="Line"/> counts from 1, 0 means the whole file.</summary>
internal sealed record KnowledgeProblem(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}

/// <summary>The knowledge folder cannot be used; lists every problem with file and line.</summary>
internal sealed class KnowledgeException(IReadOnlyList<KnowledgeProblem> problems)
    : Exception($"The knowledge has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<KnowledgeProblem> Problems { get; } = problems;
}
