using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Socket;

/// <summary>
/// One open connection, read until it ends. <see cref="Greeted"/> and <see cref="Leaving"/> tell its owner when it is ready and when a new
/// one is wanted; after <see cref="Leaving"/> it still takes envelopes until Slack closes it.
/// </summary>
internal sealed class SocketConnection(TextSocket socket, ChannelWriter<Envelope> envelopes, TimeProvider time)
{
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource<bool> _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<(SocketEnd Kind, string? Word)> _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True at the "hello"; false where the connection ended without one.</summary>
    public Task<bool> Greeted => _greeted.Task;

    /// <summary>Why a new connection is wanted: a "disconnect", or the end.</summary>
    public Task<(SocketEnd Kind, string? Word)> Leaving => _leaving.Task;

    /// <summary>How many connections the app has, as the "hello" said.</summary>
    public int Connections { get; private set; }

    /// <summary>Reads until the connection ends; every envelope goes into the channel, and when that is full nothing more is read.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var end = (Kind: SocketEnd.Closed, Word: (string?)null);
        try
        {
            while (await NextAsync(cancellationToken) is { } frame) await TakeAsync(frame, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The socket was aborted from within: a ping stayed without an answer.
            end = (SocketEnd.Deaf, null);
        }
        catch (JsonException)
        {
            end = (SocketEnd.Closed, "a message that is no JSON");
        }
        finally
        {
            _greeted.TrySetResult(false);
            _leaving.TrySetResult(end);
        }
    }

    private async ValueTask<SocketFrame?> NextAsync(CancellationToken cancellationToken)
    {
        var read = await socket.ReceiveAsync(cancellationToken);
        return read.IsClosed ? null : JsonSerializer.Deserialize(read.Message.Span, SlackJson.Default.SocketFrame);
    }

    private async ValueTask TakeAsync(SocketFrame frame, CancellationToken cancellationToken)
    {
        switch (frame)
        {
            case { Type: "hello" }:
                Connections = frame.NumConnections ?? 0;
                _greeted.TrySetResult(true);
                break;
            case { Type: "disconnect" }:
                _leaving.TrySetResult((SocketEnd.Asked, frame.Reason));
                break;
            case { EnvelopeId: { Length: > 0 } id }:
                var cameAt = time.GetTimestamp();
                await envelopes.WriteAsync(new Envelope(frame, payload => SendAsync(new Ack(id) { Payload = payload }), () => time.GetElapsedTime(cameAt)), cancellationToken);
                break;
        }
    }

    private async ValueTask<bool> SendAsync(Ack ack)
    {
        using var timeout = new CancellationTokenSource(SendWithin, time);
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(ack, SlackJson.Default.Ack), timeout.Token);
            return true;
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
