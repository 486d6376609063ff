using System.Buffers;
using System.Net.WebSockets;

namespace PsoasBot.Platforms;

/// <summary>A client's web socket that carries whole text messages; knows no protocol.</summary>
internal sealed class TextSocket(ClientWebSocket socket) : IAsyncDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);

    /// <exception cref="WebSocketException">Nobody answers there.</exception>
    public static async ValueTask<TextSocket> OpenAsync(Uri address, string userAgent, Action<ClientWebSocketOptions>? configure, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.SetRequestHeader("User-Agent", userAgent);
            configure?.Invoke(socket.Options);
            await socket.ConnectAsync(address, cancellationToken);
            return new TextSocket(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The next message, good until the next call; or that the connection has ended. One caller at a time.</summary>
    public async ValueTask<SocketRead> ReceiveAsync(CancellationToken cancellationToken)
    {
        _buffer.ResetWrittenCount();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(_buffer.GetMemory(8 * 1024), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close) return new SocketRead(IsClosed: true, default, (int?)socket.CloseStatus);
                _buffer.Advance(part.Count);
                if (part.EndOfMessage) return new SocketRead(IsClosed: false, _buffer.WrittenMemory, null);
            }
        }
        catch (WebSocketException)
        {
            return new SocketRead(IsClosed: true, default, (int?)socket.CloseStatus);
        }
    }

    /// <summary>Safe for several callers.</summary>
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

    /// <summary>Says goodbye within a second.</summary>
    public async ValueTask CloseAsync(int code)
    {
        using var timeout = new CancellationTokenSource(Goodbye);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, timeout.Token);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The other side is gone already; there is nobody to say goodbye to.
        }
        socket.Abort();
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A message, or the end with its code; the code is null where the connection broke without one.</summary>
internal readonly record struct SocketRead(bool IsClosed, ReadOnlyMemory<byte> Message, int? CloseCode);
