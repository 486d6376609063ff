using PsoasBot.Platforms.Slack.Intake;
using PsoasBot.Platforms.Slack.Socket;

namespace PsoasBot.Platforms.Slack;

/// <summary>The front door of the room: connects, listens, and says how it is.</summary>
internal sealed partial class SlackPlatform(SocketModeClient sockets, EnvelopePump pump, Backfill backfill, SlackIdentity self, TimeProvider time, ILogger<SlackPlatform> logger) : IPlatform, IDisposable
{
    public const string Slack = "slack";
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;
    private bool _isStarted;

    public string Name => Slack;

    public PlatformHealth Health => !_isStarted ? PlatformHealth.Stopped
        : _run.IsCompleted ? new PlatformHealth(PlatformState.Degraded, "events are no longer handled")
        : self.UserId is null ? new PlatformHealth(self.Trouble is null ? PlatformState.Starting : PlatformState.Degraded, self.Trouble ?? "asking who the bot is")
        : sockets.Health(time.GetUtcNow());

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _run = RunAsync(_stop.Token);
        _isStarted = true;
        return Task.CompletedTask;
    }

    /// <summary>The sockets close first; events that were heard already are still taken in.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await sockets.StopAsync();
        if (self.UserId is null) await _stop.CancelAsync();
        await _run.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stop.CancelAsync();
        _isStarted = false;
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!await self.LearnAsync(cancellationToken))
        {
            LogUnknown(self.Trouble);
            await Task.Delay(AskAgain, time, cancellationToken);
        }
        sockets.Start();
        var looking = backfill.RunAsync(cancellationToken);
        await pump.RunAsync(cancellationToken);
        await looking;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Trouble} Trying again")]
    private partial void LogUnknown(string? trouble);
}
