using System.Collections.Concurrent;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Index;

/// <summary>
/// An immutable in-memory index of passages. A search is deterministic: equal scores are ordered by the passages' order.
/// Safe for any number of threads; each search borrows its working memory.
/// </summary>
internal sealed class PassageIndex
{
    private readonly RetrievalOptions _options;
    private readonly TermDictionary _terms;
    private readonly QueryPlanner _planner;
    private readonly Postings _postings;
    private readonly ForwardTexts _texts;
    private readonly PassageScan _scan;
    private readonly Reranker _reranker;
    private readonly Feedback _feedback;
    private readonly int[]? _groups;
    private readonly ConcurrentBag<SearchScratch> _scratches = [];
    private readonly Func<SearchScratch> _newScratch;

    public PassageIndex(RetrievalOptions options, IReadOnlyList<Passage> passages, TermDictionary terms, Postings postings, ForwardTexts texts, Thesaurus? thesaurus)
    {
        (_options, Passages, _terms, _postings, _texts) = (options, passages, terms, postings, texts);
        var unknown = MathF.Log(1 + (passages.Count + 0.5f) / 0.5f);
        _planner = new QueryPlanner(terms, postings, new SpellingIndex(terms, postings), new PhraseTable(thesaurus, terms)) { UnknownIdf = unknown };
        _scan = new PassageScan(postings, passages.Count);
        _reranker = new Reranker(options, texts);
        _feedback = new Feedback(options, texts, postings);
        _groups = Groups(passages);
        _newScratch = () => new SearchScratch(terms.Count);
    }

    public IReadOnlyList<Passage> Passages { get; }

    public static PassageIndex Build(IEnumerable<Passage> passages, RetrievalOptions options, Thesaurus? thesaurus = null)
    {
        var builder = new PassageIndexBuilder(options);
        foreach (var passage in passages) builder.Add(passage);
        return builder.Build(thesaurus);
    }

    /// <summary>The word, or another with its stem, stands in a passage or is a stop word.</summary>
    public bool Knows(string word) => _terms.Find(word) != TermDictionary.Unknown;

    /// <summary>The term of a stem, negative where no passage holds it.</summary>
    public int TermOfStem(ReadOnlySpan<char> stem) => _terms.FindStem(stem);

    /// <summary>For each term, how many of the passages that are chosen by ordinal hold it.</summary>
    public int[] Counts(Func<int, bool> isChosen)
    {
        var counts = new int[_terms.Count];
        for (var term = 0; term < counts.Length; term++)
        {
            foreach (var passage in _postings.Passages(term)) counts[term] += isChosen(passage) ? 1 : 0;
        }
        return counts;
    }

    public string StemOf(int term) => _terms.StemOf(term).ToString();

    /// <summary>Whether a text holds the term.</summary>
    public bool Holds(int term, string text)
    {
        Span<char> buffer = stackalloc char[64];
        var words = new Text.Tokenizer(Text.Folding.Fold(text), buffer);
        while (words.MoveNext())
        {
            if (_terms.Find(words.Current) == term) return true;
        }
        return false;
    }

    /// <summary>The summed inverse document frequency of the different words of a passage's text, its title left out.</summary>
    public float WeightOf(int passage)
    {
        var words = _texts.Terms(passage)[_texts.TitleLength(passage)..].ToArray();
        Array.Sort(words);
        var weight = 0f;
        for (var i = 0; i < words.Length; i++)
        {
            if (i == 0 || words[i] != words[i - 1]) weight += _postings.Idf(words[i]);
        }
        return weight;
    }

    public IReadOnlyList<QuerySlot> Plan(string question) => _planner.Plan(question);

    /// <summary>The best passages, one for each group, best first; empty when no word of the question is known.</summary>
    public IReadOnlyList<Hit> Search(string question, int limit)
    {
        if (limit <= 0) return [];
        var hits = Search(_planner.Plan(question), Math.Max(limit, _options.Rerank), _groups, feedback: true);
        return hits.Length <= limit ? hits : hits[..limit];
    }

    /// <summary>The best passages by the words alone, without feedback and before groups are collapsed, best first.</summary>
    public IReadOnlyList<Hit> Search(IReadOnlyList<QuerySlot> slots) => Search(slots, _options.Rerank, groups: null, feedback: false);

    private Hit[] Search(IReadOnlyList<QuerySlot> slots, int keep, int[]? groups, bool feedback)
    {
        var scratch = _scratches.TryTake(out var free) ? free : _newScratch();
        try
        {
            scratch.MarkTerms(slots);
            scratch.Cursors.Open(slots, _postings);
            scratch.Top.Reset(keep, groups);
            _scan.Collect(scratch.Cursors, scratch.Top);
            var hits = Rerank(slots, scratch);
            if (feedback)
            {
                _feedback.Apply(hits, scratch);
                hits.AsSpan().Sort(BestFirst);
            }
            return hits;
        }
        finally
        {
            scratch.UnmarkTerms(slots);
            _scratches.Add(scratch);
        }
    }

    private Hit[] Rerank(IReadOnlyList<QuerySlot> slots, SearchScratch scratch)
    {
        var hits = new Hit[scratch.Top.Count];
        var scale = _postings.Scale / PostingCursors.Unit;
        for (var i = 0; i < hits.Length; i++) hits[i] = _reranker.Score(scratch.Top.Passage(i), scratch.Top.Score(i) * scale, slots, scratch);
        hits.AsSpan().Sort(BestFirst);
        return hits;
    }

    private static int BestFirst(Hit a, Hit b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Ordinal.CompareTo(b.Ordinal);

    /// <summary>The number of each passage's group, or null where every passage is its own.</summary>
    private static int[]? Groups(IReadOnlyList<Passage> passages)
    {
        Dictionary<string, int> numbers = new(passages.Count, StringComparer.Ordinal);
        var groups = new int[passages.Count];
        for (var i = 0; i < groups.Length; i++)
        {
            if (!numbers.TryGetValue(passages[i].Group, out groups[i])) numbers[passages[i].Group] = groups[i] = numbers.Count;
        }
        return numbers.Count == passages.Count ? null : groups;
    }
}
