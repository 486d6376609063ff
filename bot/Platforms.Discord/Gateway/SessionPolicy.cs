namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>How a connection ended.</summary>
internal enum EndKind
{
    /// <summary>Nobody answered, or no HELLO came.</summary>
    NotConnected,

    /// <summary>Closed by Discord with a code, or dropped without one.</summary>
    Closed,

    /// <summary>Two beats without an answer in between.</summary>
    Deaf,

    /// <summary>Op 7.</summary>
    ReconnectAsked,

    /// <summary>Op 9, d true.</summary>
    InvalidButResumable,

    /// <summary>Op 9, d false.</summary>
    InvalidSession,
}

/// <param name="Kind">What happened.</param>
/// <param name="Code">The close code, where there was one.</param>
/// <param name="HasSession">There is a session to resume.</param>
/// <param name="Failures">Connections in a row, this one included, that never became ready.</param>
internal sealed record ConnectionEnd(EndKind Kind, int? Code, bool HasSession, int Failures);

/// <summary>What to do after a connection ended.</summary>
internal abstract record NextConnection
{
    private NextConnection()
    {
    }

    internal sealed record Resume(TimeSpan After) : NextConnection;

    internal sealed record Identify(TimeSpan After) : NextConnection;

    /// <summary>No connection will be accepted until somebody changes something; the words say what.</summary>
    internal sealed record Stop(string Why) : NextConnection;
}

/// <summary>
/// Resume or identify, and when: the rules of the gateway's documentation, "Opcodes and Status Codes" and "Resuming". Pure but for the
/// chance in the waits.
/// </summary>
internal sealed class SessionPolicy(Random random)
{
    /// <summary>Resumes in a row that fail before the session is given up as dead.</summary>
    public const int FruitlessResumes = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public NextConnection After(ConnectionEnd end)
    {
        if (end.Kind == EndKind.Closed && Fatal(end.Code) is { } why) return new NextConnection.Stop(why);
        if (end.Kind == EndKind.InvalidSession) return new NextConnection.Identify(Longer(TimeSpan.FromSeconds(1 + 4 * Chance()), Backoff(end.Failures - 1)));
        var wait = Backoff(end.Failures);
        if (!end.HasSession || end.Failures >= FruitlessResumes || IsSessionDead(end)) return new NextConnection.Identify(wait);
        return new NextConnection.Resume(wait);
    }

    /// <summary>What an operator has to change, for the codes after which reconnecting is not allowed.</summary>
    public static string? Fatal(int? code) => code switch
    {
        4004 => $"Discord refuses the token (close code 4004). Reset it in the developer portal and set {DiscordToken.Variable}.",
        4010 => "Discord refuses the shard (close code 4010). Check Discord:Shards and Discord:ShardIds.",
        4011 => "The bot is in too many guilds for this number of shards (close code 4011). Raise Discord:Shards, or set it to 0.",
        4012 => "Discord no longer speaks this version of the gateway (close code 4012). Update PsoasBot.",
        4013 => "Discord does not know these intents (close code 4013). Update PsoasBot.",
        4014 => "The Message Content intent is not switched on (close code 4014). Switch it on in the developer portal under Bot, or set Discord:ThreadFollowUps to false.",
        _ => null,
    };

    private static bool IsSessionDead(ConnectionEnd end) => end is { Kind: EndKind.Closed, Code: 4007 or 4009 };

    /// <summary>None before the first failure, then doubling from a second to a minute, between half and all of it.</summary>
    private TimeSpan Backoff(int failures)
    {
        if (failures <= 0) return TimeSpan.Zero;
        var seconds = Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(failures - 1, 10)));
        return TimeSpan.FromSeconds(seconds * (0.5 + Chance() / 2));
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private double Chance()
    {
        lock (random) return random.NextDouble();
    }
}
