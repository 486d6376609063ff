namespace PsoasBot.Retrieval.Index;

/// <summary>
/// For each term the passages that hold it, ascending, with the share of the BM25F score that it brings there
/// (<c>idf · wtf / (k1 + wtf)</c>), quantised to 16 bits. Six bytes a posting.
/// </summary>
internal sealed class Postings(int[] starts, int[] passages, ushort[] impacts, float scale, float[] idf, float[] best)
{
    public int Count(int term) => starts[term + 1] - starts[term];

    public ReadOnlySpan<int> Passages(int term) => passages.AsSpan(starts[term], Count(term));

    public ReadOnlySpan<ushort> Impacts(int term) => impacts.AsSpan(starts[term], Count(term));

    /// <summary>What one step of an impact is worth.</summary>
    public float Scale => scale;

    public float Idf(int term) => idf[term];

    /// <summary>The highest impact of the term in any passage.</summary>
    public float Best(int term) => best[term];

    /// <summary>The impact of a term in one passage, 0 where it is absent.</summary>
    public float Impact(int term, int passage)
    {
        var at = Passages(term).BinarySearch(passage);
        return at < 0 ? 0 : Impacts(term)[at] * scale;
    }
}
