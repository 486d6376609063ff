namespace PsoasBot.Retrieval.Index;

/// <summary>
/// For each term the passages that hold it, ascending, with the share of the BM25F score that it brings there
/// (<c>idf · wtf · (k1 + 1) / (k1 + wtf)</c>), quantised to 16 bits so that sums are exact whatever their order. Six bytes a posting.
/// </summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _passages;
    private readonly ushort[] _impacts;
    private readonly float[] _idf;
    private readonly ushort[] _best;

    public Postings(int[] starts, int[] passages, ushort[] impacts, float scale, float[] idf)
    {
        (_starts, _passages, _impacts, Scale, _idf) = (starts, passages, impacts, scale, idf);
        _best = new ushort[idf.Length];
        for (var term = 0; term < _best.Length; term++)
        {
            foreach (var impact in Impacts(term)) _best[term] = Math.Max(_best[term], impact);
        }
    }

    /// <summary>What one step of an impact is worth.</summary>
    public float Scale { get; }

    public int Count(int term) => _starts[term + 1] - _starts[term];

    /// <summary>The postings of all terms, one term after the other; a term's are at <see cref="Range"/>.</summary>
    public ReadOnlySpan<int> AllPassages => _passages;

    public ReadOnlySpan<ushort> AllImpacts => _impacts;

    public (int Start, int End) Range(int term) => (_starts[term], _starts[term + 1]);

    public ReadOnlySpan<int> Passages(int term) => _passages.AsSpan(_starts[term], Count(term));

    public ReadOnlySpan<ushort> Impacts(int term) => _impacts.AsSpan(_starts[term], Count(term));

    public float Idf(int term) => _idf[term];

    /// <summary>The highest impact of the term in any passage.</summary>
    public int Best(int term) => _best[term];
}
