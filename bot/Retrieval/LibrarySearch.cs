using PsoasBot.Knowledge.Library;
using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval;

/// <summary>A passage of a community's own document, how much of the question it covers, and its sentences that say it, in order.</summary>
internal sealed record LibraryHit(LibraryPassage Passage, float Score, float Coverage, int Matches, string Extract);

/// <summary>
/// Searches a community's own documents. The index follows the library's snapshot: it is built again when the content changes,
/// while searches under way finish on the old one. The thesaurus is read with the first document.
/// </summary>
internal sealed class LibrarySearch(ILibrary library, Lazy<Thesaurus> thesaurus)
{
    private static readonly RetrievalOptions Options = new() { KeepQuestionWords = false, TextB = 0.5f };

    private volatile Indexed? _indexed;

    public IReadOnlyList<LibraryHit> Find(string question, int limit)
    {
        if (Current() is not { } indexed) return [];
        var slots = indexed.Index.Plan(question);
        return [.. indexed.Index.Search(question, limit).Select(hit => Describe(indexed, hit, slots))];
    }

    private Indexed? Current()
    {
        var snapshot = library.Current;
        if (snapshot.Passages.Count == 0) return null;
        if (_indexed is { } known && known.Snapshot.Version == snapshot.Version) return known;
        var index = PassageIndex.Build(snapshot.Passages.Select(passage => new Passage
        {
            Id = passage.Id,
            Group = passage.Id,
            Title = $"{passage.Title} {string.Join(' ', passage.Headings)}",
            Text = passage.Text,
        }), Options, thesaurus.Value);
        return _indexed = new Indexed(snapshot, index);
    }

    private static LibraryHit Describe(Indexed indexed, Hit hit, IReadOnlyList<QuerySlot> slots)
    {
        var passage = indexed.Snapshot.Passages[hit.Ordinal];
        var (extract, matches) = PassageExtract.Of(passage.Text, indexed.Index, slots);
        return new LibraryHit(passage, hit.Score, hit.Coverage, matches, extract);
    }

    private sealed record Indexed(LibrarySnapshot Snapshot, PassageIndex Index);
}
