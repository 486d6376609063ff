using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Index;

/// <summary>The working memory of one search, used again by the next; all arrays are zero between searches.</summary>
internal sealed class SearchScratch(int passages, int terms)
{
    public float[] Scores { get; } = new float[passages];

    public float[] SlotScores { get; } = new float[passages];

    public List<int> Touched { get; } = [];

    public List<int> SlotTouched { get; } = [];

    /// <summary>For each term of the question its slot number + 1.</summary>
    public byte[] SlotOfTerm { get; } = new byte[terms];

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

    public void Clear(IReadOnlyList<QuerySlot> slots)
    {
        foreach (var passage in Touched) Scores[passage] = 0;
        Touched.Clear();
        foreach (var alternative in slots.SelectMany(slot => slot.Alternatives)) SlotOfTerm[alternative.Term] = 0;
    }
}
