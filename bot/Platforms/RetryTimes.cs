using System.Globalization;

namespace PsoasBot.Platforms;

/// <summary>How long to wait before a request is sent again; the same for every platform's HTTP interface. Pure.</summary>
internal static class RetryTimes
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(10);

    /// <summary>Before attempt <paramref name="attempt"/> + 1 after a 5xx or no reply: half a second doubling to ten, between half and all of it.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan Backoff(int attempt, double chance)
    {
        var seconds = Math.Min(LongestBackoff.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(attempt - 1, 10)));
        return TimeSpan.FromSeconds(seconds * (0.5 + chance / 2));
    }

    public static bool IsWorthRepeating(int status) => status is >= 500 or 408;

    /// <summary>The wait that a 429 asks for: the header's, else the body's, else a second; between 50 ms and an hour.</summary>
    public static TimeSpan RetryAfter(string? header, double? inBody = null)
    {
        var seconds = double.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var given) && double.IsFinite(given) ? given : inBody ?? 1;
        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0.05, 3_600));
    }
}
