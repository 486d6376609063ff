using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Lexicon;

/// <summary>
/// The words the lexicon knows, each with a number. A word of a message is looked up as it is, then by its beginning,
/// then with doubled letters removed, then with one typing mistake (one letter missing, added, changed or two swapped).
/// </summary>
internal sealed class Vocabulary
{
    private const int ShortestWithTypo = 5;
    private const int LongestWord = 32;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _beginnings = new(StringComparer.Ordinal);

    /// <summary>The first word of each collapsed shape, and behind each word the next one of its shape, or 0; nearly every shape has one word.</summary>
    private readonly Dictionary<string, int> _collapsed = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _nextOfShape = [];

    /// <summary>The words that a typing mistake may have made another of, by first letter and length.</summary>
    private readonly Dictionary<(char First, int Length), List<(int Id, string Word)>> _long = [];

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _beginningOf;
    /// <summary>Words that only the choice of the pointer needs: they are found as they are, and are no reason not to look for a typing mistake.</summary>
    private readonly HashSet<int> _exactOnly = [];

    private int _next;

    public Vocabulary()
    {
        _beginningOf = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IEnumerable<string> Words => _words.Keys;

    /// <summary>From here on words are added that must change nothing in how the others are read.</summary>
    public bool AddsExactOnly { get; set; }

    public int Add(string word)
    {
        if (_words.TryGetValue(word, out var known))
            return known;
        var id = _words[word] = ++_next;
        if (AddsExactOnly)
        {
            _exactOnly.Add(id);
            return id;
        }

        AddShape(WordShape.Collapsed(word), id);
        if (word.Length >= ShortestWithTypo && char.IsAsciiLetter(word[0]))
            AddLong(word, id);
        return id;
    }

    public int AddBeginning(string beginning)
    {
        if (!_beginnings.TryGetValue(beginning, out var id))
            id = _beginnings[beginning] = ++_next;
        return id;
    }

    /// <summary>Writes the numbers that the word may stand for.</summary>
    public void Find(string word, Spelling spelling, List<int> found)
    {
        var exact = _words.TryGetValue(word, out var id);
        if (exact)
            found.Add(id);
        for (var length = 3; length <= word.Length && length <= LongestWord; length++)
            if (_beginningOf.TryGetValue(word.AsSpan(0, length), out var beginning))
                found.Add(beginning);
        if ((exact && !_exactOnly.Contains(id)) || word.Length > LongestWord || spelling.IsOrdinary(word))
            return;
        if (word.Length > 3 && _collapsed.TryGetValue(WordShape.Collapsed(word), out var same))
            for (; same != 0; same = _nextOfShape.GetValueOrDefault(same))
                found.Add(same);
        else if (word.Length >= ShortestWithTypo - 1)
            FindNearby(word, found);
    }

    private void AddShape(string shape, int id)
    {
        if (_collapsed.TryAdd(shape, id))
            return;
        var last = _collapsed[shape];
        while (_nextOfShape.TryGetValue(last, out var next))
            last = next;
        _nextOfShape[last] = id;
    }

    private void AddLong(string word, int id)
    {
        if (!_long.TryGetValue((word[0], word.Length), out var list))
            _long[(word[0], word.Length)] = list = [];
        list.Add((id, word));
    }

    /// <summary>The first letter is the same, or has changed places with the second.</summary>
    private void FindNearby(string word, List<int> found)
    {
        for (var length = word.Length - 1; length <= word.Length + 1; length++)
            Take(word[0], length, word, found);
        if (word[1] != word[0])
            Take(word[1], word.Length, word, found);
    }

    private void Take(char first, int length, string word, List<int> found)
    {
        if (!_long.TryGetValue((first, length), out var candidates))
            return;
        foreach (var (id, candidate) in candidates)
            if (Typo.Separates(word, candidate))
                found.Add(id);
    }
}
