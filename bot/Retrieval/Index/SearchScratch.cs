using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Index;

/// <summary>The working memory of one search, used again by the next; the tables of terms are zero between searches.</summary>
internal sealed class SearchScratch(int terms)
{
    public PostingCursors Cursors { get; } = new();

    public TopPassages Top { get; } = new();

    /// <summary>For each term of the question its slot number + 1.</summary>
    public byte[] SlotOfTerm { get; } = new byte[terms];

    /// <summary>For each term of the feedback its number + 1.</summary>
    public byte[] FeedbackOfTerm { get; } = new byte[terms];

    /// <summary>A sum for each term, for the feedback.</summary>
    public float[] TermSums { get; } = new float[terms];

    public float[] TermCounts { get; } = new float[terms];

    public TermSet Seen { get; } = new();

    public TermSet SeenHere { get; } = new();

    public void MarkTerms(IReadOnlyList<QuerySlot> slots)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            foreach (var alternative in slots[i].Alternatives)
            {
                if (SlotOfTerm[alternative.Term] == 0) SlotOfTerm[alternative.Term] = (byte)(i + 1);
            }
        }
    }

    public void UnmarkTerms(IReadOnlyList<QuerySlot> slots)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            foreach (var alternative in slots[i].Alternatives) SlotOfTerm[alternative.Term] = 0;
        }
    }
}

/// <summary>A growing row of terms with a value each.</summary>
internal sealed class TermSet
{
    private int[] _terms = new int[512];
    private float[] _values = new float[512];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Terms => _terms.AsSpan(0, Count);

    public Span<float> Values => _values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int term)
    {
        if (Count == _terms.Length)
        {
            Array.Resize(ref _terms, Count * 2);
            Array.Resize(ref _values, Count * 2);
        }
        _terms[Count++] = term;
    }

    /// <summary>Sorts by value, the highest first, and keeps that many.</summary>
    public void KeepBest(int count)
    {
        Array.Sort(_values, _terms, 0, Count);
        Array.Reverse(_values, 0, Count);
        Array.Reverse(_terms, 0, Count);
        Count = Math.Min(Count, count);
    }
}
