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
    private readonly Dictionary<string, List<int>> _collapsed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Id, string Word)>> _nearby = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _beginningOf;
    private readonly Dictionary<string, List<(int Id, string Word)>>.AlternateLookup<ReadOnlySpan<char>> _nearbyOf;
    private int _next;

    public Vocabulary()
    {
        _beginningOf = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        _nearbyOf = _nearby.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IEnumerable<string> Words => _words.Keys;

    public int Add(string word)
    {
        if (_words.TryGetValue(word, out var known))
            return known;
        var id = _words[word] = ++_next;
        AddTo(_collapsed, WordShape.Collapsed(word), id);
        if (word.Length >= ShortestWithTypo && char.IsAsciiLetter(word[0]))
            AddNearby(word, id);
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
        if (exact || word.Length > LongestWord || spelling.IsOrdinary(word))
            return;
        if (word.Length > 3 && _collapsed.TryGetValue(WordShape.Collapsed(word), out var same))
            found.AddRange(same);
        else if (word.Length >= ShortestWithTypo - 1)
            FindNearby(word, found);
    }

    private static void AddTo(Dictionary<string, List<int>> map, string key, int id)
    {
        if (!map.TryGetValue(key, out var list))
            map[key] = list = [];
        list.Add(id);
    }

    private void AddNearby(string word, int id)
    {
        foreach (var shorter in Shortened(word).Append(word).Distinct(StringComparer.Ordinal))
        {
            if (!_nearby.TryGetValue(shorter, out var list))
                _nearby[shorter] = list = [];
            list.Add((id, word));
        }
    }

    private static IEnumerable<string> Shortened(string word) =>
        Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1));

    private void FindNearby(string word, List<int> found)
    {
        Take(word, word, found);
        Span<char> shorter = stackalloc char[word.Length - 1];
        for (var i = 0; i < word.Length; i++)
        {
            word.AsSpan(0, i).CopyTo(shorter);
            word.AsSpan(i + 1).CopyTo(shorter[i..]);
            Take(shorter, word, found);
        }
    }

    private void Take(ReadOnlySpan<char> key, string word, List<int> found)
    {
        if (!_nearbyOf.TryGetValue(key, out var candidates))
            return;
        foreach (var (id, candidate) in candidates)
            if (!found.Contains(id) && Typo.Separates(word, candidate))
                found.Add(id);
    }
}
