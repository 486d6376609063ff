using System.Collections.Frozen;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Retrieval.Index;

/// <summary>Maps the words of texts to term numbers: many surface forms, one stem, one number. Stop words have none.</summary>
internal sealed class TermDictionary
{
    /// <summary>The number of a stop word.</summary>
    public const int Stop = -1;

    /// <summary>The number of a word that no passage holds.</summary>
    public const int Unknown = -2;

    private readonly Dictionary<string, int> _surfaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _surfaceSpans;
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> _stopWords;

    public TermDictionary(FrozenSet<string> stopWords)
    {
        _stopWords = stopWords;
        _surfaceSpans = _surfaces.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _stems.Count;

    public IEnumerable<KeyValuePair<string, int>> Surfaces => _surfaces;

    /// <summary>No more words will be added: gives back the memory kept for them.</summary>
    public void Trim()
    {
        _surfaces.TrimExcess();
        _stems.TrimExcess();
    }

    /// <summary>The term of a word of a passage; a new word gets the next number.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        if (_surfaceSpans.TryGetValue(word, out var term)) return term;
        var surface = word.ToString();
        if (_stopWords.Contains(surface)) return _surfaces[surface] = Stop;
        var stem = Stemmer.Stem(word);
        if (!_stems.TryGetValue(stem, out term)) _stems[stem] = term = _stems.Count;
        return _surfaces[surface] = term;
    }

    /// <summary>The term of a word of a question; <see cref="Unknown"/> where no passage has its stem.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (_surfaceSpans.TryGetValue(word, out var term)) return term;
        if (_stopWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return Stop;
        return _stems.GetValueOrDefault(Stemmer.Stem(word), Unknown);
    }
}
