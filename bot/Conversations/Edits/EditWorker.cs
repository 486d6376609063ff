using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Work;

namespace PsoasBot.Conversations.Edits;

/// <summary>Makes the changes that moderators decided.</summary>
internal sealed partial class EditWorker(
    IEdits edits, Deliveries deliveries, Backoff backoff, ConversationOptions options, TimeProvider time, ILogger<EditWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await StepAsync(stoppingToken)) await Task.Delay(options.Poll, time, stoppingToken);
                failures = 0;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogProblem(problem);
                await Task.Delay(backoff.After(++failures), time, stoppingToken);
            }
        }
    }

    /// <summary>Claims and makes one change; false when there is none.</summary>
    internal async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await edits.ClaimAsync(new ClaimRequest("", deliveries.Platforms, now, now + options.Lease), cancellationToken) is not { } edit) return false;
        switch (await deliveries.ReplaceAsync(edit.Message, edit.QuestionId, edit.Question, edit.Answer, cancellationToken))
        {
            case DeliveryOutcome.Delivered:
                await edits.CloseAsync(edit, "done", time.GetUtcNow(), cancellationToken);
                break;
            case DeliveryOutcome.Impossible impossible:
                LogImpossible(edit.QuestionId, edit.Question.Event.Platform, impossible.Why);
                await edits.CloseAsync(edit, PendingEdit.Impossible, time.GetUtcNow(), cancellationToken);
                break;
            case DeliveryOutcome.Retry retry:
                await edits.PostponeAsync(edit, time.GetUtcNow() + retry.After, cancellationToken);
                break;
            default:
                await edits.PostponeAsync(edit, time.GetUtcNow() + backoff.After(edit.Attempts), cancellationToken);
                break;
        }
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The moderators' change of answer {QuestionId} cannot be shown on {Platform}: {Why}")]
    private partial void LogImpossible(string questionId, string platform, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "A moderators' change could not be made; trying again")]
    private partial void LogProblem(Exception problem);
}
