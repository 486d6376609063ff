using PsoasBot.Answering;

namespace PsoasBot.Conversations;

/// <summary>The way of one question: history, answer before the deadline, delivery, memory.</summary>
internal sealed partial class QuestionAnswering(
    IAnswerer answerer, ThreadMemory memory, AnswerDelivery delivery, ConversationOptions options, TimeProvider time, ILogger<QuestionAnswering> logger)
{
    public async Task AnswerAsync(AcceptedQuestion question, CancellationToken cancellationToken)
    {
        var message = question.Message;
        var answer = await AnswerInTimeAsync(question, cancellationToken);
        var outcome = await delivery.DeliverAsync(
            new Delivery { QuestionId = question.Id, Nonce = question.Id, Question = message, Answer = answer }, cancellationToken);
        if (outcome is DeliveryOutcome.Delivered) memory.Remember(message, answer.Text);
        LogDone(question.Id, message.Event.Platform, answer.Status, outcome.GetType().Name, answer.Receipt.Elapsed.TotalMilliseconds);
    }

    private async Task<Answer> AnswerInTimeAsync(AcceptedQuestion question, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(options.AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var asked = new Question(question.Message.Text) { History = memory.HistoryOf(question.Message.Conversation) };
            return await answerer.AnswerAsync(asked, either.Token).AsTask().WaitAsync(either.Token);
        }
        catch (Exception ex) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(ex, question.Id, time.GetElapsedTime(started).TotalMilliseconds);
            return Replies.Neutral(time.GetElapsedTime(started));
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Question {QuestionId} from {Platform}: {Status}, {Outcome}, answered in {Milliseconds:F1} ms")]
    private partial void LogDone(string questionId, string platform, AnswerStatus status, string outcome, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Question {QuestionId} could not be answered ({Milliseconds:F0} ms); the member got the neutral reply")]
    private partial void LogFailed(Exception exception, string questionId, double milliseconds);
}
