using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Gives each document a number when it is first cited; its article and its comment thread count apart, as in
/// "[1] … paragraph 6 · [2] same page, comment of 2 Oct 2017".
/// </summary>
internal sealed class SourceNumbers(KnowledgeBase knowledge)
{
    private readonly List<Entry> _entries = [];

    public int Number(StatementId id)
    {
        var statement = knowledge.Statement(id);
        var entry = Find(id);
        if (entry is null)
        {
            entry = new Entry(id.Source, IsInComments(statement), _entries.Count + 1);
            _entries.Add(entry);
        }
        entry.Statements.Add(statement);
        return entry.Number;
    }

    /// <summary>"[1][3]" for the statements among the citations.</summary>
    public string Brackets(IEnumerable<string> citations) => Brackets(citations.Where(IsStatement).Select(StatementId.Parse));

    /// <summary>One statement stands for all of a side: the best one, or one of a place that is numbered already, so that the list of sources stays short.</summary>
    public string Brackets(ShownSide side)
    {
        var ids = side.Citations.Where(IsStatement).Select(StatementId.Parse).ToList();
        var numbered = ids.Where(id => Find(id) is not null).Take(1).ToList();
        return Brackets(numbered.Count > 0 ? numbered : ids.Take(1));
    }

    private string Brackets(IEnumerable<StatementId> ids) =>
        string.Concat(ids.Select(Number).Distinct().Order().Select(number => $"[{number}]"));

    private Entry? Find(StatementId id) => _entries.Find(entry => entry.Slug == id.Source && entry.InComments == IsInComments(knowledge.Statement(id)));

    private bool IsStatement(string citation) => StatementId.TryParse(citation, out var id) && knowledge.TryStatement(id, out _);

    private static bool IsInComments(Statement statement) => statement.Speaker.IsCommenter || statement.Speaker.Role == SpeakerRole.AuthorInComments;

    public IReadOnlyList<AnswerSource> List() => [.. _entries.Select(Describe)];

    private AnswerSource Describe(Entry entry)
    {
        var source = knowledge.Source(entry.Slug);
        var statements = entry.Statements.DistinctBy(statement => statement.Id).OrderBy(statement => statement.Id).ToList();
        return new AnswerSource
        {
            Number = entry.Number,
            Source = source.Slug,
            Title = source.Title,
            Author = source.Author,
            Published = source.Published,
            Where = Places.Join(statements.Select(statement => statement.Where)),
            Url = source.Url,
            Ids = [.. statements.Select(statement => new AnswerCitation(statement.Id.ToString(), statement.Text, Voices.Describe(statement, source), statement.Where))],
        };
    }

    private sealed record Entry(string Slug, bool InComments, int Number)
    {
        public List<Statement> Statements { get; } = [];
    }
}
