namespace PsoasBot.Storage;

/// <summary>Moments as the store keeps them: milliseconds since 1970, UTC.</summary>
internal static class Moment
{
    public static long Of(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    public static long? Of(DateTimeOffset? moment) => moment?.ToUnixTimeMilliseconds();

    public static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static DateTimeOffset? At(long? milliseconds) => milliseconds is { } value ? At(value) : null;
}
