using System.Numerics;
using System.Runtime.InteropServices;

namespace PsoasBot.Retrieval.Index;

/// <summary>
/// Numbers distinct words in the order in which they come. An open hash table over one row of letters: a word costs its letters and
/// about twenty bytes, a look-up mostly two reads of memory, and no word becomes a string.
/// </summary>
internal sealed class WordTable
{
    private char[] _letters = new char[1024];
    private int[] _starts = new int[257];

    /// <summary>Upper half: the word's hash. Lower half: its number + 1, or 0 for a free place. A power of two, at most half full.</summary>
    private ulong[] _places = new ulong[512];

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int word] => _letters.AsSpan(_starts[word].._starts[word + 1]);

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<char> word) => (int)(uint)_places[Place(word, Hash(word))] - 1;

    /// <summary>The number of a word; a new word gets the next.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        var place = Place(word, hash);
        if (_places[place] != 0) return (int)(uint)_places[place] - 1;
        Append(word);
        _places[place] = ((ulong)hash << 32) | (uint)Count;
        if (Count * 2 > _places.Length) Grow();
        return Count - 1;
    }

    /// <summary>No more words will be added: gives back the memory kept for them.</summary>
    public void Trim()
    {
        Array.Resize(ref _letters, _starts[Count]);
        Array.Resize(ref _starts, Count + 1);
    }

    /// <summary>Where the word is, or the free place where it would be.</summary>
    private int Place(ReadOnlySpan<char> word, uint hash)
    {
        var mask = _places.Length - 1;
        for (var place = (int)hash & mask; ; place = (place + 1) & mask)
        {
            var held = _places[place];
            if (held == 0 || ((uint)(held >> 32) == hash && this[(int)(uint)held - 1].SequenceEqual(word))) return place;
        }
    }

    private void Append(ReadOnlySpan<char> word)
    {
        var start = _starts[Count];
        if (start + word.Length > _letters.Length) Array.Resize(ref _letters, Math.Max(_letters.Length * 2, start + word.Length));
        word.CopyTo(_letters.AsSpan(start));
        if (++Count == _starts.Length) Array.Resize(ref _starts, Count * 2);
        _starts[Count] = start + word.Length;
    }

    private void Grow()
    {
        var old = _places;
        _places = new ulong[old.Length * 2];
        var mask = _places.Length - 1;
        foreach (var held in old)
        {
            if (held == 0) continue;
            var place = (int)(held >> 32) & mask;
            while (_places[place] != 0) place = (place + 1) & mask;
            _places[place] = held;
        }
    }

    /// <summary>Mixes four letters at a time with the multiplier of SplitMix64.</summary>
    private static uint Hash(ReadOnlySpan<char> word)
    {
        const ulong Multiplier = 0xBF58476D1CE4E5B9;
        var hash = (ulong)word.Length;
        for (; word.Length >= 4; word = word[4..])
            hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(word))) * Multiplier, 29);
        foreach (var letter in word) hash = BitOperations.RotateLeft((hash ^ letter) * Multiplier, 29);
        return (uint)((hash * Multiplier) >> 32);
    }
}
