namespace PsoasBot.Conversations;

/// <summary>The name of a platform's event, unique for ever: a redelivered event has the same key and is answered once.</summary>
/// <param name="Platform">"local", "discord", "slack".</param>
/// <param name="Community">The guild or workspace; "local" on the local page.</param>
/// <param name="EventId">The platform's own id of the event.</param>
internal sealed record EventKey(string Platform, string Community, string EventId);

/// <summary>Where a conversation takes place. Follow-ups are understood from earlier messages of the same conversation.</summary>
internal sealed record ConversationKey(string Platform, string Community, string Channel, string? Thread);

internal enum MessageKind { Ask, FollowUp, Routine }

/// <summary>A message that a platform accepted for an answer, freed of everything that only that platform knows.</summary>
internal sealed record IncomingMessage
{
    public required EventKey Event { get; init; }
    public required ConversationKey Conversation { get; init; }

    /// <summary>The platform's id of the member; never a name.</summary>
    public required string MemberId { get; init; }

    public MessageKind Kind { get; init; } = MessageKind.Ask;

    /// <summary>What the member wrote; for <see cref="MessageKind.Routine"/> the request as JSON.</summary>
    public required string Text { get; init; }

    /// <summary>Only the member sees the answer.</summary>
    public bool IsPrivate { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>After this moment the platform takes no answer for the event (an interaction token that expires).</summary>
    public DateTimeOffset? AnswerBefore { get; init; }

    /// <summary>The member's or community's locale, for phone numbers ("en-GB").</summary>
    public string? Locale { get; init; }

    /// <summary>What the platform needs to answer and nobody else reads (an interaction token, a response address).</summary>
    public string? ReplyHandle { get; init; }
}
