using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Index;

/// <summary>
/// Sums up impacts slot by slot, the strongest slots first. As soon as the slots that are left cannot lift a new passage
/// into the best <paramref name="keep"/>, only passages that are still in the race are looked up (MaxScore, Turtle and Flood 1995).
/// </summary>
internal sealed class Accumulator(Postings postings, int keep)
{
    /// <summary>The best passages by summed impact, unordered; at most <c>keep</c>.</summary>
    public List<(int Passage, float Score)> Collect(IReadOnlyList<QuerySlot> slots, SearchScratch scratch)
    {
        var ordered = slots.Where(slot => !slot.IsUnknown).Select(slot => (Slot: slot, Bound: Bound(slot))).OrderByDescending(pair => pair.Bound).ToList();
        var left = ordered.Sum(pair => pair.Bound);
        var at = 0;
        for (; at < ordered.Count; at++)
        {
            if (at > 0 && scratch.Touched.Count > keep && left < Threshold(scratch)) break;
            Add(ordered[at].Slot, scratch);
            left -= ordered[at].Bound;
        }
        if (at < ordered.Count) Finish(ordered.GetRange(at, ordered.Count - at), left, scratch);
        return Best(scratch);
    }

    private float Bound(QuerySlot slot)
    {
        var bound = 0f;
        foreach (var alternative in slot.Alternatives) bound = Math.Max(bound, alternative.Weight * postings.Best(alternative.Term));
        return bound;
    }

    private void Add(QuerySlot slot, SearchScratch scratch)
    {
        if (slot.Alternatives.Count == 1)
        {
            AddTerm(slot.Alternatives[0], scratch);
            return;
        }
        foreach (var alternative in slot.Alternatives) RaiseSlot(alternative, scratch);
        foreach (var passage in scratch.SlotTouched)
        {
            Raise(passage, scratch.SlotScores[passage], scratch);
            scratch.SlotScores[passage] = 0;
        }
        scratch.SlotTouched.Clear();
    }

    private void AddTerm(Alternative alternative, SearchScratch scratch)
    {
        var passages = postings.Passages(alternative.Term);
        var impacts = postings.Impacts(alternative.Term);
        var factor = alternative.Weight * postings.Scale;
        for (var i = 0; i < passages.Length; i++) Raise(passages[i], impacts[i] * factor, scratch);
    }

    private void RaiseSlot(Alternative alternative, SearchScratch scratch)
    {
        var passages = postings.Passages(alternative.Term);
        var impacts = postings.Impacts(alternative.Term);
        var factor = alternative.Weight * postings.Scale;
        for (var i = 0; i < passages.Length; i++)
        {
            ref var score = ref scratch.SlotScores[passages[i]];
            if (score == 0) scratch.SlotTouched.Add(passages[i]);
            score = Math.Max(score, impacts[i] * factor);
        }
    }

    private static void Raise(int passage, float by, SearchScratch scratch)
    {
        ref var score = ref scratch.Scores[passage];
        if (score == 0) scratch.Touched.Add(passage);
        score += by;
    }

    private void Finish(List<(QuerySlot Slot, float Bound)> rest, float left, SearchScratch scratch)
    {
        var floor = Threshold(scratch) - left;
        foreach (var passage in scratch.Touched)
        {
            ref var score = ref scratch.Scores[passage];
            if (score < floor) continue;
            foreach (var (slot, _) in rest)
            {
                var best = 0f;
                foreach (var alternative in slot.Alternatives) best = Math.Max(best, alternative.Weight * postings.Impact(alternative.Term, passage));
                score += best;
            }
        }
    }

    /// <summary>The lowest score among the best so far.</summary>
    private float Threshold(SearchScratch scratch)
    {
        var queue = new PriorityQueue<int, float>(keep + 1);
        foreach (var passage in scratch.Touched) Offer(queue, passage, scratch.Scores[passage]);
        return queue.TryPeek(out _, out var lowest) && queue.Count >= keep ? lowest : 0;
    }

    private List<(int Passage, float Score)> Best(SearchScratch scratch)
    {
        var queue = new PriorityQueue<int, float>(keep + 1);
        foreach (var passage in scratch.Touched) Offer(queue, passage, scratch.Scores[passage]);
        return [.. queue.UnorderedItems];
    }

    private void Offer(PriorityQueue<int, float> queue, int passage, float score)
    {
        if (queue.Count < keep) queue.Enqueue(passage, score);
        else if (queue.TryPeek(out _, out var lowest) && score > lowest) queue.EnqueueDequeue(passage, score);
    }
}
