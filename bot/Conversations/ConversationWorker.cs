namespace PsoasBot.Conversations;

/// <summary>
/// Answers accepted questions, lane by lane. The one place that catches broadly: whatever breaks with a question is logged once
/// and costs that question only. A graceful stop first finishes what was accepted.
/// </summary>
internal sealed partial class ConversationWorker(QuestionLanes lanes, QuestionAnswering answering, ILogger<ConversationWorker> logger) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        lanes.Complete();
        if (ExecuteTask is { } running)
            await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, lanes.Count).Select(lane => Task.Run(() => WorkLaneAsync(lane, stoppingToken), stoppingToken)));

    private async Task WorkLaneAsync(int lane, CancellationToken cancellationToken)
    {
        await foreach (var question in lanes.ReadLaneAsync(lane, cancellationToken))
        {
            try
            {
                await answering.AnswerAsync(question, cancellationToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                LogLost(ex, question.Id, question.Message.Event.Platform);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Question {QuestionId} from {Platform} got no answer")]
    private partial void LogLost(Exception exception, string questionId, string platform);
}
