using System.Text.Json;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>A gateway connection, JSON and uncompressed.</summary>
internal sealed class GatewaySocket(TextSocket socket) : IGatewaySocket
{
    public async ValueTask<Received> ReceiveAsync(CancellationToken cancellationToken)
    {
        var read = await socket.ReceiveAsync(cancellationToken);
        return read.IsClosed
            ? new Received.Closed(read.CloseCode)
            : new Received.Message(JsonSerializer.Deserialize(read.Message.Span, DiscordJson.Default.GatewayFrame) ?? new GatewayFrame { Op = -1 });
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => socket.SendAsync(message, cancellationToken);

    public ValueTask CloseAsync(int code) => socket.CloseAsync(code);

    public ValueTask DisposeAsync() => socket.DisposeAsync();
}

internal sealed class GatewaySockets : IGatewaySockets
{
    public async ValueTask<IGatewaySocket> OpenAsync(Uri address, CancellationToken cancellationToken) =>
        new GatewaySocket(await TextSocket.OpenAsync(address, Rest.DiscordRest.UserAgent, configure: null, cancellationToken));
}
