using System.Text.Json;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>A gateway connection: JSON, compressed where an inflater is given.</summary>
internal sealed class GatewaySocket(TextSocket socket, Inflater? inflater) : IGatewaySocket
{
    public async ValueTask<Received> ReceiveAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? payload = null;
        while (payload is null)
        {
            var read = await socket.ReceiveAsync(cancellationToken);
            if (read.IsClosed) return new Received.Closed(read.CloseCode);
            payload = inflater is null ? read.Message : Inflate(inflater, read.Message.Span);
        }
        return new Received.Message(JsonSerializer.Deserialize(payload.Value.Span, DiscordJson.Default.GatewayFrame) ?? new GatewayFrame { Op = -1 });
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => socket.SendAsync(message, cancellationToken);

    public ValueTask CloseAsync(int code) => socket.CloseAsync(code);

    public ValueTask DisposeAsync()
    {
        inflater?.Dispose();
        return socket.DisposeAsync();
    }

    private static ReadOnlyMemory<byte>? Inflate(Inflater inflater, ReadOnlySpan<byte> message)
    {
        try
        {
            return inflater.Take(message);
        }
        catch (InvalidDataException problem)
        {
            throw new JsonException("a payload cannot be inflated", problem);
        }
    }
}

internal sealed class GatewaySockets(DiscordOptions options) : IGatewaySockets
{
    public async ValueTask<IGatewaySocket> OpenAsync(Uri address, CancellationToken cancellationToken) =>
        new GatewaySocket(await TextSocket.OpenAsync(address, Rest.DiscordRest.UserAgent, configure: null, cancellationToken), options.Compress ? new Inflater() : null);
}
