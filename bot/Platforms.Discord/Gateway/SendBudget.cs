namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>120 messages a minute may be sent on a connection; some are kept back for heartbeats. One caller at a time.</summary>
internal sealed class SendBudget
{
    public const int Limit = 120;
    public const int KeptForBeats = 10;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly Queue<DateTimeOffset> _sent = new();

    /// <summary>Takes one message's worth; otherwise how long to wait before asking again.</summary>
    public TimeSpan Take(DateTimeOffset now, bool isBeat)
    {
        while (_sent.TryPeek(out var first) && now - first >= Window) _sent.Dequeue();
        if (_sent.Count < (isBeat ? Limit : Limit - KeptForBeats))
        {
            _sent.Enqueue(now);
            return TimeSpan.Zero;
        }
        return Window - (now - _sent.Peek());
    }
}
