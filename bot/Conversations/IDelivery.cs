using PsoasBot.Answering;

namespace PsoasBot.Conversations;

/// <summary>Takes answers to the members of one platform. Each platform room implements it.</summary>
internal interface IDelivery
{
    /// <summary>The <see cref="EventKey.Platform"/> that it serves.</summary>
    string Platform { get; }

    /// <summary>Publishes an answer once; <see cref="Delivery.Nonce"/> lets the platform drop a repetition.</summary>
    ValueTask<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>
    /// Looks for an earlier attempt that was sent but never confirmed; asked before an answer is sent again after a crash.
    /// Null where it never arrived, or where the platform cannot tell and drops repetitions of the nonce itself.
    /// </summary>
    ValueTask<PublishedMessage?> FindAsync(Delivery delivery, CancellationToken cancellationToken) => default;

    /// <summary>Replaces a published message (a correction or a retraction). Doing it twice is harmless.</summary>
    ValueTask<DeliveryOutcome> ReplaceAsync(PublishedMessage message, Delivery delivery, CancellationToken cancellationToken);
}

/// <summary>An answer on its way to the place that the question came from.</summary>
internal sealed record Delivery
{
    public required string QuestionId { get; init; }

    /// <summary>The same for every attempt at one question.</summary>
    public required string Nonce { get; init; }

    public required IncomingMessage Question { get; init; }
    public required Answer Answer { get; init; }

    /// <summary>An earlier attempt may have arrived and could not be found; a platform that can neither find nor drop a repetition says so to the member.</summary>
    public bool MayBeRepeated { get; init; }
}

/// <summary>Where a published answer stands, for corrections.</summary>
internal sealed record PublishedMessage(ConversationKey Conversation, string MessageId)
{
    /// <summary>
    /// What the platform needs besides to change it (an interaction token); null for nothing. It is worth as much as a password, so it is
    /// forgotten when it is worth nothing any more: after the question's <see cref="IncomingMessage.AnswerBefore"/>.
    /// </summary>
    public string? Handle { get; init; }
}

/// <summary>How a delivery ended.</summary>
internal abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    internal sealed record Delivered(PublishedMessage Message) : DeliveryOutcome;

    /// <summary>Worth another attempt after a while.</summary>
    internal sealed record Retry(TimeSpan After, string Why) : DeliveryOutcome;

    /// <summary>The place is gone or closed to the bot; no attempt will help.</summary>
    internal sealed record Impossible(string Why) : DeliveryOutcome;
}
