namespace PsoasBot.Platforms;

/// <summary>
/// A place where the bot can be talked to. It turns what it receives into messages for <c>IConversations</c>, and its
/// <c>IDelivery</c> takes the answers back. Limits, markup and acknowledgement times are its own affair.
/// </summary>
internal interface IPlatform
{
    /// <summary>"local", "discord", "slack": the same word as in every event's key.</summary>
    string Name { get; }

    /// <summary>What to tell an operator right now.</summary>
    PlatformHealth Health { get; }

    /// <summary>Returns when the platform is connecting or serving; later trouble is its own to mend and shows in <see cref="Health"/>.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Takes no new events; answers under way may still be delivered.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}

internal enum PlatformState { Stopped, Starting, Ready, Degraded }

/// <summary>A state with the words that explain it ("listening", "reconnecting after close code 1006").</summary>
internal sealed record PlatformHealth(PlatformState State, string Says)
{
    public static PlatformHealth Stopped { get; } = new(PlatformState.Stopped, "not started");

    public static PlatformHealth Ready(string says) => new(PlatformState.Ready, says);
}
