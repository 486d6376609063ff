using System.Globalization;

namespace PsoasBot.Platforms.Discord.Rest;

/// <summary>
/// Discord's limits, learnt from its headers: a route belongs to a bucket, a bucket has so many requests left until a moment; besides, 50
/// requests a second over everything but interactions. Says how long to wait; waits itself for nothing. Safe for several threads.
/// </summary>
internal sealed class RateBuckets
{
    public const int GlobalPerSecond = 50;
    private const int Most = 5_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _bucketOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _global = new();
    private DateTimeOffset _globalUntil;

    /// <summary>Takes one request's worth; otherwise how long to wait before asking again.</summary>
    public TimeSpan Take(RestRequest request, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Bucketed(request) is { } bucket && bucket.Remaining <= 0 && now < bucket.ResetAt) return bucket.ResetAt - now;
            if (!request.IsInteraction && TakeGlobal(now) is { Ticks: > 0 } wait) return wait;
            if (Bucketed(request) is { } counted) counted.Remaining--;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Reads a reply's headers.</summary>
    public void Learn(RestRequest request, Func<string, string?> header, DateTimeOffset now)
    {
        if (header("X-RateLimit-Bucket") is not { Length: > 0 } name || Number(header("X-RateLimit-Remaining")) is not { } remaining || Number(header("X-RateLimit-Reset-After")) is not { } seconds) return;
        lock (_lock)
        {
            if (_buckets.Count >= Most) Sweep(now);
            var key = $"{name}\n{request.Major}";
            _bucketOf[request.Route] = key;
            _buckets[key] = new Bucket { Remaining = (int)remaining, ResetAt = now + TimeSpan.FromSeconds(seconds) };
        }
    }

    /// <summary>A 429: nothing of this bucket, or nothing at all, until the wait is over.</summary>
    public void Exceeded(RestRequest request, TimeSpan wait, bool isGlobal, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (isGlobal)
            {
                _globalUntil = now + wait;
                return;
            }
            var key = _bucketOf.GetValueOrDefault(request.Route, request.Route);
            _bucketOf[request.Route] = key;
            _buckets[key] = new Bucket { Remaining = 0, ResetAt = now + wait };
        }
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : null;

    private Bucket? Bucketed(RestRequest request) => _bucketOf.TryGetValue(request.Route, out var key) ? _buckets.GetValueOrDefault(key) : null;

    private TimeSpan TakeGlobal(DateTimeOffset now)
    {
        if (now < _globalUntil) return _globalUntil - now;
        while (_global.TryPeek(out var first) && now - first >= Second) _global.Dequeue();
        if (_global.Count >= GlobalPerSecond) return Second - (now - _global.Peek());
        _global.Enqueue(now);
        return TimeSpan.Zero;
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, _) in _buckets.Where(pair => pair.Value.ResetAt <= now).ToList()) _buckets.Remove(key);
        foreach (var (route, _) in _bucketOf.Where(pair => !_buckets.ContainsKey(pair.Value)).ToList()) _bucketOf.Remove(route);
    }

    private sealed class Bucket
    {
        public required int Remaining { get; set; }
        public required DateTimeOffset ResetAt { get; init; }
    }
}
