namespace PsoasBot.Conversations.Retention;

/// <summary>Deletes every hour what is older than the retention time, and every few minutes handles that are worth nothing any more.</summary>
internal sealed partial class RetentionWorker(IKeptData kept, ConversationOptions options, TimeProvider time, ILogger<RetentionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private const int RoundsBetweenPurges = 12;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; !stoppingToken.IsCancellationRequested; round++)
        {
            try
            {
                await kept.DropHandlesAsync(time.GetUtcNow(), stoppingToken);
                if (round % RoundsBetweenPurges == 0) await PurgeAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogPostponed(problem);
                // What was due is tried again in the next round.
                round = -1;
            }
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var purged = await kept.PurgeAsync(time.GetUtcNow() - TimeSpan.FromDays(options.RetentionDays), cancellationToken);
        if (purged > 0) LogPurged(purged);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Questions} questions past their retention time were deleted")]
    private partial void LogPurged(int questions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is past its retention time could not be deleted; trying again in some minutes")]
    private partial void LogPostponed(Exception problem);
}
