using System.Numerics;
using System.Runtime.InteropServices;
using PsoasBot.Retrieval.Index;

namespace PsoasBot.Retrieval.Query;

/// <summary>A word of the index that resembles a word of the question.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SpellingMatch(int Term, int Distance);

/// <summary>
/// Finds index words near a misspelled one by symmetric deletion (Wolf Garbe, "SymSpell", 2012): each index word is filed under itself and
/// under every form with one letter deleted; a question word is looked up under its own. Candidates are verified by edit distance with
/// transpositions, so a hash that collides does no harm. Five bytes a form.
/// </summary>
internal sealed class SpellingIndex
{
    private const int ShortestWord = 4;
    private const int LongestWord = 24;

    private readonly List<string> _surfaces = [];
    private readonly List<int> _terms = [];
    private readonly Postings _postings;
    private readonly int[] _buckets;
    private readonly int[] _words;
    private readonly byte[] _tags;
    private readonly int _shift;

    public SpellingIndex(TermDictionary dictionary, Postings postings)
    {
        _postings = postings;
        foreach (var (surface, term) in dictionary.Surfaces)
        {
            if (term < 0 || surface.Length < ShortestWord - 1 || !IsCorrectable(surface)) continue;
            _surfaces.Add(surface);
            _terms.Add(term);
        }
        var forms = 0;
        foreach (var surface in _surfaces) forms += surface.Length + 1;
        _shift = 64 - Math.Clamp(BitOperations.Log2((uint)forms + 1) - 1, 4, 24);
        _buckets = new int[(1 << (64 - _shift)) + 1];
        (_words, _tags) = (new int[forms], new byte[forms]);
        Fill();
    }

    /// <summary>Terms near the word, nearest first and of these the most frequent: at most one edit for short words, two from eight letters on.</summary>
    public List<SpellingMatch> Near(string word, int limit)
    {
        List<SpellingMatch> found = [];
        if (word.Length < ShortestWord || !IsCorrectable(word)) return found;
        Span<ulong> forms = stackalloc ulong[LongestWord + 1];
        var count = Forms(word, forms);
        foreach (var form in forms[..count])
        {
            var bucket = (int)(form >> _shift);
            for (var at = _buckets[bucket]; at < _buckets[bucket + 1]; at++)
            {
                if (_tags[at] == (byte)form) Consider(word, _words[at], found);
            }
        }
        found.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance)
            : _postings.Count(b.Term) is var often && often != _postings.Count(a.Term) ? often.CompareTo(_postings.Count(a.Term))
            : a.Term.CompareTo(b.Term));
        if (found.Count > limit) found.RemoveRange(limit, found.Count - limit);
        return found;
    }

    private void Consider(string word, int candidate, List<SpellingMatch> found)
    {
        var allowed = word.Length >= 8 ? 2 : 1;
        var distance = EditDistance.Between(word, _surfaces[candidate], allowed);
        if (distance > allowed) return;
        var match = new SpellingMatch(_terms[candidate], distance);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Term != match.Term) continue;
            if (distance < found[i].Distance) found[i] = match;
            return;
        }
        found.Add(match);
    }

    /// <summary>A counting sort of all forms by bucket: count, sum up, place.</summary>
    private void Fill()
    {
        Span<ulong> forms = stackalloc ulong[LongestWord + 1];
        foreach (var surface in _surfaces)
        {
            foreach (var form in forms[..Forms(surface, forms)]) _buckets[(int)(form >> _shift) + 1]++;
        }
        for (var i = 1; i < _buckets.Length; i++) _buckets[i] += _buckets[i - 1];
        var next = _buckets.AsSpan().ToArray();
        for (var word = 0; word < _surfaces.Count; word++)
        {
            foreach (var form in forms[..Forms(_surfaces[word], forms)])
            {
                var at = next[(int)(form >> _shift)]++;
                (_words[at], _tags[at]) = (word, (byte)form);
            }
        }
    }

    /// <summary>
    /// Hashes of the word and of its forms with one letter deleted, each form once. A polynomial hash lets every deletion be put together
    /// from the hash of what stands before the letter and the hash of what stands after it.
    /// </summary>
    private static int Forms(ReadOnlySpan<char> word, Span<ulong> forms)
    {
        const ulong Base = 0x100000001B3;
        Span<ulong> before = stackalloc ulong[LongestWord + 1];
        before[0] = 0;
        for (var i = 0; i < word.Length; i++) before[i + 1] = before[i] * Base + word[i];
        var count = 0;
        forms[count++] = Mix(before[word.Length]);
        ulong after = 0, power = 1;
        for (var i = word.Length - 1; i >= 0; i--)
        {
            if (i + 1 == word.Length || word[i] != word[i + 1]) forms[count++] = Mix(before[i] * power + after);
            after += word[i] * power;
            power *= Base;
        }
        return count;
    }

    /// <summary>Spreads a hash over all bits (the finaliser of SplitMix64).</summary>
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }

    private static bool IsCorrectable(string word) => word.Length <= LongestWord && !word.AsSpan().ContainsAnyInRange('0', '9');
}
