using System.Collections.Concurrent;
using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Reading;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Likeness;

/// <summary>The number of a feature, or a negative one where nothing is known of it.</summary>
internal delegate int FeatureNumber(ReadOnlySpan<char> feature);

/// <summary>
/// What <see cref="LikenessReader"/> sees of a sentence: its words, neighbouring words, words with one between them, pieces of four and five letters (so that
/// a typo or an ending does not hide a word), families of words, and the concepts of the lexicon that count. Each counts once; what a plain "no" takes back is not seen at all.
/// </summary>
internal sealed class MessageFeatures(WordFamilies families, SafetyLexicon lexicon, FeatureNumber number)
{
    /// <summary>How many words a "no" reaches.</summary>
    private const int Reach = 4;

    /// <summary>Words remembered with their features; messages cannot make the memory grow without end.</summary>
    private const int MostRemembered = 20_000;

    private const int LongestWord = 40;
    private const int ShortestPiece = 4;
    private const int LongestPiece = 5;

    private static readonly HashSet<string> Negators = new(StringComparer.Ordinal) { "no", "without", "never", "denies", "sin", "ohne", "kein", "keine", "sans", "senza", "zonder", "bez" };
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { "but", "and", "except", "however", "yet", "though", "just", "only", "now", "so", "because" };

    private readonly ConcurrentDictionary<string, int[]> _remembered = new(StringComparer.Ordinal);
    private readonly int[] _concepts = [.. lexicon.Concepts.Select(concept => Number(number, 'k', concept.Name))];

    /// <summary>The known features of every sentence, without doubles, in the order of the sentences.</summary>
    public IReadOnlyList<int[]> Of(Finds finds)
    {
        var tokens = finds.Tokens.Tokens;
        var sentences = new HashSet<int>[tokens.Count == 0 ? 0 : tokens[^1].Sentence + 1];
        for (int from = 0, until; from < tokens.Count; from = until)
        {
            until = from + 1;
            while (until < tokens.Count && tokens[until].Sentence == tokens[from].Sentence) until++;
            sentences[tokens[from].Sentence] = OfWords(tokens, from, until);
        }
        foreach (var concept in lexicon.Concepts)
        {
            foreach (var span in finds.Of(concept.Id).Where(span => span.Live)) Add(sentences[span.Sentence], _concepts[concept.Id]);
        }
        return [.. sentences.Select(features => features.ToArray())];
    }

    /// <summary>Writes "prefix:a b" into a buffer and gives its number.</summary>
    public static int Number(FeatureNumber number, char prefix, ReadOnlySpan<char> a, ReadOnlySpan<char> b = default)
    {
        Span<char> text = stackalloc char[2 + LongestWord + 1 + LongestWord];
        (text[0], text[1]) = (prefix, ':');
        a = a.Length > LongestWord ? a[..LongestWord] : a;
        a.CopyTo(text[2..]);
        var length = 2 + a.Length;
        if (!b.IsEmpty)
        {
            text[length++] = ' ';
            b = b.Length > LongestWord ? b[..LongestWord] : b;
            b.CopyTo(text[length..]);
            length += b.Length;
        }
        return number(text[..length]);
    }

    private HashSet<int> OfWords(IReadOnlyList<Token> tokens, int from, int until)
    {
        var words = Said(tokens, from, until);
        HashSet<int> features = new(words.Count * 10);
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var feature in OfWord(words[at])) features.Add(feature);
            if (at + 1 < words.Count) Add(features, Number(number, 'b', words[at], words[at + 1]));
            if (at + 2 < words.Count) Add(features, Number(number, 's', words[at], words[at + 2]));
        }
        return features;
    }

    /// <summary>The word itself, its pieces and its families.</summary>
    private int[] OfWord(string word)
    {
        if (_remembered.TryGetValue(word, out var known)) return known;
        HashSet<int> features = [];
        Add(features, Number(number, 'w', word));
        AddPieces(features, word);
        foreach (var family in families.Of(word)) Add(features, Number(number, 't', family));
        int[] found = [.. features];
        if (_remembered.Count < MostRemembered) _remembered[word] = found;
        return found;
    }

    /// <summary>The words without those that a plain "no" takes back, up to the next break, "but" or "and".</summary>
    private static List<string> Said(IReadOnlyList<Token> tokens, int from, int until)
    {
        List<string> said = new(until - from);
        var denied = 0;
        for (var at = from; at < until; at++)
        {
            if (tokens[at].Before != Break.None || Ends.Contains(tokens[at].Text)) denied = 0;
            if (Negators.Contains(tokens[at].Text))
                denied = Reach;
            else if (denied > 0)
                denied--;
            else
                said.Add(tokens[at].Text);
        }
        return said;
    }

    private void AddPieces(HashSet<int> features, string word)
    {
        if (word.Length > LongestWord) return;
        Span<char> edged = stackalloc char[word.Length + 2];
        edged[0] = '^';
        word.CopyTo(edged[1..]);
        edged[^1] = '$';
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            for (var at = 0; at + length <= edged.Length; at++) Add(features, Number(number, 'c', edged.Slice(at, length)));
        }
    }

    private static void Add(HashSet<int> features, int feature)
    {
        if (feature >= 0) features.Add(feature);
    }
}
