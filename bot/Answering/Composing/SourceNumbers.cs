using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Gives each document a number when it is first cited; its article and its comment thread count apart, as in
/// "[1] … paragraph 6 · [2] same page, comment of 2 Oct 2017".
/// </summary>
internal sealed class SourceNumbers(KnowledgeBase knowledge)
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, LibraryPassage> _passages = new(StringComparer.Ordinal);

    /// <summary>Makes a passage of a community's own document citable by its id.</summary>
    public void Add(LibraryPassage passage) => _passages[passage.Id] = passage;

    /// <summary>"[1][3]" for the statements and passages among the citations.</summary>
    public string Brackets(IEnumerable<string> citations) =>
        string.Concat(citations.Select(Number).Where(number => number > 0).Distinct().Order().Select(number => $"[{number}]"));

    /// <summary>A side is cited once in every document and comment thread that it is held in, so that nobody is named without a number.</summary>
    public string Brackets(ShownSide side)
    {
        var cited = _entries.SelectMany(entry => entry.Citations).ToHashSet(StringComparer.Ordinal);
        return Brackets(side.Citations.GroupBy(KeyOf).Select(places => places.FirstOrDefault(cited.Contains) ?? places.First()));
    }

    public IReadOnlyList<AnswerSource> List() => [.. _entries.Select(Describe)];

    /// <summary>The number of a citation, 0 where it is none of ours.</summary>
    private int Number(string citation)
    {
        if (KeyOf(citation) is not { } key) return 0;
        var entry = Find(key);
        if (entry is null)
        {
            entry = new Entry(key, _entries.Count + 1);
            _entries.Add(entry);
        }
        entry.Citations.Add(citation);
        return entry.Number;
    }

    private Entry? Find((string Document, bool InComments) key) => _entries.Find(entry => entry.Key == key);

    private (string Document, bool InComments)? KeyOf(string citation)
    {
        if (_passages.TryGetValue(citation, out var passage)) return (passage.File, false);
        return StatementId.TryParse(citation, out var id) && knowledge.TryStatement(id, out var statement) ? (id.Source, IsInComments(statement)) : null;
    }

    private static bool IsInComments(Statement statement) => statement.Speaker.IsCommenter || statement.Speaker.Role == SpeakerRole.AuthorInComments;

    private AnswerSource Describe(Entry entry) =>
        _passages.TryGetValue(entry.Citations[0], out _) ? DescribePassages(entry) : DescribeStatements(entry);

    private AnswerSource DescribePassages(Entry entry)
    {
        var passages = entry.Citations.Distinct(StringComparer.Ordinal).Select(id => _passages[id]).ToList();
        return new AnswerSource
        {
            Number = entry.Number,
            Source = passages[0].File,
            Title = passages[0].Title,
            Author = "this community's document",
            Published = passages[0].File,
            Where = Places.Join(passages.Select(passage => passage.Where)),
            Ids = [.. passages.Select(passage => new AnswerCitation(passage.Id, passage.Text, "this community's document", passage.Where))],
        };
    }

    private AnswerSource DescribeStatements(Entry entry)
    {
        var source = knowledge.Source(entry.Key.Document);
        var statements = entry.Citations.Distinct(StringComparer.Ordinal).Select(id => knowledge.Statement(StatementId.Parse(id))).OrderBy(statement => statement.Id).ToList();
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

    private sealed record Entry((string Document, bool InComments) Key, int Number)
    {
        public List<string> Citations { get; } = [];
    }
}
