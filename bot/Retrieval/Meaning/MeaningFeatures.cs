using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Meaning;

/// <summary>What a <see cref="MeaningReader"/> sees of a question: its words and what may stand for them, and each two words that follow each other.</summary>
internal static class MeaningFeatures
{
    private const float PairShare = 0.7f;

    /// <summary>Calls <paramref name="add"/> with a term, the term before it or -1, and how much that counts (about 0 to 1).</summary>
    public static void Read(IReadOnlyList<QuerySlot> slots, Action<int, int, float> add)
    {
        var (before, weightBefore) = (-1, 0f);
        foreach (var slot in slots)
        {
            if (slot.IsUnknown)
            {
                before = -1;
                continue;
            }
            var best = slot.Alternatives[0];
            foreach (var alternative in slot.Alternatives)
            {
                add(alternative.Term, -1, slot.Weight * alternative.Weight);
                if (alternative.Weight > best.Weight) best = alternative;
            }
            if (before >= 0) add(best.Term, before, PairShare * Math.Min(weightBefore, slot.Weight));
            (before, weightBefore) = (best.Term, slot.Weight);
        }
    }
}
