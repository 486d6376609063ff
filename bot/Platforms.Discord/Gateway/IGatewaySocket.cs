namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>One connection to the gateway; the seam to the network.</summary>
internal interface IGatewaySocket : IAsyncDisposable
{
    /// <summary>The next message, or how the connection ended. One caller at a time.</summary>
    ValueTask<Received> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Safe for several callers.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Says goodbye within a second; 1000 and 1001 end the session, any other code keeps it for a resume.</summary>
    ValueTask CloseAsync(int code);
}

internal interface IGatewaySockets
{
    /// <exception cref="System.Net.WebSockets.WebSocketException">Nobody answers there.</exception>
    ValueTask<IGatewaySocket> OpenAsync(Uri address, CancellationToken cancellationToken);
}

internal abstract record Received
{
    private Received()
    {
    }

    internal sealed record Message(GatewayFrame Frame) : Received;

    /// <summary>The code is null where the connection broke without one.</summary>
    internal sealed record Closed(int? Code) : Received;
}
