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
/// transpositions, so a hash that collides does no harm. One more form, the sound of the word, finds what people write by ear
/// ("diafragm"). Five bytes a form.
/// </summary>
internal sealed class SpellingIndex
{
    private const int ShortestWord = 4;
    private const int LongestWord = 24;
    private const int TwoEditsFrom = 7;
    private const int ThreeEditsFrom = 10;
    private const int MostForms = LongestWord + 2;

    private readonly TermDictionary _dictionary;
    private readonly Postings _postings;
    private readonly int[] _buckets;
    private readonly int[] _words;
    private readonly byte[] _tags;
    private readonly int _shift;

    public SpellingIndex(TermDictionary dictionary, Postings postings)
    {
        (_dictionary, _postings) = (dictionary, postings);
        var forms = 0;
        for (var word = 0; word < dictionary.Surfaces.Count; word++) forms += IsCandidate(word) ? dictionary.Surfaces[word].Length + 2 : 0;
        _shift = 64 - Math.Clamp(BitOperations.Log2((uint)forms + 1) - 1, 4, 24);
        _buckets = new int[(1 << (64 - _shift)) + 1];
        (_words, _tags) = (new int[forms], new byte[forms]);
        Fill();
    }

    /// <summary>Terms near the word, nearest first and of these the most frequent: at most one edit for short words, two from seven letters on,
    /// where the first letter must be right.</summary>
    public List<SpellingMatch> Near(string word, int limit)
    {
        List<SpellingMatch> found = [];
        if (word.Length < ShortestWord || !IsCorrectable(word)) return found;
        Span<ulong> forms = stackalloc ulong[MostForms];
        var count = Forms(word, forms);
        for (var i = 0; i < count; i++)
        {
            var form = forms[i];
            var allowed = Allowed(word.Length, bySound: i == count - 1);
            var bucket = (int)(form >> _shift);
            for (var at = _buckets[bucket]; at < _buckets[bucket + 1]; at++)
            {
                if (_tags[at] == (byte)form) Consider(word, _words[at], allowed, i == count - 1, found);
            }
        }
        found.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance)
            : _postings.Count(b.Term) is var often && often != _postings.Count(a.Term) ? often.CompareTo(_postings.Count(a.Term))
            : a.Term.CompareTo(b.Term));
        if (found.Count > limit) found.RemoveRange(limit, found.Count - limit);
        return found;
    }

    /// <summary>How many edits are a slip and not another word. Words that sound alike may differ in one more.</summary>
    private static int Allowed(int length, bool bySound) => length switch
    {
        < TwoEditsFrom => 1,
        < ThreeEditsFrom => 2,
        _ => bySound ? 3 : 2,
    };

    private void Consider(string word, int candidate, int allowed, bool bySound, List<SpellingMatch> found)
    {
        var distance = EditDistance.Between(word, _dictionary.Surfaces[candidate], allowed);
        if (distance > allowed) return;
        if (distance > 1 && !bySound && word[0] != _dictionary.Surfaces[candidate][0]) return;
        var match = new SpellingMatch(_dictionary.TermOf(candidate), distance);
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
        Span<ulong> forms = stackalloc ulong[MostForms];
        var surfaces = _dictionary.Surfaces;
        for (var word = 0; word < surfaces.Count; word++)
        {
            if (!IsCandidate(word)) continue;
            foreach (var form in forms[..Forms(surfaces[word], forms)]) _buckets[(int)(form >> _shift) + 1]++;
        }
        for (var i = 1; i < _buckets.Length; i++) _buckets[i] += _buckets[i - 1];
        var next = _buckets.AsSpan().ToArray();
        for (var word = 0; word < surfaces.Count; word++)
        {
            if (!IsCandidate(word)) continue;
            foreach (var form in forms[..Forms(surfaces[word], forms)])
            {
                var at = next[(int)(form >> _shift)]++;
                (_words[at], _tags[at]) = (word, (byte)form);
            }
        }
    }

    private bool IsCandidate(int word) =>
        _dictionary.TermOf(word) >= 0 && _dictionary.Surfaces[word] is { Length: >= ShortestWord - 1 } surface && IsCorrectable(surface);

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
        forms[count++] = Sound(word);
        return count;
    }

    /// <summary>
    /// Hashes the word's first letter and its consonants as they sound: no h, w, y or vowel, no doubles, ph as f, c as k or s, q as k, x as ks, z as s.
    /// </summary>
    private static ulong Sound(ReadOnlySpan<char> word)
    {
        ulong hash = 1;
        var last = '\0';
        for (var i = 0; i < word.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var sound = word[i] switch
            {
                'p' when next == 'h' => 'f',
                'c' when next is 'e' or 'i' or 'y' => 's',
                'c' or 'q' or 'x' => 'k',
                'z' => 's',
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'w' when i > 0 => last,
                var letter => letter,
            };
            if (sound != last) hash = hash * 31 + sound;
            if (word[i] == 'x') hash = hash * 31 + (sound = 's');
            last = sound;
        }
        return Mix(hash);
    }

    /// <summary>Spreads a hash over all bits (the finaliser of SplitMix64).</summary>
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }

    private static bool IsCorrectable(ReadOnlySpan<char> word) => word.Length <= LongestWord && !word.ContainsAnyInRange('0', '9');
}
