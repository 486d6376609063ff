using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;

namespace PsoasBot.Storage.Inbox;

/// <summary>A row of <c>questions</c> as far as a worker needs it.</summary>
internal sealed record QuestionRow
{
    public required string Id { get; init; }
    public required string Platform { get; init; }
    public required string Community { get; init; }
    public required string EventId { get; init; }
    public required string Channel { get; init; }
    public required string Thread { get; init; }
    public required string MemberId { get; init; }
    public required string Kind { get; init; }
    public required string Text { get; init; }
    public long IsPrivate { get; init; }
    public string? Locale { get; init; }
    public string? ReplyHandle { get; init; }
    public long ReceivedAt { get; init; }
    public long? AnswerBefore { get; init; }
    public string AcceptedBy { get; init; } = "";
    public string State { get; init; } = nameof(QuestionState.Waiting);
    public long DueAt { get; init; }
    public long Lease { get; init; }
    public long Attempts { get; init; }
    public string? Answer { get; init; }
    public string? MessageChannel { get; init; }
    public string? MessageThread { get; init; }
    public string? MessageId { get; init; }

    public const string Columns =
        "id, platform, community, event_id, channel, thread, member_id, kind, text, is_private, locale, reply_handle, received_at, answer_before, " +
        "state, due_at, lease, attempts, answer";

    public static QuestionRow Of(IncomingMessage message, string acceptedBy) => new()
    {
        Id = QuestionName.Of(message.Event),
        Platform = message.Event.Platform,
        Community = message.Event.Community,
        EventId = message.Event.EventId,
        Channel = message.Conversation.Channel,
        Thread = message.Conversation.Thread ?? "",
        MemberId = message.MemberId,
        Kind = message.Kind.ToString(),
        Text = message.Text,
        IsPrivate = message.IsPrivate ? 1 : 0,
        Locale = message.Locale,
        ReplyHandle = message.ReplyHandle,
        ReceivedAt = Moment.Of(message.ReceivedAt),
        AnswerBefore = Moment.Of(message.AnswerBefore),
        AcceptedBy = acceptedBy,
        DueAt = Moment.Of(message.ReceivedAt),
    };

    public IncomingMessage Message() => new()
    {
        Event = new EventKey(Platform, Community, EventId),
        Conversation = new ConversationKey(Platform, Community, Channel, Thread is "" ? null : Thread),
        MemberId = MemberId,
        Kind = Enum.Parse<MessageKind>(Kind),
        Text = Text,
        IsPrivate = IsPrivate == 1,
        Locale = Locale,
        ReplyHandle = ReplyHandle,
        ReceivedAt = Moment.At(ReceivedAt),
        AnswerBefore = AnswerBefore is { } moment ? Moment.At(moment) : null,
    };

    public ClaimedQuestion Claimed() => new()
    {
        Lease = new Lease(Id, Lease, Moment.At(DueAt)),
        Message = Message(),
        State = Enum.Parse<QuestionState>(State),
        Attempts = (int)Attempts,
        Answer = Answer is null ? null : StoreJson.ReadAnswer(Answer),
    };
}
