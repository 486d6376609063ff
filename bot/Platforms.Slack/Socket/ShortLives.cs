namespace PsoasBot.Platforms.Slack.Socket;

/// <summary>
/// Counts connections that Slack greeted and that soon ended, over a sliding minute: one that starts well and ends soon, again and again, is no
/// success, however long each of them lasts. Not safe for several threads.
/// </summary>
internal sealed class ShortLives
{
    /// <summary>A connection that ends sooner is short-lived. Slack itself renews one after about an hour.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Queue<DateTimeOffset> _ends = new();

    /// <summary>How many there were in the last minute, this one included; 0 where this one was not short-lived.</summary>
    public int Ended(TimeSpan lived, DateTimeOffset now)
    {
        if (lived >= Short) return 0;
        while (_ends.TryPeek(out var oldest) && now - oldest >= Window) _ends.Dequeue();
        _ends.Enqueue(now);
        return _ends.Count;
    }
}
