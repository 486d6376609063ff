using System.Runtime.InteropServices;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval.Index;

/// <summary>A place in the postings of one term, and the factor its impacts count with.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PostingCursor
{
    public int At;
    public int End;
    public int Factor;
}

/// <summary>A slot while it is searched for: its cursors, the most it can bring, and the most that it and all weaker slots can bring.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SlotCursors(int First, int End, int Bound, int Rest);

/// <summary>The slots of a question as cursors, the strongest slot first. Scores are whole numbers, so sums do not depend on their order.</summary>
internal sealed class PostingCursors
{
    /// <summary>A weight of 1 as a factor; the highest factor is 255.</summary>
    public const int Unit = 100;

    private readonly SlotCursors[] _slots = new SlotCursors[QueryPlanner.MostSlots];
    private PostingCursor[] _cursors = new PostingCursor[64];
    private int _cursorCount;

    public int Count { get; private set; }

    public ref readonly SlotCursors this[int slot] => ref _slots[slot];

    public Span<PostingCursor> Of(in SlotCursors slot) => _cursors.AsSpan(slot.First, slot.End - slot.First);

    /// <summary>The most that the slots from this one on can bring together.</summary>
    public int Rest(int slot) => slot < Count ? _slots[slot].Rest : 0;

    public void Open(IReadOnlyList<QuerySlot> slots, Postings postings)
    {
        (Count, _cursorCount) = (0, 0);
        for (var i = 0; i < slots.Count; i++)
        {
            if (!slots[i].IsUnknown) _slots[Count++] = Open(slots[i], postings);
        }
        _slots.AsSpan(0, Count).Sort(static (a, b) => a.Bound != b.Bound ? b.Bound.CompareTo(a.Bound) : a.First.CompareTo(b.First));
        var rest = 0;
        for (var i = Count - 1; i >= 0; i--) _slots[i] = _slots[i] with { Rest = rest += _slots[i].Bound };
    }

    /// <summary>What one step of a term's impact counts in a slot, in hundredths.</summary>
    public static int Factor(QuerySlot slot, Alternative alternative) =>
        (int)Math.Clamp(MathF.Round(slot.Weight * alternative.Weight * Unit), 1, 255);

    private SlotCursors Open(QuerySlot slot, Postings postings)
    {
        var (first, bound) = (_cursorCount, 0);
        foreach (var alternative in slot.Alternatives)
        {
            if (_cursorCount == _cursors.Length) Array.Resize(ref _cursors, _cursorCount * 2);
            var factor = Factor(slot, alternative);
            var (start, end) = postings.Range(alternative.Term);
            _cursors[_cursorCount++] = new PostingCursor { At = start, End = end, Factor = factor };
            bound = Math.Max(bound, factor * postings.Best(alternative.Term));
        }
        return new SlotCursors(first, _cursorCount, bound, 0);
    }
}
