using System.Collections.Concurrent;
using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Reading;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Likeness;

/// <summary>The number of a feature, its kind and one or two words, or a negative one where nothing is known of it.</summary>
internal delegate int FeatureNumber(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second);

/// <summary>
/// What <see cref="LikenessReader"/> sees of a sentence: its words, neighbouring words, words with one between them, pieces of four and five letters (so that
/// a typo or an ending does not hide a word), families of words, and the concepts of the lexicon. What a plain "no" takes back, and concepts that do not count
/// (past, imagined, told of somebody's film), are features of their own. Each counts once.
/// </summary>
internal sealed class MessageFeatures(WordFamilies families, SafetyLexicon lexicon, FeatureNumber number)
{
    /// <summary>How many words a "no" reaches.</summary>
    private const int Reach = 4;

    /// <summary>Words remembered with their features; messages cannot make the memory grow without end.</summary>
    private const int MostRemembered = 10_000;

    private const int LongestWord = 40;
    private const int ShortestPiece = 4;
    private const int LongestPiece = 5;

    private static readonly HashSet<string> Negators = new(StringComparer.Ordinal) { "no", "without", "never", "denies", "sin", "ohne", "kein", "keine", "sans", "senza", "zonder", "bez" };
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { "but", "and", "except", "however", "yet", "though", "just", "only", "now", "so", "because" };

    private readonly ConcurrentDictionary<string, int[]> _said = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]> _denied = new(StringComparer.Ordinal);
    private readonly int[] _live = [.. lexicon.Concepts.Select(concept => concept.ForPointers ? -1 : number('k', concept.Name, []))];
    private readonly int[] _dead = [.. lexicon.Concepts.Select(concept => concept.ForPointers ? -1 : number('d', concept.Name, []))];

    /// <summary>The known features of every sentence, without doubles, in the order of the sentences.</summary>
    public IReadOnlyList<int[]> Of(Finds finds)
    {
        var tokens = finds.Tokens.Tokens;
        var sentences = new List<int>[tokens.Count == 0 ? 0 : tokens[^1].Sentence + 1];
        for (int from = 0, until; from < tokens.Count; from = until)
        {
            until = from + 1;
            while (until < tokens.Count && tokens[until].Sentence == tokens[from].Sentence) until++;
            sentences[tokens[from].Sentence] = OfWords(tokens, from, until);
        }
        for (var at = 0; at < sentences.Length; at++)
        {
            if (IsAsked(finds, at)) sentences[at] = [];
        }
        foreach (var concept in lexicon.Concepts)
        {
            if (finds.ListOf(concept.Id) is not { } spans) continue;
            foreach (var span in spans)
            {
                if (!IsAsked(finds, span.Sentence)) Add(sentences[span.Sentence], (span.Live ? _live : _dead)[concept.Id]);
            }
        }
        return Array.ConvertAll(sentences, WithoutDoubles);
    }

    /// <summary>A sentence that only asks about the texts and the people in them tells nothing of anybody's state.</summary>
    private static bool IsAsked(Finds finds, int sentence) => sentence < finds.Asked.Count && finds.Asked[sentence];

    private static int[] WithoutDoubles(List<int> features)
    {
        features.Sort();
        var kept = 0;
        for (var at = 0; at < features.Count; at++)
        {
            if (at == 0 || features[at] != features[at - 1]) features[kept++] = features[at];
        }
        features.RemoveRange(kept, features.Count - kept);
        return [.. features];
    }

    private List<int> OfWords(IReadOnlyList<Token> tokens, int from, int until)
    {
        List<int> features = new((until - from) * 12);
        string? last = null, lastButOne = null;
        var denied = 0;
        for (var at = from; at < until; at++)
        {
            var word = tokens[at].Text;
            if (tokens[at].Before != Break.None || Ends.Contains(word)) denied = 0;
            if (Negators.Contains(word))
            {
                denied = Reach;
            }
            else if (denied > 0)
            {
                denied--;
                features.AddRange(Remembered(_denied, word, Denied));
            }
            else
            {
                features.AddRange(Remembered(_said, word, Said));
                if (last is not null) Add(features, number('b', last, word));
                if (lastButOne is not null) Add(features, number('s', lastButOne, word));
                (lastButOne, last) = (last, word);
            }
        }
        return features;
    }

    private static int[] Remembered(ConcurrentDictionary<string, int[]> memory, string word, Func<string, List<int>> make)
    {
        if (memory.TryGetValue(word, out var known)) return known;
        var found = WithoutDoubles(make(word));
        if (word.Length <= LongestWord && memory.Count < MostRemembered) memory[word] = found;
        return found;
    }

    /// <summary>The word itself, its pieces and its families.</summary>
    private List<int> Said(string word)
    {
        List<int> features = new(16);
        Add(features, number('w', word, []));
        AddPieces(features, word);
        foreach (var family in families.Of(word)) Add(features, number('t', family, []));
        return features;
    }

    /// <summary>A word that a plain "no" takes back, up to the next break, "but" or "and", and its families.</summary>
    private List<int> Denied(string word)
    {
        List<int> features = new(4);
        Add(features, number('n', word, []));
        foreach (var family in families.Of(word)) Add(features, number('m', family, []));
        return features;
    }

    private void AddPieces(List<int> features, string word)
    {
        if (word.Length > LongestWord) return;
        Span<char> edged = stackalloc char[word.Length + 2];
        edged[0] = '^';
        word.CopyTo(edged[1..]);
        edged[^1] = '$';
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            for (var at = 0; at + length <= edged.Length; at++) Add(features, number('c', edged.Slice(at, length), []));
        }
    }

    private static void Add(List<int> features, int feature)
    {
        if (feature >= 0) features.Add(feature);
    }
}
