using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>Where the gateway is, and the moment at which a shard may identify. One for all shards of the process.</summary>
internal sealed partial class IdentifyGate(DiscordApi api, DiscordOptions options, TimeProvider time, ILogger<IdentifyGate> logger)
{
    private readonly Lock _gate = new();
    private readonly IdentifyPacing _pacing = new();

    /// <summary>Asks Discord for its address, the number of shards it recommends, and what is left of today's identifies. Null where it cannot be reached.</summary>
    public async ValueTask<GatewayInfo?> AskAsync(CancellationToken cancellationToken)
    {
        if (await api.GatewayAsync(cancellationToken) is not { Url: { } url } found) return null;
        var limit = found.SessionStartLimit ?? new SessionStartLimit();
        lock (_gate) _pacing.Learn(new StartLimit(limit.Total, limit.Remaining, time.GetUtcNow() + TimeSpan.FromMilliseconds(limit.ResetAfter), limit.MaxConcurrency));
        return new GatewayInfo(options.Gateway ?? new Uri(url), Math.Max(1, found.Shards));
    }

    /// <summary>Returns when the shard may identify.</summary>
    public async ValueTask WaitAsync(int shard, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_gate) wait = _pacing.Take(shard, time.GetUtcNow());
        if (wait <= TimeSpan.Zero) return;
        if (wait > TimeSpan.FromMinutes(1)) LogLongWait(shard, wait);
        await Task.Delay(wait, time, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Shard {Shard} waits {Wait} before it identifies: few of today's session starts are left")]
    private partial void LogLongWait(int shard, TimeSpan wait);
}

internal sealed record GatewayInfo(Uri Address, int Shards);
