using PsoasBot.Platforms.Discord.Gateway;
using PsoasBot.Platforms.Discord.Intake;

namespace PsoasBot.Platforms.Discord;

/// <summary>The front door of the room: connects, listens, and says how it is.</summary>
internal sealed class DiscordPlatform(GatewayClient gateway, EventPump pump, TimeProvider time) : IPlatform, IDisposable
{
    public const string Discord = "discord";
    private readonly CancellationTokenSource _stop = new();
    private Task _pump = Task.CompletedTask;
    private bool _isStarted;

    public string Name => Discord;

    public PlatformHealth Health => !_isStarted ? PlatformHealth.Stopped
        : _pump.IsCompleted ? new PlatformHealth(PlatformState.Degraded, "events are no longer handled")
        : gateway.Health(time.GetUtcNow());

    public Task StartAsync(CancellationToken cancellationToken)
    {
        gateway.Start();
        _pump = pump.RunAsync(_stop.Token);
        _isStarted = true;
        return Task.CompletedTask;
    }

    /// <summary>The gateway closes first; events that were heard already are still taken in.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await gateway.StopAsync();
        await _pump.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stop.CancelAsync();
        _isStarted = false;
    }

    public void Dispose() => _stop.Dispose();
}
