using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Retrieval.Query;

/// <summary>The thesaurus bound to one index: phrases as sequences of stems, substitutes as term numbers.</summary>
internal sealed class PhraseTable
{
    private const int LongestPhrase = 4;

    private readonly Dictionary<string, List<(int[] Terms, float Weight)>> _substitutes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _corrections = new(StringComparer.Ordinal);

    public PhraseTable(Thesaurus? thesaurus, TermDictionary terms)
    {
        foreach (var (phrase, substitutes) in thesaurus?.Substitutes ?? new Dictionary<string, List<Substitute>>(StringComparer.Ordinal))
        {
            var known = substitutes
                .Select(substitute => (Terms: Numbers(substitute.Phrase, terms), substitute.Weight))
                .Where(substitute => substitute.Terms.Length > 0)
                .ToList();
            if (known.Count > 0) _substitutes[Key(QueryWords.Split(phrase))] = known;
        }
        foreach (var (wrong, right) in thesaurus?.Corrections ?? new Dictionary<string, string>(StringComparer.Ordinal))
            _corrections[string.Join(' ', QueryWords.Split(wrong))] = [.. QueryWords.Split(right)];
    }

    /// <summary>Replaces the misspellings that the vocabulary lists, phrases of up to four words included.</summary>
    public List<string> Correct(List<string> words)
    {
        if (_corrections.Count == 0) return words;
        List<string> corrected = new(words.Count);
        for (var at = 0; at < words.Count;)
        {
            var length = Math.Min(LongestPhrase, words.Count - at);
            string[]? right = null;
            while (length > 0 && !_corrections.TryGetValue(string.Join(' ', words.GetRange(at, length)), out right)) length--;
            corrected.AddRange(right ?? [words[at]]);
            at += Math.Max(1, length);
        }
        return corrected;
    }

    /// <summary>Adds substitutes to the slots of every phrase that stands in the question.</summary>
    public void Expand(IReadOnlyList<string> words, IReadOnlyList<QuerySlot?> slots)
    {
        if (_substitutes.Count == 0) return;
        for (var at = 0; at < words.Count; at++)
        {
            for (var length = 1; length <= LongestPhrase && at + length <= words.Count; length++)
            {
                if (_substitutes.TryGetValue(Key(words.Skip(at).Take(length)), out var substitutes))
                    Add(slots.Skip(at).Take(length).OfType<QuerySlot>().LastOrDefault(), substitutes);
            }
        }
    }

    /// <summary>A substitute of several words counts by its words, each at the weight of its share.</summary>
    private static void Add(QuerySlot? slot, List<(int[] Terms, float Weight)> substitutes)
    {
        foreach (var (terms, weight) in substitutes)
        {
            foreach (var term in terms) slot?.Add(term, terms.Length == 1 ? weight : weight * 0.6f);
        }
    }

    private static int[] Numbers(string phrase, TermDictionary terms) =>
        [.. QueryWords.Split(phrase).Select(word => terms.Find(word)).Where(term => term >= 0).Distinct()];

    private static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(word => Stemmer.Stem(word)));
}
