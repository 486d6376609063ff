namespace PsoasBot.Platforms.Slack.Wire;

// What the Web API replies, as far as the bot reads it.

/// <summary>The outer form of every reply.</summary>
internal sealed record ReplyHead
{
    public bool? Ok { get; init; }
    public string? Error { get; init; }

    /// <summary>The scope that was missing.</summary>
    public string? Needed { get; init; }
}

internal sealed record ConnectionReply
{
    public string? Url { get; init; }
}

internal sealed record IdentityReply
{
    public string? Team { get; init; }
    public string? TeamId { get; init; }
    public string? User { get; init; }
    public string? UserId { get; init; }
    public string? BotId { get; init; }
}

internal sealed record PostedReply
{
    public string? Channel { get; init; }
    public string? Ts { get; init; }
}

internal sealed record HistoryReply
{
    public IReadOnlyList<MessageObject>? Messages { get; init; }
    public bool? HasMore { get; init; }
    public PageMark? ResponseMetadata { get; init; }
}

internal sealed record PageMark
{
    public string? NextCursor { get; init; }
}

internal sealed record ConversationsReply
{
    public IReadOnlyList<ConversationObject>? Channels { get; init; }
    public PageMark? ResponseMetadata { get; init; }
}

internal sealed record ConversationReply
{
    public ConversationObject? Channel { get; init; }
}

internal sealed record ConversationObject
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public bool? IsIm { get; init; }
    public bool? IsMpim { get; init; }
    public bool? IsMember { get; init; }
    public bool? IsArchived { get; init; }
}

internal sealed record GroupMembersReply
{
    public IReadOnlyList<string>? Users { get; init; }
}

internal sealed record UploadReply
{
    public string? UploadUrl { get; init; }
    public string? FileId { get; init; }
}
