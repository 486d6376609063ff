using PsoasBot.Platforms.Slack.Web;

namespace PsoasBot.Platforms.Slack.Socket;

/// <summary>What happened to a connection, or to the attempt to open one.</summary>
internal enum SocketEnd
{
    /// <summary>No address, no connection, or no "hello".</summary>
    NotConnected,

    /// <summary>Closed or dropped without a word.</summary>
    Closed,

    /// <summary>Pings stayed without an answer.</summary>
    Deaf,

    /// <summary>Slack said "disconnect"; the connection still carries envelopes for some seconds.</summary>
    Asked,
}

/// <param name="Kind">What happened.</param>
/// <param name="Word">The reason of a "disconnect", or the error of <c>apps.connections.open</c>.</param>
/// <param name="After">What a 429 asked to wait.</param>
/// <param name="Failures">Attempts in a row, this one included, that never led to a "hello"; 0 once one did.</param>
/// <param name="ShortLives">How many connections of this slot, this one included, were greeted and short-lived within the last minute; 0 where this one was not.</param>
internal sealed record SocketEvent(SocketEnd Kind, string? Word, TimeSpan? After, int Failures, int ShortLives = 0);

/// <summary>What to do next.</summary>
internal abstract record NextSocket
{
    private NextSocket()
    {
    }

    /// <param name="After">How long to wait first.</param>
    /// <param name="Trouble">What an operator should read meanwhile; null where it passes by itself.</param>
    internal sealed record Open(TimeSpan After, string? Trouble = null) : NextSocket;

    /// <summary>No connection will be accepted until somebody changes something; the words say what.</summary>
    internal sealed record Stop(string Why) : NextSocket;
}

/// <summary>When to open the next socket: the rules of Slack's documentation, "Using Socket Mode". Pure but for the chance in the waits.</summary>
internal sealed class SocketPolicy(Random random)
{
    private const string SwitchedOff = "Socket Mode is switched off. Switch it on in the app's settings (Socket Mode).";
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortLivedWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestShortLivedWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TooManyWait = TimeSpan.FromSeconds(30);

    /// <summary>So many short lives in a minute are bad luck, and cost no wait.</summary>
    private const int FreeShortLives = 10;

    public NextSocket After(SocketEvent happened) => happened switch
    {
        { Kind: SocketEnd.NotConnected, Word: { } error } when WebPolicy.IsOfToken(error) => new NextSocket.Stop(Refusal(error)),
        { Kind: SocketEnd.NotConnected, After: { } asked } => new NextSocket.Open(asked),
        // A renewal: the new socket is opened before the old one goes.
        { Kind: SocketEnd.Asked, Word: "warning" or "refresh_requested" } => new NextSocket.Open(AfterShortLife(happened.ShortLives)),
        { Kind: SocketEnd.Asked, Word: "too_many_websockets" } =>
            new NextSocket.Open(TooManyWait * (1 + Chance()), "Slack allows ten sockets an app; another PsoasBot may run with the same tokens. Stop it, or lower Slack:Connections."),
        { Kind: SocketEnd.Asked, Word: "link_disabled" } => new NextSocket.Open(LongestWait, SwitchedOff),
        { Kind: SocketEnd.NotConnected, Word: "access_denied" or "forbidden" or "socket_mode_not_enabled" } => new NextSocket.Open(LongestWait, SwitchedOff),
        // Slack did greet: what cuts a connection short is the network. Commands are given up while no socket is open, so another one is opened at once,
        // unless that happens again and again. How often apps.connections.open may be called is told differently in different places; a 429 is heeded.
        { Kind: SocketEnd.Asked or SocketEnd.Closed or SocketEnd.Deaf } => new NextSocket.Open(AfterShortLife(happened.ShortLives)),
        _ => new NextSocket.Open(Backoff(happened.Failures)),
    };

    private static string Refusal(string error) => error switch
    {
        "not_allowed_token_type" => $"Slack refuses the app's token ({error}): {SlackTokens.AppVariable} must be the one that starts with xapp-.",
        "missing_scope" => $"The app's token lacks a scope ({error}): make one with connections:write (Basic Information, App-Level Tokens) and set {SlackTokens.AppVariable}.",
        _ => $"Slack refuses the app's token ({error}). Make a new one (Basic Information, App-Level Tokens) and set {SlackTokens.AppVariable}.",
    };

    /// <summary>None the first times in a minute, then doubling from a quarter of a second to one second: a command waits three, and Slack gives it up while no socket is open.</summary>
    private static TimeSpan AfterShortLife(int lives)
    {
        if (lives <= FreeShortLives) return TimeSpan.Zero;
        var wait = ShortLivedWait * Math.Pow(2, Math.Min(lives - FreeShortLives - 1, 10));
        return wait < LongestShortLivedWait ? wait : LongestShortLivedWait;
    }

    /// <summary>None before the first failure, then doubling from a second to a minute, between half and all of it.</summary>
    private TimeSpan Backoff(int failures)
    {
        if (failures <= 0) return TimeSpan.Zero;
        var seconds = Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(failures - 1, 10)));
        return TimeSpan.FromSeconds(seconds * (0.5 + Chance() / 2));
    }

    private double Chance()
    {
        lock (random) return random.NextDouble();
    }
}
