namespace PsoasBot.Conversations.Retention;

/// <summary>Deletes every hour what is older than the retention time.</summary>
internal sealed partial class RetentionWorker(IKeptData kept, ConversationOptions options, TimeProvider time, ILogger<RetentionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var purged = await kept.PurgeAsync(time.GetUtcNow() - TimeSpan.FromDays(options.RetentionDays), stoppingToken);
                if (purged > 0) LogPurged(purged);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogPostponed(problem);
            }
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Questions} questions past their retention time were deleted")]
    private partial void LogPurged(int questions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Questions past their retention time could not be deleted; trying again in an hour")]
    private partial void LogPostponed(Exception problem);
}
