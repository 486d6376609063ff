namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>
/// Knows whether the other side still listens. Counts as answered from HELLO on, so that the first beat never looks deaf. Used by the
/// connection's two loops; a torn read would only delay the verdict by one beat.
/// </summary>
internal sealed class Heartbeat(TimeSpan interval, DateTimeOffset helloAt)
{
    private volatile bool _isAnswered = true;
    private long _answeredAt = helloAt.UtcTicks;

    public TimeSpan Interval { get; } = interval;

    public DateTimeOffset AnsweredAt => new(Volatile.Read(ref _answeredAt), TimeSpan.Zero);

    /// <summary>The first beat comes at a random point of the interval, so that a million reconnecting bots do not beat together.</summary>
    public TimeSpan First(double chance) => Interval * chance;

    /// <summary>It is time for a beat: false where the one before was never answered.</summary>
    public bool Beat()
    {
        if (!_isAnswered) return false;
        _isAnswered = false;
        return true;
    }

    public void Answered(DateTimeOffset now)
    {
        _isAnswered = true;
        Volatile.Write(ref _answeredAt, now.UtcTicks);
    }

    /// <summary>Seen from outside: two intervals and a little without an answer.</summary>
    public bool IsDeaf(DateTimeOffset now) => now - AnsweredAt > (2 * Interval) + TimeSpan.FromSeconds(5);
}
