using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>
/// One shard for as long as the host runs: connect, resume or identify again, until it is stopped or Discord says for good that it must not.
/// What it hears goes into a bounded channel; when that is full it reads no further, so that nothing is dropped.
/// </summary>
internal sealed partial class Shard(
    int id, GatewayInfo gateway, DiscordToken token, DiscordOptions options, IGatewaySockets sockets, IdentifyGate gate, SessionPolicy policy,
    ChannelWriter<GatewayEvent> events, TimeProvider time, Random random, ILogger logger) : IShardSink
{
    /// <summary>A connection that starts well and ends at once, again and again, is slowed down by this much each time.</summary>
    private static readonly TimeSpan QuickEndPause = TimeSpan.FromMilliseconds(250);

    private const int MostPauses = 8;
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan QuickEnd = TimeSpan.FromSeconds(1);
    private Session? _session;
    private volatile Heartbeat? _heartbeat;
    private int _failures;
    private int _fruitless;
    private int _quickEnds;
    private DateTimeOffset _startedAt;
    private long _lostAt = time.GetUtcNow().UtcTicks;
    private volatile bool _isReady;
    private volatile string? _stopped;
    private volatile string _says = "connecting";

    public int Id => id;

    public bool IsReady => _isReady;

    /// <summary>Why it is not well; null where it is, or has been lost only for moments.</summary>
    public string? Trouble(DateTimeOffset now)
    {
        if (_stopped is { } why) return why;
        if (_isReady) return _heartbeat?.IsDeaf(now) == true ? $"shard {id} is deaf" : null;
        return now - new DateTimeOffset(Volatile.Read(ref _lostAt), TimeSpan.Zero) > options.ReconnectGrace ? $"shard {id} is {_says}" : null;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            _stopped = null;
            NextConnection next = new NextConnection.Identify(TimeSpan.Zero);
            while (next is not NextConnection.Stop)
            {
                next = await OnceAsync(next, cancellationToken);
            }
            _stopped = ((NextConnection.Stop)next).Why;
            LogStopped(id, _stopped);
        }
        finally
        {
            _isReady = false;
            _stopped ??= $"shard {id} is no longer connected";
        }
    }

    public void Beats(Heartbeat heartbeat) => _heartbeat = heartbeat;

    public async ValueTask TakeAsync(GatewayFrame frame, CancellationToken cancellationToken)
    {
        if (frame.Type is "READY") TakeReady(frame.Data);
        if (frame.Type is "READY" or "RESUMED") TakeStart(frame.Type);
        if (frame.Type is { } type) await events.WriteAsync(new GatewayEvent(id, type, frame.Data), cancellationToken);
        // Only now the event counts as taken: one that was not written is replayed by the next resume.
        if (_session is { } session && frame.Sequence is { } number) _session = session with { Sequence = number };
    }

    private async Task<NextConnection> OnceAsync(NextConnection next, CancellationToken cancellationToken)
    {
        var wait = next switch { NextConnection.Resume resume => resume.After, NextConnection.Identify identify => identify.After, _ => TimeSpan.Zero };
        var pause = QuickEndPause * Math.Min(_quickEnds, MostPauses);
        await Task.Delay(wait > pause ? wait : pause, time, cancellationToken);
        if (next is NextConnection.Identify)
        {
            (_session, _fruitless) = (null, 0);
            if (_failures > 0) await gate.AskAsync(cancellationToken);
            await gate.WaitAsync(id, cancellationToken);
        }
        _failures++;
        var (kind, code) = await ConnectAsync(cancellationToken);
        if (kind != EndKind.NotConnected && !_isReady) _fruitless++;
        Lost(kind, code);
        return policy.After(new ConnectionEnd(kind, code, _session is not null, _failures, _fruitless, time.GetUtcNow() - new DateTimeOffset(Volatile.Read(ref _lostAt), TimeSpan.Zero)));
    }

    private async Task<(EndKind Kind, int? Code)> ConnectAsync(CancellationToken cancellationToken)
    {
        IGatewaySocket socket;
        try
        {
            using var timeout = new CancellationTokenSource(ConnectWithin, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            socket = await sockets.OpenAsync(Address(_session?.Resume ?? gateway.Address), either.Token);
        }
        catch (Exception problem) when (problem is WebSocketException or HttpRequestException or IOException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (EndKind.NotConnected, null);
        }
        await using (socket)
        {
            var closing = GatewayConnection.KeepSession;
            try
            {
                return await new GatewayConnection(socket, this, time, random).RunAsync(Greeting(), _session?.Sequence, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                closing = 1000;
                throw;
            }
            catch (JsonException problem)
            {
                LogUnreadable(problem, id);
                return (EndKind.Closed, null);
            }
            finally
            {
                await socket.CloseAsync(closing);
            }
        }
    }

    private byte[] Greeting() => _session is { } session
        ? JsonSerializer.SerializeToUtf8Bytes(new ResumeFrame(new ResumeData(token.Value, session.Id, session.Sequence)), DiscordJson.Default.ResumeFrame)
        : JsonSerializer.SerializeToUtf8Bytes(new IdentifyFrame(new IdentifyData(token.Value, Intents.For(options), [id, gateway.Shards])), DiscordJson.Default.IdentifyFrame);

    private Uri Address(Uri gateway) => new(gateway, options.Compress ? "?v=10&encoding=json&compress=zlib-stream" : "?v=10&encoding=json");

    private void TakeReady(JsonElement data)
    {
        var ready = data.Deserialize(DiscordJson.Default.ReadyEvent);
        if (ready?.SessionId is not { } session) return;
        var resume = Uri.TryCreate(ready.ResumeGatewayUrl, UriKind.Absolute, out var given) ? given : gateway.Address;
        _session = new Session(session, resume, 0);
    }

    private void TakeStart(string type)
    {
        (_failures, _fruitless) = (0, 0);
        _startedAt = time.GetUtcNow();
        _isReady = true;
        _says = "connected";
        LogReady(id, type);
    }

    private void Lost(EndKind kind, int? code)
    {
        if (_isReady)
        {
            Volatile.Write(ref _lostAt, time.GetUtcNow().UtcTicks);
            _quickEnds = kind != EndKind.ReconnectAsked && time.GetUtcNow() - _startedAt < QuickEnd ? _quickEnds + 1 : 0;
        }
        _isReady = false;
        _says = code is { } number ? $"reconnecting after close code {number}" : $"reconnecting ({kind})";
        LogLost(id, kind, code, _failures);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Shard {Shard} is connected ({How})")]
    private partial void LogReady(int shard, string how);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Shard {Shard} lost its connection: {Kind}, close code {Code}, {Failures} failures in a row")]
    private partial void LogLost(int shard, EndKind kind, int? code, int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Shard {Shard} got a message that is no JSON; reconnecting")]
    private partial void LogUnreadable(Exception problem, int shard);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Shard {Shard} does not reconnect: {Why}")]
    private partial void LogStopped(int shard, string why);
}
