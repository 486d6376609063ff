namespace PsoasBot.Platforms.Discord.Rest;

/// <summary>
/// Discord bans an address for a while after 10,000 replies of 401, 403 or 429 in ten minutes. This counts them and stops everything but
/// interactions well before. Safe for several threads.
/// </summary>
internal sealed class InvalidRequestGuard(int limit = InvalidRequestGuard.Limit)
{
    public const int Limit = 5_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _invalid = new();

    /// <param name="status">The reply's status.</param>
    /// <param name="isShared">A 429 of the scope "shared", which does not count.</param>
    /// <param name="now">The time of the reply.</param>
    public void Count(int status, bool isShared, DateTimeOffset now)
    {
        if (status is not (401 or 403 or 429) || isShared) return;
        lock (_lock) _invalid.Enqueue(now);
    }

    /// <summary>Zero, or how long to wait until enough of the count has passed.</summary>
    public TimeSpan Wait(DateTimeOffset now)
    {
        lock (_lock)
        {
            while (_invalid.TryPeek(out var first) && now - first >= Window) _invalid.Dequeue();
            return _invalid.Count < limit ? TimeSpan.Zero : Window - (now - _invalid.Peek());
        }
    }
}
