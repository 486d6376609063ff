using System.Text.Json;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>
/// One connection from HELLO to its end: a loop that reads and a loop that beats. It decides nothing about what comes after it; that is
/// <see cref="SessionPolicy"/>'s.
/// </summary>
internal sealed class GatewayConnection(IGatewaySocket socket, IShardSink sink, TimeProvider time, Random random)
{
    /// <summary>Neither 1000 nor 1001, so that the session can be resumed.</summary>
    public const int KeepSession = 4000;

    private static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(20);
    private readonly SendBudget _budget = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private long? _sequence;

    /// <summary>Runs until the connection ends; <paramref name="greeting"/> is the IDENTIFY or RESUME that follows HELLO.</summary>
    public async Task<(EndKind Kind, int? Code)> RunAsync(byte[] greeting, long? sequence, CancellationToken cancellationToken)
    {
        _sequence = sequence;
        if (await HelloAsync(cancellationToken) is not { } interval) return (EndKind.NotConnected, null);
        var heartbeat = new Heartbeat(interval, time.GetUtcNow());
        sink.Beats(heartbeat);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var beating = BeatAsync(heartbeat, over);
        try
        {
            await SendAsync(greeting, isBeat: false, over.Token);
            return await ReadAsync(heartbeat, over.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (EndKind.Deaf, null);
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            return (EndKind.Closed, null);
        }
        finally
        {
            await over.CancelAsync();
            await beating;
        }
    }

    private async ValueTask<TimeSpan?> HelloAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(HelloWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            if (await socket.ReceiveAsync(either.Token) is not Received.Message { Frame: { Op: GatewayOp.Hello } frame }) return null;
            var milliseconds = frame.Data.ValueKind == JsonValueKind.Object && frame.Data.TryGetProperty("heartbeat_interval", out var value) && value.TryGetInt32(out var given) ? given : 41_250;
            return TimeSpan.FromMilliseconds(Math.Max(10, milliseconds));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<(EndKind Kind, int? Code)> ReadAsync(Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        while (true)
        {
            var received = await socket.ReceiveAsync(cancellationToken);
            if (received is Received.Closed closed) return (EndKind.Closed, closed.Code);
            var frame = ((Received.Message)received).Frame;
            switch (frame.Op)
            {
                case GatewayOp.Dispatch:
                    if (frame.Sequence is { } number) _sequence = number;
                    await sink.TakeAsync(frame, cancellationToken);
                    break;
                case GatewayOp.Heartbeat:
                    await SendBeatAsync(cancellationToken);
                    break;
                case GatewayOp.HeartbeatAck:
                    heartbeat.Answered(time.GetUtcNow());
                    break;
                case GatewayOp.Reconnect:
                    return (EndKind.ReconnectAsked, null);
                case GatewayOp.InvalidSession:
                    return (frame.Data.ValueKind == JsonValueKind.True ? EndKind.InvalidButResumable : EndKind.InvalidSession, null);
            }
        }
    }

    private async Task BeatAsync(Heartbeat heartbeat, CancellationTokenSource over)
    {
        try
        {
            double chance;
            lock (random) chance = random.NextDouble();
            await Task.Delay(heartbeat.First(chance), time, over.Token);
            while (heartbeat.Beat())
            {
                await SendWithinAsync(heartbeat.Interval, over.Token);
                await Task.Delay(heartbeat.Interval, time, over.Token);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or System.Net.WebSockets.WebSocketException or ObjectDisposedException)
        {
            // The reading loop sees the same end and reports it.
        }
        await over.CancelAsync();
    }

    /// <summary>A beat that cannot be sent in its own interval is stuck in a half-open connection, which is as good as deaf.</summary>
    private async Task SendWithinAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(interval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await SendBeatAsync(either.Token);
    }

    private ValueTask SendBeatAsync(CancellationToken cancellationToken) =>
        SendAsync(JsonSerializer.SerializeToUtf8Bytes(new HeartbeatFrame(_sequence), DiscordJson.Default.HeartbeatFrame), isBeat: true, cancellationToken);

    private async ValueTask SendAsync(byte[] message, bool isBeat, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            while (_budget.Take(time.GetUtcNow(), isBeat) is { Ticks: > 0 } wait) await Task.Delay(wait, time, cancellationToken);
            await socket.SendAsync(message, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }
}

/// <summary>Takes what a connection receives.</summary>
internal interface IShardSink
{
    /// <summary>The connection is open and beats.</summary>
    void Beats(Heartbeat heartbeat);

    ValueTask TakeAsync(GatewayFrame frame, CancellationToken cancellationToken);
}
