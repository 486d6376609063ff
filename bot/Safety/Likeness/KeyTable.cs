namespace PsoasBot.Safety.Likeness;

/// <summary>Numbers distinct 64-bit keys in the order in which they come: an open table of numbers over one row of keys, a third of a dictionary's memory.</summary>
internal sealed class KeyTable
{
    private readonly ulong[] _keys;

    /// <summary>A key's number + 1, or 0 for a free place. A power of two, at most two thirds full.</summary>
    private readonly int[] _places;

    private int _count;

    /// <param name="most">How many keys there will be at most.</param>
    public KeyTable(int most)
    {
        _keys = new ulong[most];
        _places = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(most + (most / 2) + 1))];
    }

    /// <summary>False where the key has a number already.</summary>
    public bool TryAdd(ulong key)
    {
        ref var place = ref _places[Place(key)];
        if (place != 0) return false;
        _keys[_count] = key;
        place = ++_count;
        return true;
    }

    /// <summary>The key's number, or -1.</summary>
    public int Find(ulong key) => _places[Place(key)] - 1;

    /// <summary>Where the key is, or the free place where it would be.</summary>
    private int Place(ulong key)
    {
        var mask = _places.Length - 1;
        var place = (int)(key ^ (key >> 32)) & mask;
        while (_places[place] != 0 && _keys[_places[place] - 1] != key) place = (place + 1) & mask;
        return place;
    }
}
