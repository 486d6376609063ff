namespace PsoasBot.Retrieval.Index;

/// <summary>
/// The best passages so far, at most one of each group where groups are given: a binary heap with the worst on top.
/// Passages are offered in ascending order, and of equal scores the first stays.
/// </summary>
internal sealed class TopPassages
{
    private int[] _passages = new int[128];
    private int[] _scores = new int[128];
    private int[] _groups = new int[128];
    private int[]? _groupOf;
    private int _limit;

    public int Count { get; private set; }

    /// <summary>A passage must score more than this to get in.</summary>
    public int Threshold => Count < _limit ? 0 : _scores[0];

    public int Passage(int at) => _passages[at];

    public int Score(int at) => _scores[at];

    /// <param name="limit">How many to keep.</param>
    /// <param name="groupOf">The group of each passage, or null to keep every passage.</param>
    public void Reset(int limit, int[]? groupOf)
    {
        (_limit, _groupOf, Count) = (limit, groupOf, 0);
        if (_passages.Length >= limit) return;
        _passages = new int[limit];
        _scores = new int[limit];
        _groups = new int[limit];
    }

    public void Offer(int passage, int score)
    {
        if (score <= Threshold) return;
        var group = _groupOf is null ? passage : _groupOf[passage];
        var known = _groupOf is null ? -1 : _groups.AsSpan(0, Count).IndexOf(group);
        if (known >= 0)
        {
            if (score > _scores[known]) Sink(known, passage, score, group);
        }
        else if (Count < _limit)
        {
            Rise(Count++, passage, score, group);
        }
        else
        {
            Sink(0, passage, score, group);
        }
    }

    private void Rise(int at, int passage, int score, int group)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!IsWorse(score, passage, parent)) break;
            Move(parent, at);
            at = parent;
        }
        Put(at, passage, score, group);
    }

    private void Sink(int at, int passage, int score, int group)
    {
        for (var child = 2 * at + 1; child < Count; child = 2 * at + 1)
        {
            if (child + 1 < Count && IsWorse(_scores[child + 1], _passages[child + 1], child)) child++;
            if (IsWorse(score, passage, child)) break;
            Move(child, at);
            at = child;
        }
        Put(at, passage, score, group);
    }

    /// <summary>Of equal scores the later passage is worse, so that the earlier one stays.</summary>
    private bool IsWorse(int score, int passage, int than) =>
        score != _scores[than] ? score < _scores[than] : passage > _passages[than];

    private void Move(int from, int to) => Put(to, _passages[from], _scores[from], _groups[from]);

    private void Put(int at, int passage, int score, int group) =>
        (_passages[at], _scores[at], _groups[at]) = (passage, score, group);
}
