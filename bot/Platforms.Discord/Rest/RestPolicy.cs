using System.Text.Json;

namespace PsoasBot.Platforms.Discord.Rest;

/// <summary>What to do with a reply, or with none. Pure but for the chance in the waits.</summary>
internal static class RestPolicy
{
    /// <inheritdoc cref="RetryTimes.Backoff"/>
    public static TimeSpan Backoff(int attempt, double chance) => RetryTimes.Backoff(attempt, chance);

    public static bool IsWorthRepeating(int status) => RetryTimes.IsWorthRepeating(status);

    /// <summary>The wait that a 429 asks for: the header, else the body, else a second; never longer than an hour.</summary>
    public static TimeSpan RetryAfter(string? header, ReadOnlySpan<byte> body) => RetryTimes.RetryAfter(header, InBody(body));

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
