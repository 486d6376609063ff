using PsoasBot.Knowledge;
using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Meaning;

/// <summary>
/// How likely a question asks for each target: the question's vector is the weighted sum of its words' vectors over the length of the weights,
/// a target's share the softmax of the products. A target without a row (a statement that was just added) stands where its own ways to ask stand.
/// </summary>
internal sealed class MeaningReader
{
    private readonly int _size;
    private readonly Dictionary<long, MeaningRow> _words = [];
    private readonly List<(float[] Vector, float Bias)> _targets = [];

    /// <param name="table">The vectors.</param>
    /// <param name="index">The index whose terms the slots name.</param>
    /// <param name="targets">What may be asked for, with the ways to ask for it, in the order of <see cref="Read"/>'s result.</param>
    public MeaningReader(MeaningTable table, PassageIndex index, IReadOnlyList<(string Key, IReadOnlyList<string> Asks)> targets)
    {
        _size = table.Size;
        foreach (var row in table.Words)
        {
            if (KeyOf(row.Key, index) is { } key) _words[key] = row;
        }
        if (IsEmpty) return;
        var rows = table.Targets.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var length = table.Targets.Average(row => Vectors.Norm(row.Vector));
        var bias = table.Targets.Average(row => row.Bias);
        foreach (var (key, asks) in targets)
            _targets.Add(rows.TryGetValue(key, out var row) ? (row.Vector, row.Bias) : (Among(asks, index, length), bias));
    }

    public bool IsEmpty => _words.Count == 0;

    /// <summary>The probability of each target, in their order; empty without a table or where no word is known to it.</summary>
    public float[] Read(IReadOnlyList<QuerySlot> slots)
    {
        if (IsEmpty || Vector(slots) is not { } question) return [];
        var shares = new float[_targets.Count];
        for (var target = 0; target < shares.Length; target++) shares[target] = Vectors.Dot(question, _targets[target].Vector) + _targets[target].Bias;
        Vectors.Softmax(shares);
        return shares;
    }

    /// <summary>The question's own vector; null where no word is known.</summary>
    public float[]? Vector(IReadOnlyList<QuerySlot> slots)
    {
        var (vector, row) = (new float[_size], new float[_size]);
        var weights = 0f;
        MeaningFeatures.Read(slots, (term, before, weight) =>
        {
            if (!_words.TryGetValue(Key(term, before), out var known)) return;
            known.CopyTo(row);
            Vectors.AddTimes(weight, row, vector);
            weights += weight * weight;
        });
        if (weights == 0) return null;
        Vectors.Multiply(vector, 1 / MathF.Sqrt(Math.Max(1, weights)));
        return vector;
    }

    /// <summary>The middle of the vectors of some questions, at a given length.</summary>
    private float[] Among(IReadOnlyList<string> asks, PassageIndex index, float length)
    {
        var middle = new float[_size];
        foreach (var ask in asks)
        {
            if (Vector(index.Plan(ask)) is { } vector) Vectors.AddTimes(1, vector, middle);
        }
        var norm = Vectors.Norm(middle);
        if (norm > 0) Vectors.Multiply(middle, length / norm);
        return middle;
    }

    private static long? KeyOf(string words, PassageIndex index)
    {
        if (MeaningFeatures.OfName(words) is { } named) return Key(named, -1);
        var space = words.IndexOf(' ', StringComparison.Ordinal);
        var last = index.TermOfStem(words.AsSpan(space + 1));
        var before = space < 0 ? -1 : index.TermOfStem(words.AsSpan(0, space));
        return last < 0 || (space >= 0 && before < 0) ? null : Key(last, before);
    }

    private static long Key(int term, int before) => ((long)before << 32) | (uint)term;
}
