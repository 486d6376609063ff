using System.Collections.Frozen;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Retrieval.Index;

/// <summary>Maps the words of texts to term numbers: many surface forms, one stem, one number. Stop words have none.</summary>
internal sealed class TermDictionary(FrozenSet<string> stopWords)
{
    /// <summary>The number of a stop word.</summary>
    public const int Stop = -1;

    /// <summary>The number of a word that no passage holds.</summary>
    public const int Unknown = -2;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _stopWords = stopWords.GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly WordTable _stems = new();
    private int[] _terms = new int[256];

    /// <summary>How many terms there are.</summary>
    public int Count => _stems.Count;

    /// <summary>Every form in which a word stands in a passage, stop words included.</summary>
    public WordTable Surfaces { get; } = new();

    /// <summary>The term of a surface form.</summary>
    public int TermOf(int surface) => _terms[surface];

    /// <summary>The term of a word of a passage; a new word gets the next number.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        var known = Surfaces.Count;
        var surface = Surfaces.Add(word);
        if (surface < known) return _terms[surface];
        if (surface == _terms.Length) Array.Resize(ref _terms, surface * 2);
        return _terms[surface] = _stopWords.Contains(word) ? Stop : _stems.Add(Stemmer.Stem(word));
    }

    /// <summary>The term of a word of a question; <see cref="Unknown"/> where no passage has its stem.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var surface = Surfaces.Find(word);
        if (surface >= 0) return _terms[surface];
        if (_stopWords.Contains(word)) return Stop;
        var stem = _stems.Find(Stemmer.Stem(word));
        return stem >= 0 ? stem : Unknown;
    }

    /// <summary>The term of a stem, or <see cref="Unknown"/>.</summary>
    public int FindStem(ReadOnlySpan<char> stem) => _stems.Find(stem) is var term and >= 0 ? term : Unknown;

    /// <summary>The stem of a term.</summary>
    public ReadOnlySpan<char> StemOf(int term) => _stems[term];

    /// <summary>No more words will be added: gives back the memory kept for them.</summary>
    public void Trim()
    {
        Surfaces.Trim();
        _stems.Trim();
        Array.Resize(ref _terms, Surfaces.Count);
    }
}
