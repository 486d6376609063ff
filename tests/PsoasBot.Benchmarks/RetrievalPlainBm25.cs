using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Query;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Benchmarks;

/// <summary>
/// The yardstick: Okapi BM25 (Robertson and Walker 1994, k1 1.2, b 0.75) over title and text as one field, with our stemmer
/// and stop words and nothing else; every passage is scored.
/// </summary>
internal sealed class RetrievalPlainBm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly IReadOnlyList<Passage> _passages;
    private readonly Dictionary<string, List<(int Passage, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly int[] _lengths;
    private readonly double _mean;

    public RetrievalPlainBm25(IReadOnlyList<Passage> passages)
    {
        _passages = passages;
        _lengths = new int[passages.Count];
        for (var i = 0; i < passages.Count; i++)
        {
            var words = Words(passages[i].Title + " " + passages[i].Text).ToList();
            _lengths[i] = words.Count;
            foreach (var word in words.CountBy(word => word, StringComparer.Ordinal))
            {
                if (!_postings.TryGetValue(word.Key, out var list)) _postings[word.Key] = list = [];
                list.Add((i, word.Value));
            }
        }
        _mean = _lengths.Average();
    }

    public IReadOnlyList<string> Search(string question, int limit)
    {
        var scores = new double[_passages.Count];
        foreach (var word in Words(question).Distinct(StringComparer.Ordinal))
        {
            if (!_postings.TryGetValue(word, out var list)) continue;
            var idf = Math.Log(1 + (_passages.Count - list.Count + 0.5) / (list.Count + 0.5));
            foreach (var (passage, count) in list) scores[passage] += idf * count * (K1 + 1) / (count + K1 * (1 - B + B * _lengths[passage] / _mean));
        }
        return [.. Enumerable.Range(0, scores.Length).Where(i => scores[i] > 0).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(limit).Select(i => _passages[i].Group)];
    }

    private static IEnumerable<string> Words(string text) =>
        QueryWords.Split(text).Where(word => !StopWords.Documents.Contains(word)).Select(word => Stemmer.Stem(word));
}
