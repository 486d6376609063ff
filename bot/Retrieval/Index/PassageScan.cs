using System.Numerics;

namespace PsoasBot.Retrieval.Index;

/// <summary>
/// Finds the passages with the highest sums of impacts, exactly. Passages are walked in windows whose sums stay in the processor's cache:
/// the strong slots are summed up for the whole window, and only passages that may still get among the best are looked up in the weak ones
/// (MaxScore, Turtle and Flood 1995; the windows as in Lucene's MaxScoreBulkScorer). Where so many passages may that walking a weak slot's
/// postings is cheaper than looking them up, it is summed up as well.
/// </summary>
internal sealed class PassageScan(Postings postings, int passageCount)
{
    private const int Window = 4096;

    /// <summary>How many postings are walked in the time of one look-up.</summary>
    private const int PostingsPerLookUp = 16;

    [ThreadStatic] private static int[]? t_sums;
    [ThreadStatic] private static int[]? t_slotSums;

    /// <summary>Offers every passage that may be among the best to <paramref name="top"/>.</summary>
    public void Collect(PostingCursors cursors, TopPassages top)
    {
        var sums = t_sums ??= new int[Window];
        var strong = cursors.Count;
        while (true)
        {
            while (strong > 0 && cursors.Rest(strong - 1) <= top.Threshold) strong--;
            var from = First(cursors, strong);
            if (from == int.MaxValue) return;
            for (var slot = 0; slot < strong; slot++) Sum(cursors, slot, from, sums);
            var looked = strong;
            while (looked < cursors.Count && IsWorthSumming(cursors, looked, sums, top)) Sum(cursors, looked++, from, sums);
            Offer(cursors, looked, from, sums, top);
            Array.Clear(sums);
        }
    }

    /// <summary>Compares the passages of the window that are still in the race with the postings of the slot there, about.</summary>
    private bool IsWorthSumming(PostingCursors cursors, int slot, int[] sums, TopPassages top)
    {
        long length = 0;
        foreach (ref readonly var cursor in cursors.Of(cursors[slot])) length += cursor.End - cursor.At;
        var here = length * Window / passageCount;
        var floor = new Vector<int>(Math.Max(0, top.Threshold - cursors.Rest(slot)));
        var count = Vector<int>.Zero;
        for (var i = 0; i < Window; i += Vector<int>.Count) count -= Vector.GreaterThan(new Vector<int>(sums, i), floor);
        return Vector.Sum(count) * PostingsPerLookUp > here;
    }

    /// <summary>The first passage that a strong slot has next.</summary>
    private int First(PostingCursors cursors, int strong)
    {
        var first = int.MaxValue;
        for (var slot = 0; slot < strong; slot++)
        {
            foreach (ref readonly var cursor in cursors.Of(cursors[slot]))
            {
                if (cursor.At < cursor.End) first = Math.Min(first, postings.AllPassages[cursor.At]);
            }
        }
        return first;
    }

    /// <summary>Adds what a slot brings to each passage of the window: the best of its alternatives.</summary>
    private void Sum(PostingCursors cursors, int slot, int from, int[] sums)
    {
        var alternatives = cursors.Of(cursors[slot]);
        if (alternatives.Length == 1)
        {
            Seek(ref alternatives[0], from);
            Add(ref alternatives[0], from, sums);
            return;
        }
        var slotSums = t_slotSums ??= new int[Window];
        foreach (ref var alternative in alternatives)
        {
            Seek(ref alternative, from);
            Raise(ref alternative, from, slotSums);
        }
        for (var i = 0; i < Window; i += Vector<int>.Count) (new Vector<int>(sums, i) + new Vector<int>(slotSums, i)).CopyTo(sums, i);
        Array.Clear(slotSums);
    }

    private void Add(ref PostingCursor cursor, int from, int[] sums)
    {
        var (at, end, factor) = (cursor.At, cursor.End, cursor.Factor);
        var passages = postings.AllPassages[..end];
        var impacts = postings.AllImpacts[..end];
        for (; at < passages.Length && at < impacts.Length; at++)
        {
            var place = passages[at] - from;
            if ((uint)place >= (uint)sums.Length) break;
            sums[place] += impacts[at] * factor;
        }
        cursor.At = at;
    }

    private void Raise(ref PostingCursor cursor, int from, int[] sums)
    {
        var (at, end, factor) = (cursor.At, cursor.End, cursor.Factor);
        var passages = postings.AllPassages[..end];
        var impacts = postings.AllImpacts[..end];
        for (; at < passages.Length && at < impacts.Length; at++)
        {
            var place = passages[at] - from;
            if ((uint)place >= (uint)sums.Length) break;
            sums[place] = Math.Max(sums[place], impacts[at] * factor);
        }
        cursor.At = at;
    }

    private void Offer(PostingCursors cursors, int strong, int from, int[] sums, TopPassages top)
    {
        var rest = cursors.Rest(strong);
        for (var i = 0; i < Window; i += Vector<int>.Count)
        {
            if (!Vector.GreaterThanAny(new Vector<int>(sums, i), new Vector<int>(Math.Max(0, top.Threshold - rest)))) continue;
            for (var place = i; place < i + Vector<int>.Count; place++)
            {
                if (sums[place] > 0 && sums[place] + rest > top.Threshold) Complete(cursors, strong, from + place, sums[place], top);
            }
        }
    }

    /// <summary>Adds what the weak slots bring to one passage, as long as it may still get in.</summary>
    private void Complete(PostingCursors cursors, int strong, int passage, int sum, TopPassages top)
    {
        for (var slot = strong; slot < cursors.Count; slot++)
        {
            if (sum + cursors.Rest(slot) <= top.Threshold) return;
            var best = 0;
            foreach (ref var cursor in cursors.Of(cursors[slot])) best = Math.Max(best, LookUp(ref cursor, passage));
            sum += best;
        }
        top.Offer(passage, sum);
    }

    private int LookUp(ref PostingCursor cursor, int passage)
    {
        Seek(ref cursor, passage);
        return cursor.At < cursor.End && postings.AllPassages[cursor.At] == passage ? postings.AllImpacts[cursor.At] * cursor.Factor : 0;
    }

    /// <summary>Gallops to the first posting from the passage on; cursors only move forward because passages come in ascending order.</summary>
    private void Seek(ref PostingCursor cursor, int passage)
    {
        var passages = postings.AllPassages[..cursor.End];
        var (low, step) = (cursor.At, 1);
        if (low >= passages.Length || passages[low] >= passage) return;
        while (low + step < passages.Length && passages[low + step] < passage)
        {
            low += step;
            step *= 2;
        }
        var high = Math.Min(low + step, passages.Length);
        while (low + 1 < high)
        {
            var middle = (low + high) >>> 1;
            if (passages[middle] < passage) low = middle;
            else high = middle;
        }
        cursor.At = high;
    }
}
