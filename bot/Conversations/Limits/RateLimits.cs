using System.Runtime.InteropServices;

namespace PsoasBot.Conversations.Limits;

/// <summary>
/// Holds back a member or a community that asks too fast. A sliding window of one minute; what was refused does not count.
/// Safe for several threads; forgets everybody who has been quiet for a minute.
/// </summary>
internal sealed class RateLimits(ConversationOptions options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _taken = new(StringComparer.Ordinal);
    private DateTimeOffset _swept;

    /// <summary>Takes one question's worth, or says who has to wait for how long.</summary>
    public RateVerdict Take(IncomingMessage message)
    {
        var now = time.GetUtcNow();
        var (member, community) = Keys(message);
        lock (_lock)
        {
            Sweep(now);
            if (Wait(member, options.MemberPerMinute, now) is { } own) return new RateVerdict.TooFast(own, IsMember: true);
            if (Wait(community, options.CommunityPerMinute, now) is { } all) return new RateVerdict.TooFast(all, IsMember: false);
            WindowOf(member).Enqueue(now);
            WindowOf(community).Enqueue(now);
            return new RateVerdict.Free();
        }
    }

    private static (string Member, string Community) Keys(IncomingMessage message)
    {
        var community = $"{message.Event.Platform}\n{message.Event.Community}";
        return ($"{community}\n{message.MemberId}", community);
    }

    private TimeSpan? Wait(string key, int limit, DateTimeOffset now)
    {
        if (!_taken.TryGetValue(key, out var times)) return null;
        while (times.TryPeek(out var first) && now - first >= Window) times.Dequeue();
        return times.Count < limit ? null : Window - (now - times.Peek());
    }

    private Queue<DateTimeOffset> WindowOf(string key) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_taken, key, out _) ??= new Queue<DateTimeOffset>();

    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Window) return;
        _swept = now;
        foreach (var key in _taken.Where(pair => pair.Value.Count == 0 || now - pair.Value.Last() >= Window).Select(pair => pair.Key).ToList())
            _taken.Remove(key);
    }
}

/// <summary>Whether a question may be asked now.</summary>
internal abstract record RateVerdict
{
    private RateVerdict()
    {
    }

    internal sealed record Free : RateVerdict;

    internal sealed record TooFast(TimeSpan Wait, bool IsMember) : RateVerdict;
}
