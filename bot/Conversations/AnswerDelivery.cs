using System.Collections.Frozen;

namespace PsoasBot.Conversations;

/// <summary>
/// Takes an answer to its platform, again after a while where that may help. Every attempt carries the same nonce, so a platform
/// that published the first one drops the second.
/// </summary>
internal sealed partial class AnswerDelivery(IEnumerable<IDelivery> deliveries, ConversationOptions options, TimeProvider time, ILogger<AnswerDelivery> logger)
{
    private readonly FrozenDictionary<string, IDelivery> _platforms = deliveries.ToFrozenDictionary(each => each.Platform, StringComparer.Ordinal);

    public async Task<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (!_platforms.TryGetValue(delivery.Question.Event.Platform, out var platform))
            return GiveUp(delivery, "this host does not serve the platform");
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await AttemptAsync(platform, delivery, cancellationToken);
            if (outcome is DeliveryOutcome.Impossible impossible) return GiveUp(delivery, impossible.Why);
            if (outcome is not DeliveryOutcome.Retry retry) return outcome;
            if (attempt >= options.DeliveryAttempts || IsTooLate(delivery, retry.After)) return GiveUp(delivery, retry.Why);
            await Task.Delay(retry.After, time, cancellationToken);
        }
    }

    private async Task<DeliveryOutcome> AttemptAsync(IDelivery platform, Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await platform.DeliverAsync(delivery, cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            LogBroke(ex, delivery.QuestionId, platform.Platform);
            return new DeliveryOutcome.Retry(options.DeliveryPause, "the attempt broke");
        }
    }

    private bool IsTooLate(Delivery delivery, TimeSpan wait) =>
        delivery.Question.AnswerBefore is { } latest && time.GetUtcNow() + wait > latest;

    private DeliveryOutcome.Impossible GiveUp(Delivery delivery, string why)
    {
        LogGaveUp(delivery.QuestionId, delivery.Question.Event.Platform, why);
        return new DeliveryOutcome.Impossible(why);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An attempt to deliver the answer to {QuestionId} on {Platform} broke")]
    private partial void LogBroke(Exception exception, string questionId, string platform);

    [LoggerMessage(Level = LogLevel.Error, Message = "The answer to {QuestionId} was not delivered on {Platform}: {Why}")]
    private partial void LogGaveUp(string questionId, string platform, string why);
}
