using System.Globalization;
using System.Text.Json;

namespace PsoasBot.Platforms.Discord.Rest;

/// <summary>What to do with a reply, or with none. Pure but for the chance in the waits.</summary>
internal static class RestPolicy
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(10);

    /// <summary>Waits before attempt <paramref name="attempt"/> + 1 after a 5xx or no reply: half a second doubling to ten, between half and all of it.</summary>
    public static TimeSpan Backoff(int attempt, double chance)
    {
        var seconds = Math.Min(LongestBackoff.TotalSeconds, 0.5 * Math.Pow(2, Math.Min(attempt - 1, 10)));
        return TimeSpan.FromSeconds(seconds * (0.5 + chance / 2));
    }

    public static bool IsWorthRepeating(int status) => status is >= 500 or 408;

    /// <summary>The wait that a 429 asks for: the header, else the body, else a second; never longer than an hour.</summary>
    public static TimeSpan RetryAfter(string? header, ReadOnlySpan<byte> body)
    {
        var seconds = double.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var given) ? given : InBody(body) ?? 1;
        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0.05, 3_600));
    }

    /// <summary>Discord's own code in an error body; 0 where the body is HTML or anything else.</summary>
    public static int ErrorCode(ReadOnlySpan<byte> body) => (int)(Property(body, "code") ?? 0);

    private static double? InBody(ReadOnlySpan<byte> body) => Property(body, "retry_after");

    private static double? Property(ReadOnlySpan<byte> body, string name)
    {
        if (body.IsEmpty || body[0] != (byte)'{') return null;
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
