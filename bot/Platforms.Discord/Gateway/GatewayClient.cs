using System.Threading.Channels;

namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>
/// All shards of this process. An adapter over a chat library could take its place: it starts, stops, says how it is, and fills
/// <see cref="Events"/>; the rest of the room asks for nothing else of the gateway.
/// </summary>
internal sealed partial class GatewayClient(
    IdentifyGate gate, DiscordToken token, DiscordOptions options, IGatewaySockets sockets, TimeProvider time, Random random, ILogger<GatewayClient> logger) : IDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(30);
    private readonly Channel<GatewayEvent> _events = Channel.CreateBounded<GatewayEvent>(new BoundedChannelOptions(options.EventBuffer) { FullMode = BoundedChannelFullMode.Wait });
    private readonly CancellationTokenSource _stop = new();
    private volatile IReadOnlyList<Shard> _shards = [];
    private volatile string? _trouble = "not started";
    private Task _run = Task.CompletedTask;

    public ChannelReader<GatewayEvent> Events => _events.Reader;

    public void Start()
    {
        _trouble = null;
        _run = RunAsync(_stop.Token);
    }

    /// <summary>Closes every connection for good; Discord ends the sessions.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _events.Writer.TryComplete();
    }

    public PlatformHealth Health(DateTimeOffset now)
    {
        if (_run.IsCompleted) return new PlatformHealth(PlatformState.Degraded, _trouble ?? "the gateway's task has ended");
        var shards = _shards;
        if (_trouble is { } why) return new PlatformHealth(PlatformState.Degraded, why);
        if (shards.Select(shard => shard.Trouble(now)).FirstOrDefault(trouble => trouble is not null) is { } trouble) return new PlatformHealth(PlatformState.Degraded, trouble);
        var ready = shards.Count(shard => shard.IsReady);
        return shards.Count > 0 && ready == shards.Count
            ? PlatformHealth.Ready(shards.Count == 1 ? "connected" : $"{shards.Count} shards are connected")
            : new PlatformHealth(ready > 0 ? PlatformState.Ready : PlatformState.Starting, $"{ready} of {shards.Count} shards are connected");
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var info = await AskAsync(cancellationToken);
        var total = options.Shards > 0 ? options.Shards : info.Shards;
        var ids = options.ShardIds.Count > 0 ? options.ShardIds : [.. Enumerable.Range(0, total)];
        _shards = [.. ids.Select(id => Make(id, info with { Shards = total }))];
        await Task.WhenAll(_shards.Select(shard => KeepAsync(shard, cancellationToken)));
        if (!cancellationToken.IsCancellationRequested) _trouble = _shards.Select(shard => shard.Trouble(time.GetUtcNow())).FirstOrDefault(trouble => trouble is not null);
    }

    private Shard Make(int id, GatewayInfo info) =>
        new(id, info, token, options, sockets, gate, new SessionPolicy(random), _events.Writer, time, random, logger);

    private async Task<GatewayInfo> AskAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await gate.AskAsync(cancellationToken) is { } info)
            {
                _trouble = null;
                return info;
            }
            _trouble = "Discord does not name its gateway; is the token right and the network up?";
            LogNoGateway();
            await Task.Delay(AskAgain, time, cancellationToken);
        }
    }

    /// <summary>A shard ends when Discord says so for good; anything else that ends it is a bug, is told, and is tried again.</summary>
    private async Task KeepAsync(Shard shard, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await shard.RunAsync(cancellationToken);
                return;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogShardFailed(problem, shard.Id);
                await Task.Delay(RestartAfter, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord does not name its gateway; trying again")]
    private partial void LogNoGateway();

    [LoggerMessage(Level = LogLevel.Critical, Message = "Shard {Shard} failed; it starts anew in half a minute")]
    private partial void LogShardFailed(Exception problem, int shard);
}
