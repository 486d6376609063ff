namespace PsoasBot.Simulators.Slack;

/// <summary>
/// Slack's rates: each method its tier (calls a minute), and one message a second a channel with short bursts. A bucket refills steadily;
/// who finds it empty is told when the next call fits, in whole seconds.
/// </summary>
public sealed class SimLimits(TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Left, long At)> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long From, long Until)> _refused = new(StringComparer.Ordinal);

    public bool AreEnforced { get; set; } = true;

    /// <summary>How many messages a channel takes at once before it is one a second.</summary>
    public int ChannelBurst { get; set; } = 5;

    public double MessagesPerSecond { get; set; } = 1;

    /// <summary>Multiplies the tiers.</summary>
    public double Scale { get; set; } = 1;

    /// <summary>How long to wait; null where the call fits.</summary>
    internal TimeSpan? Take(string method, int perMinute, string? channel)
    {
        if (!AreEnforced) return null;
        lock (_gate)
        {
            var ofMethod = Wait(method, perMinute * Scale, perMinute * Scale / 60);
            var ofChannel = channel is null ? TimeSpan.Zero : Wait($"message {channel}", ChannelBurst, MessagesPerSecond);
            var wait = ofMethod > ofChannel ? ofMethod : ofChannel;
            if (wait > TimeSpan.Zero) return wait;
            Pay(method);
            if (channel is not null) Pay($"message {channel}");
            return null;
        }
    }

    /// <summary>Remembers until when a method must stay quiet.</summary>
    internal void Refuse(string method, string? channel, TimeSpan wait)
    {
        lock (_gate) _refused[$"{method} {channel}"] = (time.GetTimestamp(), time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency));
    }

    /// <summary>How long a call should still have waited after a 429, null where it may come; calls that were on their way then do not count.</summary>
    internal TimeSpan? TooSoonBy(string method, string? channel)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (!_refused.TryGetValue($"{method} {channel}", out var quiet) || time.GetElapsedTime(quiet.From, now) <= Grace) return null;
            var left = time.GetElapsedTime(now, quiet.Until);
            return left > Tolerance ? left : null;
        }
    }

    private TimeSpan Wait(string name, double most, double perSecond)
    {
        var now = time.GetTimestamp();
        var (left, at) = _buckets.TryGetValue(name, out var known) ? known : (most, now);
        left = Math.Min(most, left + time.GetElapsedTime(at, now).TotalSeconds * perSecond);
        _buckets[name] = (left, now);
        return left >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Ceiling((1 - left) / perSecond));
    }

    private void Pay(string name) => _buckets[name] = (_buckets[name].Left - 1, _buckets[name].At);
}
