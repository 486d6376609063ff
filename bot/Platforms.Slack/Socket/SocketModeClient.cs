using System.Threading.Channels;
using PsoasBot.Platforms.Slack.Web;

namespace PsoasBot.Platforms.Slack.Socket;

/// <summary>
/// All sockets of this process. An adapter over a library could take its place: it starts, stops, says how it is, fills
/// <see cref="Envelopes"/> and tells of gaps; the rest of the room asks for nothing else of Socket Mode.
/// </summary>
internal sealed partial class SocketModeClient(SlackApi api, SlackOptions options, TimeProvider time, Random random, ILogger<SocketModeClient> logger) : IDisposable
{
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(30);
    private readonly Channel<Envelope> _envelopes = Channel.CreateBounded<Envelope>(new BoundedChannelOptions(options.EventBuffer) { FullMode = BoundedChannelFullMode.Wait });
    private readonly Channel<DateTimeOffset> _gaps = Channel.CreateBounded<DateTimeOffset>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropNewest });
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private IReadOnlyList<SocketSlot> _slots = [];
    private Task _run = Task.CompletedTask;
    private int _open;
    private bool _wasOpen;
    private DateTimeOffset _lostAt;

    public ChannelReader<Envelope> Envelopes => _envelopes.Reader;

    /// <summary>Moments since which nobody listened, written when somebody listens again; the start is one.</summary>
    public ChannelReader<DateTimeOffset> Gaps => _gaps.Reader;

    public void Start()
    {
        _lostAt = time.GetUtcNow();
        _gaps.Writer.TryWrite(_lostAt - options.Backfill);
        var policy = new SocketPolicy(random);
        _slots = [.. Enumerable.Range(1, options.Connections).Select(number => new SocketSlot(number, api, options, policy, _envelopes.Writer, Opened, Closed, time, logger))];
        _run = Task.WhenAll(_slots.Select(slot => KeepAsync(slot, _stop.Token)));
    }

    /// <summary>Closes every socket; envelopes that were heard already can still be read.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _envelopes.Writer.TryComplete();
        _gaps.Writer.TryComplete();
    }

    public PlatformHealth Health(DateTimeOffset now)
    {
        int open;
        DateTimeOffset lostAt;
        lock (_lock) (open, lostAt) = (_open, _lostAt);
        var says = FormattableString.Invariant($"{Math.Min(open, _slots.Count)} of {_slots.Count} sockets are open");
        if (_slots.FirstOrDefault(slot => slot.IsStopped) is { Trouble: { } stopped }) return new PlatformHealth(PlatformState.Degraded, stopped);
        if (open > 0) return PlatformHealth.Ready(_slots.Select(slot => slot.Trouble).FirstOrDefault(trouble => trouble is not null) is { } part ? $"{says}; {part}" : says);
        if (_slots.Select(slot => slot.Trouble).FirstOrDefault(trouble => trouble is not null) is { } trouble) return new PlatformHealth(PlatformState.Degraded, trouble);
        if (_run.IsCompleted) return new PlatformHealth(PlatformState.Degraded, "the sockets' task has ended");
        return new PlatformHealth(now - lostAt > options.ReconnectGrace ? PlatformState.Degraded : PlatformState.Starting, says);
    }

    public void Dispose() => _stop.Dispose();

    private void Opened()
    {
        lock (_lock)
        {
            // The start's gap was told by Start.
            if (++_open == 1 && _wasOpen) _gaps.Writer.TryWrite(_lostAt);
            _wasOpen = true;
        }
    }

    private void Closed()
    {
        lock (_lock)
            if (--_open == 0) _lostAt = time.GetUtcNow();
    }

    /// <summary>A slot ends when Slack says so for good; anything else that ends it is a bug, is told, and is tried again.</summary>
    private async Task KeepAsync(SocketSlot slot, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await slot.RunAsync(cancellationToken);
                return;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogSlotFailed(problem);
                await Task.Delay(RestartAfter, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "A socket failed; it starts anew in half a minute")]
    private partial void LogSlotFailed(Exception problem);
}
