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
/// <param name="Fruitless">Those among them that Discord greeted: it was there and did not take the session up.</param>
/// <param name="Away">How long there has been no session that was ready.</param>
internal sealed record ConnectionEnd(EndKind Kind, int? Code, bool HasSession, int Failures, int Fruitless = 0, TimeSpan Away = default);

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
    /// <summary>Resumes in a row that Discord greets and that fail all the same, before the session is given up as dead.</summary>
    public const int FruitlessResumes = 3;

    /// <summary>
    /// How long a session is kept while nobody answers. A resume that comes too late costs one refusal (op 9), an IDENTIFY loses what happened
    /// meanwhile; but the address to resume at may be gone for good, so there is an end.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Resumes are not counted by Discord, and what happens meanwhile waits for them.</summary>
    private static readonly TimeSpan LongestWaitToResume = TimeSpan.FromSeconds(15);

    public NextConnection After(ConnectionEnd end)
    {
        if (end.Kind == EndKind.Closed && Fatal(end.Code) is { } why) return new NextConnection.Stop(why);
        if (end.Kind == EndKind.InvalidSession) return new NextConnection.Identify(Longer(TimeSpan.FromSeconds(1 + 4 * Chance()), Backoff(end.Failures - 1)));
        var wait = Backoff(end.Failures);
        if (!end.HasSession || end.Fruitless >= FruitlessResumes || end.Away >= KeptFor || IsSessionDead(end)) return new NextConnection.Identify(wait);
        return new NextConnection.Resume(wait < LongestWaitToResume ? wait : LongestWaitToResume);
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
