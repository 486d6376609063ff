namespace PsoasBot.Platforms;

/// <summary>
/// Keeps the moderators' channels in step with the cases: new ones are posted, changed ones drawn again wherever the change was made, old ones brought
/// to mind. Each platform has two loops, so that a new alert waits for no drawing and no platform for another.
/// </summary>
internal sealed partial class ReviewWatch(
    IEnumerable<IReviewChannel> channels, ReviewPoster poster, ReviewDrawer drawer, PlatformOptions options, TimeProvider time, ILogger<ReviewWatch> logger) : BackgroundService
{
    private readonly IReadOnlyList<IReviewChannel> _channels = [.. channels];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        _channels.SelectMany(channel => (Task[])[LoopAsync(channel, poster.LookAsync, stoppingToken), LoopAsync(channel, drawer.LookAsync, stoppingToken)]));

    /// <summary>Trouble with the store is logged, and the next round tries again.</summary>
    private async Task LoopAsync(IReviewChannel channel, Func<IReviewChannel, CancellationToken, Task> look, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await look(channel, cancellationToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogProblem(problem, channel.Platform);
            }
            await Task.Delay(options.ReviewPoll, time, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The moderators' channels on {Platform} could not be brought up to date; trying again")]
    private partial void LogProblem(Exception problem, string platform);
}
