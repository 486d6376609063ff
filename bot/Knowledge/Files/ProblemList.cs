namespace PsoasBot.Knowledge.Files;

/// <summary>Collects what is wrong while files are read, so that one run reports everything.</summary>
internal sealed class ProblemList
{
    private readonly List<KnowledgeProblem> _problems = [];

    public IReadOnlyList<KnowledgeProblem> All => _problems;

    public void Add(string file, int line, string message) => _problems.Add(new KnowledgeProblem(file, line, message));
}
