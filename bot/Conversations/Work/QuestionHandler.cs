using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Threads;

namespace PsoasBot.Conversations.Work;

/// <summary>
/// Takes one claimed question as far as it gets: answer, keep, send, confirm. Every step is durable before the next one begins, so that
/// a crash between two steps is picked up by the next claim exactly there.
/// </summary>
internal sealed partial class QuestionHandler(
    IInbox inbox, IReplier replier, Deliveries deliveries, Backoff backoff, ConversationOptions options, TimeProvider time, ILogger<QuestionHandler> logger)
{
    public async Task HandleAsync(ClaimedQuestion question, CancellationToken cancellationToken)
    {
        var step = StepPolicy.For(question, time.GetUtcNow(), options);
        if (step == NextStep.GiveUp)
        {
            LogGivenUp(question.Id, question.Attempts);
            await inbox.GiveUpAsync(question.Lease, "too old", time.GetUtcNow(), cancellationToken);
            return;
        }
        if (step is NextStep.LookThenSend or NextStep.LookThenApologise && await IsSettledAsync(question, cancellationToken)) return;
        if (await KeepAsync(question, step, cancellationToken) is { } ready) await SendAsync(ready, step is NextStep.LookThenSend or NextStep.LookThenApologise, cancellationToken);
    }

    /// <summary>True where an earlier attempt was found, or the platform could not be asked and the question waits.</summary>
    private async Task<bool> IsSettledAsync(ClaimedQuestion question, CancellationToken cancellationToken)
    {
        switch (await deliveries.FindAsync(question, cancellationToken))
        {
            case DeliveryOutcome.Delivered found:
                await inbox.MarkDeliveredAsync(question.Lease, found.Message, time.GetUtcNow(), cancellationToken);
                return true;
            case null:
                await PostponeAsync(question, TimeSpan.Zero, sent: true, cancellationToken);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The question with the answer that is now durable; null where another worker has taken the question over.</summary>
    private async Task<ClaimedQuestion?> KeepAsync(ClaimedQuestion question, NextStep step, CancellationToken cancellationToken)
    {
        if (step is NextStep.Send or NextStep.LookThenSend)
            return await inbox.MarkSendingAsync(question.Lease, cancellationToken) ? question : null;
        var prepared = step == NextStep.Answer
            ? await ReplyAsync(question, cancellationToken)
            : new PreparedAnswer(Replies.TooLate(), null) { IsApology = true };
        return await inbox.PrepareAsync(question.Lease, prepared, time.GetUtcNow(), cancellationToken) ? question with { Answer = prepared.Answer } : null;
    }

    private async Task<PreparedAnswer> ReplyAsync(ClaimedQuestion question, CancellationToken cancellationToken)
    {
        var message = question.Message;
        var request = new ThreadRequest(question.Id, message.Conversation, message.MemberId, message.ReceivedAt - options.HistoryAge, options.HistoryTurns);
        var history = ThreadHistory.Write(await inbox.ThreadAsync(request, cancellationToken), message.MemberId);
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(options.AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await replier.ReplyAsync(message, history, either.Token).AsTask().WaitAsync(either.Token);
        }
        catch (Exception problem) when (problem is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            LogNoAnswer(problem, question.Id);
            return new PreparedAnswer(Replies.Neutral(time.GetElapsedTime(started)), null) { IsApology = true };
        }
    }

    private async Task SendAsync(ClaimedQuestion question, bool mayBeRepeated, CancellationToken cancellationToken)
    {
        switch (await deliveries.SendAsync(question.Id, question.Message, question.Answer!, mayBeRepeated, cancellationToken))
        {
            case DeliveryOutcome.Delivered delivered:
                await inbox.MarkDeliveredAsync(question.Lease, delivered.Message, time.GetUtcNow(), cancellationToken);
                break;
            case DeliveryOutcome.Retry retry:
                // This attempt did not arrive; an earlier one whose fate is unknown still may have.
                await PostponeAsync(question, retry.After, sent: mayBeRepeated, cancellationToken);
                break;
            case DeliveryOutcome.Impossible:
                LogImpossible(question.Id, question.Message.Event.Platform);
                await inbox.GiveUpAsync(question.Lease, "impossible", time.GetUtcNow(), cancellationToken);
                break;
            default:
                await PostponeAsync(question, TimeSpan.Zero, sent: true, cancellationToken);
                break;
        }
    }

    /// <summary>The platform's own wait counts where it is the longer one.</summary>
    private async Task PostponeAsync(ClaimedQuestion question, TimeSpan asked, bool sent, CancellationToken cancellationToken)
    {
        var own = backoff.After(question.Attempts);
        await inbox.PostponeAsync(question.Lease, time.GetUtcNow() + (asked > own ? asked : own), sent, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Question {QuestionId} could not be answered; the member gets the neutral reply")]
    private partial void LogNoAnswer(Exception problem, string questionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Question {QuestionId} was given up after {Attempts} attempts")]
    private partial void LogGivenUp(string questionId, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Question {QuestionId} cannot be answered on {Platform}: its place is closed to the bot")]
    private partial void LogImpossible(string questionId, string platform);
}
