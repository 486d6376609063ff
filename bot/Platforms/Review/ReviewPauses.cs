namespace PsoasBot.Platforms;

/// <summary>
/// Which moderators' channels and which cards are left alone, and until when. What a platform refuses for good is tried again ever more rarely, from
/// a minute up to an hour: somebody may mend it, and until then the refusals must not count against the bot. Pure but for its memory.
/// </summary>
internal sealed class ReviewPauses
{
    private static readonly TimeSpan FirstRefusal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRefusal = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstTrouble = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTrouble = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Pause> _pauses = new(StringComparer.Ordinal);

    /// <summary>Everything that is left alone at <paramref name="now"/>.</summary>
    public IReadOnlySet<string> At(DateTimeOffset now)
    {
        lock (_lock) return _pauses.Where(pair => pair.Value.Until > now).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Trouble that passes. A platform's own wait counts where it is the longer one.</summary>
    public void Trouble(string key, TimeSpan asked, DateTimeOffset now) => Lengthen(key, FirstTrouble, LongestTrouble, asked, isRefused: false, now);

    /// <summary>A refusal; true for the first one in a row, which is the one to log.</summary>
    public bool Refusal(string key, DateTimeOffset now) => Lengthen(key, FirstRefusal, LongestRefusal, TimeSpan.Zero, isRefused: true, now);

    /// <summary>True where it was refused before.</summary>
    public bool Success(string key)
    {
        lock (_lock) return _pauses.Remove(key, out var pause) && pause.IsRefused;
    }

    private bool Lengthen(string key, TimeSpan first, TimeSpan longest, TimeSpan asked, bool isRefused, DateTimeOffset now)
    {
        lock (_lock)
        {
            var before = _pauses.GetValueOrDefault(key);
            var times = before is not null && before.IsRefused == isRefused ? before.Times + 1 : 1;
            var own = TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(times - 1, 16))));
            _pauses[key] = new Pause(now + (asked > own ? asked : own), times, isRefused || before?.IsRefused == true);
            return isRefused && before?.IsRefused != true;
        }
    }

    private sealed record Pause(DateTimeOffset Until, int Times, bool IsRefused);
}
