using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Index;

/// <summary>Looks at the best passages again, word by word: how much of the question they cover, and how close its neighbouring words stand.</summary>
internal sealed class Reranker(RetrievalOptions options, ForwardTexts texts)
{
    private const int Window = 8;

    public Hit Score(int passage, float score, IReadOnlyList<QuerySlot> slots, SearchScratch scratch)
    {
        Span<int> last = stackalloc int[slots.Count];
        last.Fill(int.MinValue / 2);
        Span<float> near = stackalloc float[slots.Count];
        near.Clear();
        var words = texts.Terms(passage);
        for (var at = 0; at < words.Length; at++)
        {
            var slot = scratch.SlotOfTerm[words[at]] - 1;
            if (slot < 0) continue;
            last[slot] = at;
            if (slot > 0) Near(near, slot, at - last[slot - 1], inOrder: true);
            if (slot + 1 < slots.Count) Near(near, slot + 1, at - last[slot + 1], inOrder: false);
        }
        var (coverage, knownCoverage, proximity) = Sum(slots, last, near);
        var share = options.CoverageShare;
        return new Hit(passage, score * (1 - share + share * knownCoverage) * (1 + options.ProximityGain * proximity), coverage);
    }

    /// <summary>The pair (slot - 1, slot) stands this far apart; the right order counts fully, the wrong one a little less.</summary>
    private static void Near(Span<float> near, int slot, int distance, bool inOrder)
    {
        if (distance is <= 0 or > Window) return;
        near[slot] = Math.Max(near[slot], (inOrder ? 1f : 0.7f) / distance);
    }

    private static (float Coverage, float KnownCoverage, float Proximity) Sum(IReadOnlyList<QuerySlot> slots, Span<int> last, Span<float> near)
    {
        float all = 0, known = 0, held = 0, pairs = 0, close = 0;
        for (var i = 0; i < slots.Count; i++)
        {
            var worth = slots[i].Idf * slots[i].Weight;
            all += worth;
            if (!slots[i].IsUnknown) known += worth;
            if (last[i] >= 0) held += worth;
            if (i == 0) continue;
            var weight = Math.Min(worth, slots[i - 1].Idf * slots[i - 1].Weight);
            pairs += weight;
            close += weight * near[i];
        }
        return (all > 0 ? held / all : 0, known > 0 ? held / known : 0, pairs > 0 ? close / pairs : 0);
    }
}
