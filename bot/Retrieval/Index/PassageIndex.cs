using System.Collections.Concurrent;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Index;

/// <summary>
/// An immutable in-memory index of passages. A search is deterministic: equal scores are ordered by the passages' order.
/// Safe for any number of threads; each search borrows its working memory.
/// </summary>
internal sealed class PassageIndex
{
    private readonly QueryPlanner _planner;
    private readonly Accumulator _accumulator;
    private readonly Reranker _reranker;
    private readonly ConcurrentBag<SearchScratch> _scratches = [];
    private readonly Func<SearchScratch> _newScratch;
    private readonly TermDictionary _terms;

    public PassageIndex(RetrievalOptions options, IReadOnlyList<Passage> passages, TermDictionary terms, Postings postings, int[] tokens, int[] starts, Thesaurus? thesaurus)
    {
        (_terms, Passages) = (terms, passages);
        var unknown = MathF.Log(1 + (passages.Count + 0.5f) / 0.5f);
        _planner = new QueryPlanner(terms, postings, new SpellingIndex(terms), new PhraseTable(thesaurus, terms)) { UnknownIdf = unknown };
        _accumulator = new Accumulator(postings, options.Rerank);
        _reranker = new Reranker(options, tokens, starts);
        _newScratch = () => new SearchScratch(passages.Count, terms.Count);
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

    public IReadOnlyList<QuerySlot> Plan(string question) => _planner.Plan(question);

    /// <summary>The best passages, one for each group, best first; empty when no word of the question is known.</summary>
    public IReadOnlyList<Hit> Search(string question, int limit) => Collapse(Search(_planner.Plan(question)), limit);

    /// <summary>The best passages before groups are collapsed, best first.</summary>
    public IReadOnlyList<Hit> Search(IReadOnlyList<QuerySlot> slots)
    {
        var scratch = _scratches.TryTake(out var free) ? free : _newScratch();
        try
        {
            scratch.MarkTerms(slots);
            var best = _accumulator.Collect(slots, scratch);
            var hits = new Hit[best.Count];
            for (var i = 0; i < hits.Length; i++) hits[i] = _reranker.Score(best[i].Passage, best[i].Score, slots, scratch);
            Array.Sort(hits, static (a, b) => b.Score.CompareTo(a.Score) is var order and not 0 ? order : a.Ordinal.CompareTo(b.Ordinal));
            return hits;
        }
        finally
        {
            scratch.Clear(slots);
            _scratches.Add(scratch);
        }
    }

    private List<Hit> Collapse(IReadOnlyList<Hit> hits, int limit)
    {
        List<Hit> kept = new(limit);
        HashSet<string> groups = new(StringComparer.Ordinal);
        foreach (var hit in hits)
        {
            if (!groups.Add(Passages[hit.Ordinal].Group)) continue;
            kept.Add(hit);
            if (kept.Count == limit) break;
        }
        return kept;
    }
}
