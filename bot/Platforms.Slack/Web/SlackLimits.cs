namespace PsoasBot.Platforms.Slack.Web;

/// <summary>
/// What Slack has asked to wait for, per method and, for posts, per channel. Says how long to wait; waits itself for nothing. Safe for
/// several threads.
/// </summary>
internal sealed class SlackLimits
{
    private const int Most = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    public TimeSpan Wait(string limit, DateTimeOffset now)
    {
        lock (_lock) return _until.TryGetValue(limit, out var until) && until > now ? until - now : TimeSpan.Zero;
    }

    public void Exceeded(string limit, TimeSpan wait, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_until.Count >= Most)
                foreach (var (old, _) in _until.Where(pair => pair.Value <= now).ToList()) _until.Remove(old);
            if (!_until.TryGetValue(limit, out var until) || until < now + wait) _until[limit] = now + wait;
        }
    }
}
