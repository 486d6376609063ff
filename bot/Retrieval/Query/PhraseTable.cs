using System.Text;
using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Retrieval.Query;

/// <summary>The thesaurus bound to one index: phrases as sequences of stems, substitutes as term numbers.</summary>
internal sealed class PhraseTable
{
    private const int LongestPhrase = 4;

    private readonly Dictionary<string, (int[] Terms, float Weight)[]> _substitutes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _corrections = new(StringComparer.Ordinal);
    private readonly int _longestSubstitute;
    private readonly int _longestCorrection;

    public PhraseTable(Thesaurus? thesaurus, TermDictionary terms)
    {
        Dictionary<string, int[]> numbers = new(StringComparer.Ordinal);
        foreach (var (phrase, substitutes) in thesaurus?.Substitutes ?? new Dictionary<string, List<Substitute>>(StringComparer.Ordinal))
        {
            if (Known(substitutes, numbers, terms) is { Length: > 0 } known) _substitutes[Key(QueryWords.Split(phrase))] = known;
        }
        foreach (var (wrong, right) in thesaurus?.Corrections ?? new Dictionary<string, string>(StringComparer.Ordinal))
            _corrections[string.Join(' ', QueryWords.Split(wrong))] = [.. QueryWords.Split(right)];
        _longestSubstitute = Longest(_substitutes.Keys);
        _longestCorrection = Longest(_corrections.Keys);
    }

    /// <summary>Replaces the misspellings that the vocabulary lists, phrases of up to four words included.</summary>
    public List<FocusWord> Correct(List<FocusWord> words)
    {
        if (_corrections.Count == 0) return words;
        List<FocusWord> corrected = new(words.Count);
        for (var at = 0; at < words.Count;)
        {
            var length = Math.Min(_longestCorrection, words.Count - at);
            string[]? right = null;
            while (length > 0 && !_corrections.TryGetValue(Join(words, at, length), out right)) length--;
            var asked = words[at].Asked;
            foreach (var word in right ?? [words[at].Text]) corrected.Add(new FocusWord(word, asked));
            at += Math.Max(1, length);
        }
        return corrected;
    }

    /// <summary>Adds substitutes to the slots of every phrase that stands in the question.</summary>
    public void Expand(List<FocusWord> words, QuerySlot?[] slots)
    {
        if (_substitutes.Count == 0) return;
        var stems = words.ConvertAll(word => new FocusWord(Stemmer.Stem(word.Text), word.Asked));
        for (var at = 0; at < stems.Count; at++)
        {
            for (var length = 1; length <= _longestSubstitute && at + length <= stems.Count; length++)
            {
                if (_substitutes.TryGetValue(Join(stems, at, length), out var substitutes)) Add(LastSlot(slots.AsSpan(at, length)), substitutes);
            }
        }
    }

    private static QuerySlot? LastSlot(ReadOnlySpan<QuerySlot?> slots)
    {
        for (var i = slots.Length - 1; i >= 0; i--)
        {
            if (slots[i] is { } slot) return slot;
        }
        return null;
    }

    private static string Join(List<FocusWord> words, int at, int length)
    {
        if (length == 1) return words[at].Text;
        var text = new StringBuilder(words[at].Text);
        for (var i = 1; i < length; i++) text.Append(' ').Append(words[at + i].Text);
        return text.ToString();
    }

    /// <summary>A substitute of several words counts by its words, each at the weight of its share.</summary>
    private static void Add(QuerySlot? slot, (int[] Terms, float Weight)[] substitutes)
    {
        foreach (var (terms, weight) in substitutes)
        {
            foreach (var term in terms) slot?.Add(term, terms.Length == 1 ? weight : weight * 0.6f);
        }
    }

    /// <summary>A phrase stands for many others; its words are looked up once and their numbers kept once.</summary>
    private static (int[] Terms, float Weight)[] Known(List<Substitute> substitutes, Dictionary<string, int[]> numbers, TermDictionary terms)
    {
        List<(int[] Terms, float Weight)> known = new(substitutes.Count);
        foreach (var (phrase, weight) in substitutes)
        {
            if (!numbers.TryGetValue(phrase, out var found)) numbers[phrase] = found = Numbers(phrase, terms);
            if (found.Length > 0) known.Add((found, weight));
        }
        return [.. known];
    }

    private static int[] Numbers(string phrase, TermDictionary terms) =>
        [.. QueryWords.Split(phrase).Select(word => terms.Find(word)).Where(term => term >= 0).Distinct()];

    /// <summary>How many words the longest phrase has, at most four.</summary>
    private static int Longest(IEnumerable<string> phrases) => phrases.Select(phrase => phrase.Count(c => c == ' ') + 1).Append(1).Max(words => Math.Min(words, LongestPhrase));

    private static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(word => Stemmer.Stem(word)));
}
