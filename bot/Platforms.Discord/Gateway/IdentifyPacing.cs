namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>What Discord allows: identifies left, when they are refilled, and how many may start at once.</summary>
internal sealed record StartLimit(int Total, int Remaining, DateTimeOffset ResetAt, int MaxConcurrency);

/// <summary>
/// Says how long a shard waits before it identifies. One identify a key (shard mod max_concurrency) every five seconds; a thousand a day over
/// all shards, after which Discord resets the token, so the last tenth is spread over the time that is left. The count is Discord's own, so
/// that a bot which restarts in a loop still slows down. Used under a lock.
/// </summary>
internal sealed class IdentifyPacing
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);
    private readonly Dictionary<int, DateTimeOffset> _next = [];
    private StartLimit _limit = new(1000, 1000, DateTimeOffset.MaxValue, 1);
    private DateTimeOffset _anyNext = DateTimeOffset.MinValue;

    /// <summary>What Discord says; read anew before every identify that follows a failure.</summary>
    public void Learn(StartLimit limit) => _limit = limit;

    /// <summary>Takes the next free moment for <paramref name="shard"/> and returns how far away it is.</summary>
    public TimeSpan Take(int shard, DateTimeOffset now)
    {
        var key = shard % Math.Max(1, _limit.MaxConcurrency);
        var at = Later(now, Later(_next.GetValueOrDefault(key, now), _anyNext));
        if (_limit.Remaining <= 0) at = Later(at, _limit.ResetAt);
        _next[key] = at + Spacing;
        if (IsScarce()) _anyNext = at + Share(at);
        _limit = _limit with { Remaining = Math.Max(0, _limit.Remaining - 1) };
        return at - now;
    }

    private bool IsScarce() => _limit.Remaining > 0 && _limit.Remaining <= _limit.Total / 10;

    private TimeSpan Share(DateTimeOffset at) => _limit.ResetAt > at ? (_limit.ResetAt - at) / _limit.Remaining : TimeSpan.Zero;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
