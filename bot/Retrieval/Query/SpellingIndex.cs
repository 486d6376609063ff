using System.Runtime.InteropServices;
using PsoasBot.Retrieval.Index;

namespace PsoasBot.Retrieval.Query;

/// <summary>
/// Finds index words near a misspelled one by symmetric deletion (Wolf Garbe, "SymSpell", 2012): each index word is filed under every form
/// with one letter deleted; a question word is looked up under its own. Candidates are verified by edit distance with transpositions.
/// </summary>
internal sealed class SpellingIndex
{
    private const int ShortestWord = 4;

    private readonly ulong[] _keys;
    private readonly int[] _words;
    private readonly string[] _surfaces;
    private readonly int[] _terms;

    public SpellingIndex(TermDictionary dictionary)
    {
        var surfaces = dictionary.Surfaces.Where(pair => pair.Value >= 0 && pair.Key.Length >= ShortestWord - 1 && !pair.Key.Any(char.IsDigit)).ToList();
        _surfaces = [.. surfaces.Select(pair => pair.Key)];
        _terms = [.. surfaces.Select(pair => pair.Value)];
        List<ulong> keys = new(_surfaces.Length * 9);
        List<int> words = new(_surfaces.Length * 9);
        for (var word = 0; word < _surfaces.Length; word++)
        {
            foreach (var key in Deletions(_surfaces[word]))
            {
                keys.Add(key);
                words.Add(word);
            }
        }
        (_keys, _words) = ([.. keys], [.. words]);
        Array.Sort(_keys, _words);
    }

    /// <summary>Terms near the word, nearest first: at most one edit for short words, two from eight letters on.</summary>
    public IReadOnlyList<(int Term, int Distance)> Near(string word, int limit)
    {
        if (word.Length < ShortestWord || word.Any(char.IsDigit)) return [];
        var allowed = word.Length >= 8 ? 2 : 1;
        Dictionary<int, int> found = [];
        foreach (var key in Deletions(word))
        {
            for (var at = First(key); at < _keys.Length && _keys[at] == key; at++)
            {
                var surface = _surfaces[_words[at]];
                var distance = EditDistance.Between(word, surface, allowed);
                if (distance > allowed) continue;
                ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(found, _terms[_words[at]], out var known);
                if (!known || distance < best) best = distance;
            }
        }
        return [.. found.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value).ThenBy(pair => pair.Key).Take(limit)];
    }

    private int First(ulong key)
    {
        var (low, high) = (0, _keys.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_keys[middle] < key) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static IEnumerable<ulong> Deletions(string word)
    {
        yield return Hash(word);
        var buffer = new char[word.Length - 1];
        for (var skip = 0; skip < word.Length; skip++)
        {
            word.CopyTo(0, buffer, 0, skip);
            word.CopyTo(skip + 1, buffer, skip, word.Length - skip - 1);
            yield return Hash(buffer);
        }
    }

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
