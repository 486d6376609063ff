using System.Collections.Concurrent;
using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Answering.Understanding;

namespace PsoasBot.Moderation.Likeness;

/// <summary>How nearly one word or concept is another: by the ways to ask alone, or by the grounding gate's lexicon, its synonyms and the learnt vectors as well.</summary>
internal sealed class WordKinship(QuestionSignalReader signals, ConceptReader concepts)
{
    /// <summary>How nearly two concepts of several words are one that share a word.</summary>
    private const float SharedWord = 0.8f;

    private const float SharedRow = 0.85f;
    private const float VectorShare = 0.9f;

    /// <summary>Members write endless words; the memory of them is emptied when it is full.</summary>
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<string, float[]> _vectors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ReadText> _texts = new(StringComparer.Ordinal);

    public static ReadText ReadText(IEnumerable<SignalWord> words) => SentenceReader.Read(string.Join(' ', words.Select(word => word.Text)), GateLexicon.Embedded);

    public TellingWord Telling(SignalWord word, ReadText text)
    {
        var tokens = text.Tokens.Where(token => token.Stem == word.Stem || token.Word == word.Text).ToList();
        return new TellingWord(word.Stem, concepts.Read([word]) is [var concept] ? concept.Id : word.Stem, concepts.WeightOf(word.Stem), Kept(_vectors, word.Text, signals.VectorOf),
            tokens.SelectMany(token => token.Concepts).ToHashSet(StringComparer.Ordinal), tokens.SelectMany(token => token.Synonyms).ToHashSet());
    }

    /// <summary>By how often their words are used to ask for the same things, 0 to 1.</summary>
    public float Asked(string first, string second)
    {
        var (a, b) = (signals.Words(first), signals.Words(second));
        return a.Count == 0 || b.Count == 0 ? 0 : a.Max(one => b.Max(other => one.Stem == other.Stem ? SharedWord : signals.Kinship(one.Stem, other.Stem)));
    }

    /// <summary>By any of the means, 0 to 1.</summary>
    public float Wide(string first, string second)
    {
        var (one, other) = (Kept(_texts, first, Read), Kept(_texts, second, Read));
        if (one.Tokens.Any(token => other.Tokens.Any(each => each.Concepts.Intersect(token.Concepts, StringComparer.Ordinal).Any()))) return 1;
        var row = one.Tokens.Any(token => other.Tokens.Any(each => each.Synonyms.Overlaps(token.Synonyms))) ? SharedRow : 0;
        var vector = LearntMeaning.Cosine(Kept(_vectors, first, signals.VectorOf), Kept(_vectors, second, signals.VectorOf));
        return Math.Max(Math.Max(Asked(first, second), row), VectorShare * vector);
    }

    private static ReadText Read(string words) => SentenceReader.Read(words, GateLexicon.Embedded);

    private static T Kept<T>(ConcurrentDictionary<string, T> memory, string key, Func<string, T> make)
    {
        if (memory.Count > MostKept) memory.Clear();
        return memory.GetOrAdd(key, make);
    }
}
