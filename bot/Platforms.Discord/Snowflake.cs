using System.Globalization;

namespace PsoasBot.Platforms.Discord;

/// <summary>Discord's ids: 64 bits as decimal text; the upper 42 are milliseconds since the first of January 2015.</summary>
internal static class Snowflake
{
    private const long Epoch = 1_420_070_400_000;

    public static bool IsId(string? text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>When it was made; null for what is no id.</summary>
    public static DateTimeOffset? TimeOf(string? id) =>
        ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? DateTimeOffset.FromUnixTimeMilliseconds((long)(value >> 22) + Epoch) : null;
}
