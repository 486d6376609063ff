using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Gives each document a number when it is first cited; its article and its comment thread count apart, as in
/// "[1] … paragraph 6 · [2] same page, comment of 2 Oct 2017".
/// </summary>
internal sealed class SourceNumbers(KnowledgeBase knowledge)
{
    private const int MostPlaces = 2;

    private readonly List<Entry> _entries = [];

    public int Number(StatementId id)
    {
        var statement = knowledge.Statement(id);
        var inComments = IsInComments(statement);
        var entry = _entries.Find(entry => entry.Slug == id.Source && entry.InComments == inComments);
        if (entry is null)
        {
            entry = new Entry(id.Source, inComments, _entries.Count + 1);
            _entries.Add(entry);
        }
        entry.Statements.Add(statement);
        return entry.Number;
    }

    /// <summary>"[1][3]" for the statements among the citations.</summary>
    public string Brackets(IEnumerable<string> citations) => Brackets(citations.Where(IsStatement).Select(StatementId.Parse));

    /// <summary>One statement for each place where the side is held stands for all of them.</summary>
    public string Brackets(ShownSide side) =>
        Brackets(side.Citations.Where(IsStatement).Select(StatementId.Parse).DistinctBy(id => (id.Source, IsInComments(knowledge.Statement(id)))).Take(MostPlaces));

    private string Brackets(IEnumerable<StatementId> ids) =>
        string.Concat(ids.Select(Number).Distinct().Order().Select(number => $"[{number}]"));

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
