using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>A gateway connection over <see cref="ClientWebSocket"/>: JSON, compressed where an inflater is given.</summary>
internal sealed class GatewaySocket(ClientWebSocket socket, Inflater? inflater) : IGatewaySocket
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    public async ValueTask<Received> ReceiveAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? payload = null;
        while (payload is null)
        {
            if (await MessageAsync(cancellationToken) is not { } message) return new Received.Closed((int?)socket.CloseStatus);
            payload = inflater is null ? message : Inflate(inflater, message.Span);
        }
        return new Received.Message(JsonSerializer.Deserialize(payload.Value.Span, DiscordJson.Default.GatewayFrame) ?? new GatewayFrame { Op = -1 });
    }

    /// <summary>One whole message; null where the connection has ended.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> MessageAsync(CancellationToken cancellationToken)
    {
        _buffer.ResetWrittenCount();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(_buffer.GetMemory(8 * 1024), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close) return null;
                _buffer.Advance(part.Count);
                if (part.EndOfMessage) return _buffer.WrittenMemory;
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
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

    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask CloseAsync(int code)
    {
        using var timeout = new CancellationTokenSource(Goodbye);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, timeout.Token);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or IOException)
        {
            // The other side is gone already; there is nobody to say goodbye to.
        }
        socket.Abort();
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        _sending.Dispose();
        inflater?.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal sealed class GatewaySockets(DiscordOptions options) : IGatewaySockets
{
    public async ValueTask<IGatewaySocket> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.SetRequestHeader("User-Agent", Rest.DiscordRest.UserAgent);
            await socket.ConnectAsync(address, cancellationToken);
            return new GatewaySocket(socket, options.Compress ? new Inflater() : null);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
