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
            var bucket = Bucketed(request);
            if (bucket?.Wait(now) is { Ticks: > 0 } full) return full;
            if (!request.IsInteraction && TakeGlobal(now) is { Ticks: > 0 } wait) return wait;
            if (bucket is not null) bucket.Remaining--;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Reads a reply's headers.</summary>
    public void Learn(RestRequest request, Func<string, string?> header, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (header("X-RateLimit-Bucket") is not { Length: > 0 } name || Number(header("X-RateLimit-Remaining")) is not { } remaining || Number(header("X-RateLimit-Reset-After")) is not { } seconds)
            {
                // A route that was held without a bucket's name is free again once one of its requests has gone through.
                if (_buckets.TryGetValue(request.Route, out var held) && held.WasRefilled) _buckets.Remove(request.Route);
                return;
            }
            if (_buckets.Count >= Most) Sweep(now);
            var key = $"{name}\n{request.Major}";
            _bucketOf[request.Route] = key;
            var said = new Bucket { Limit = (int)(Number(header("X-RateLimit-Limit")) ?? remaining + 1), Remaining = (int)remaining, Window = TimeSpan.FromSeconds(seconds), ResetAt = now + TimeSpan.FromSeconds(seconds) };
            _buckets[key] = _buckets.TryGetValue(key, out var known) ? known.With(said) : said;
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
            var known = _buckets.GetValueOrDefault(key);
            _buckets[key] = new Bucket { Limit = known?.Limit ?? 1, Remaining = 0, Window = known?.Window ?? wait, ResetAt = now + wait };
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

    /// <summary>So many requests in a window. When the window is over it fills by itself, so that no more than it holds go before a reply tells.</summary>
    private sealed class Bucket
    {
        /// <summary>Of the same window, as two replies of it describe its end.</summary>
        private const double SameWindow = 0.5;

        public required int Limit { get; init; }
        public required int Remaining { get; set; }
        public required TimeSpan Window { get; init; }
        public required DateTimeOffset ResetAt { get; set; }
        public bool WasRefilled { get; private set; }

        public TimeSpan Wait(DateTimeOffset now)
        {
            if (now >= ResetAt) (Remaining, ResetAt, WasRefilled) = (Math.Max(1, Limit), now + Window, true);
            return Remaining > 0 ? TimeSpan.Zero : ResetAt - now;
        }

        /// <summary>What a reply said, without the requests that are still on their way: those it does not know of.</summary>
        public Bucket With(Bucket said)
        {
            var window = said.Window > Window ? said.Window : Window;
            var later = said.ResetAt - ResetAt;
            // A reply that was long on its way tells of a window that is over.
            if (later < -window * SameWindow) return this;
            var isSame = later < window * SameWindow;
            return new Bucket { Limit = said.Limit, Remaining = isSame ? Math.Min(Remaining, said.Remaining) : said.Remaining, Window = window, ResetAt = said.ResetAt > ResetAt ? said.ResetAt : ResetAt };
        }
    }
}
