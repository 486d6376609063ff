using PsoasBot.Answering;
using PsoasBot.Conversations.Inbox;

namespace PsoasBot.Conversations.Work;

/// <summary>The platforms that this worker can reach, each attempt with a time limit. A failed attempt is an outcome, never an exception.</summary>
internal sealed partial class Deliveries(IEnumerable<IDelivery> platforms, ConversationOptions options, TimeProvider time, ILogger<Deliveries> logger)
{
    private readonly Dictionary<string, IDelivery> _platforms = platforms.ToDictionary(each => each.Platform, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Platforms => _platforms.Keys;

    /// <summary>Null where the attempt broke off: the answer may have arrived all the same.</summary>
    public ValueTask<DeliveryOutcome?> SendAsync(string id, IncomingMessage question, Answer answer, bool mayBeRepeated, CancellationToken cancellationToken)
    {
        var delivery = Wrap(id, question, answer) with { MayBeRepeated = mayBeRepeated };
        return LimitedAsync(delivery, token => Of(question).DeliverAsync(delivery, token), cancellationToken);
    }

    /// <summary>Null where the attempt broke off.</summary>
    public ValueTask<DeliveryOutcome?> ReplaceAsync(PublishedMessage message, string id, IncomingMessage question, Answer answer, CancellationToken cancellationToken)
    {
        var delivery = Wrap(id, question, answer);
        return LimitedAsync(delivery, token => Of(question).ReplaceAsync(message, delivery, token), cancellationToken);
    }

    /// <summary>
    /// Where an earlier attempt arrived, as <see cref="DeliveryOutcome.Delivered"/>; <see cref="DeliveryOutcome.Impossible"/> where it did not,
    /// or the platform drops repetitions itself; null where the platform could not be asked.
    /// </summary>
    public ValueTask<DeliveryOutcome?> FindAsync(ClaimedQuestion question, CancellationToken cancellationToken)
    {
        var delivery = Wrap(question.Id, question.Message, question.Answer!);
        return LimitedAsync(delivery, FindAsync, cancellationToken);

        async ValueTask<DeliveryOutcome> FindAsync(CancellationToken token) =>
            await Of(question.Message).FindAsync(delivery, token) is { } found ? new DeliveryOutcome.Delivered(found) : new DeliveryOutcome.Impossible("not found");
    }

    private static Delivery Wrap(string id, IncomingMessage question, Answer answer) =>
        new() { QuestionId = id, Nonce = id, Question = question, Answer = answer };

    private IDelivery Of(IncomingMessage question) => _platforms[question.Event.Platform];

    private async ValueTask<DeliveryOutcome?> LimitedAsync(
        Delivery delivery, Func<CancellationToken, ValueTask<DeliveryOutcome>> attempt, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.SendWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await attempt(either.Token);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            LogBrokenAttempt(problem, delivery.QuestionId, delivery.Question.Event.Platform);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An attempt to deliver question {QuestionId} on {Platform} broke off")]
    private partial void LogBrokenAttempt(Exception problem, string questionId, string platform);
}
