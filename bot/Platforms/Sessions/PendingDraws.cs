using PsoasBot.Conversations.Retention;

namespace PsoasBot.Platforms;

/// <summary>Something that should stand in a place and may not, since drawing it failed for now.</summary>
internal sealed record PendingDraw(string Platform, string Place, ActionReply Shown, MemberKey Member, string QuestionId);

/// <summary>
/// What has to be drawn again, one for each place, each after a growing wait and for some minutes. Kept in memory alone: after a restart the next
/// part or click draws. Safe for several threads.
/// </summary>
internal sealed class PendingDraws(TimeProvider time)
{
    /// <summary>As long as a platform may let a message be changed; afterwards the member has pressed a button or gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private const int Most = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Drawing failed, for the first time or again.</summary>
    public void Add(PendingDraw draw)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var known = _entries.GetValueOrDefault(draw.Place);
            var (since, attempts) = known is null ? (now, 1) : (known.Since, known.Attempts + 1);
            if (now - since > Patience || (known is null && _entries.Count >= Most)) _entries.Remove(draw.Place);
            else _entries[draw.Place] = new Entry(draw, since, attempts, now + RetryTimes.Backoff(attempts, chance: 1));
        }
    }

    /// <summary>It stands there, or nothing can.</summary>
    public void Remove(string place)
    {
        lock (_lock) _entries.Remove(place);
    }

    public IReadOnlyList<PendingDraw> Due(string platform)
    {
        var now = time.GetUtcNow();
        lock (_lock) return [.. _entries.Values.Where(each => each.Draw.Platform == platform && each.DueAt <= now).OrderBy(each => each.DueAt).Select(each => each.Draw)];
    }

    private sealed record Entry(PendingDraw Draw, DateTimeOffset Since, int Attempts, DateTimeOffset DueAt);
}
