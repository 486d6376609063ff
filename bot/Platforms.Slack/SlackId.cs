using System.Globalization;

namespace PsoasBot.Platforms.Slack;

/// <summary>Slack's ids: a letter that tells the kind, then capital letters and digits.</summary>
internal static class SlackId
{
    public static bool IsMember(string? text) => IsId(text) && text![0] is 'U' or 'W';

    public static bool IsChannel(string? text) => IsId(text) && text![0] is 'C' or 'G' or 'D';

    public static bool IsDirect(string? channel) => channel is { Length: > 0 } && channel[0] == 'D';

    private static bool IsId(string? text) => text is { Length: > 1 and < 40 } && text.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetterUpper(text[0]);
}

/// <summary>Slack's "ts": seconds since 1970 with six digits behind the point, unique in its channel, and the message's id there.</summary>
internal static class SlackTime
{
    public static string At(DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"{moment.ToUnixTimeMilliseconds() / 1000.0:0.000000}");

    /// <summary>Null for what is no ts.</summary>
    public static DateTimeOffset? Of(string? ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000 ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;
}
