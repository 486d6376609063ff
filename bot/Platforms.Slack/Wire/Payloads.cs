using System.Text.Json;

namespace PsoasBot.Platforms.Slack.Wire;

// What Slack sends, as far as the bot reads it. Everything may be missing, null or empty.

/// <summary>A message on the socket: "hello", "disconnect", or an envelope with a payload.</summary>
internal sealed record SocketFrame
{
    public string? Type { get; init; }
    public string? Reason { get; init; }
    public int? NumConnections { get; init; }
    public string? EnvelopeId { get; init; }
    public JsonElement Payload { get; init; }
    public bool? AcceptsResponsePayload { get; init; }
    public int? RetryAttempt { get; init; }
    public string? RetryReason { get; init; }
}

internal sealed record EventCallback
{
    public string? Type { get; init; }
    public string? TeamId { get; init; }
    public string? EventId { get; init; }
    public long? EventTime { get; init; }
    public JsonElement Event { get; init; }

    public string? EventType => Event.ValueKind == JsonValueKind.Object && Event.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}

/// <summary>A message that somebody wrote: in an event, or in a channel's history.</summary>
internal sealed record MessageObject
{
    public string? Type { get; init; }
    public string? Subtype { get; init; }
    public string? Channel { get; init; }

    /// <summary>"channel", "group", "im", "mpim"; not in app_mention events and not in histories.</summary>
    public string? ChannelType { get; init; }

    public string? User { get; init; }
    public string? BotId { get; init; }
    public string? Text { get; init; }
    public string? Ts { get; init; }
    public string? ThreadTs { get; init; }
    public string? ParentUserId { get; init; }
    public IReadOnlyList<string>? ReplyUsers { get; init; }
    public MetadataObject? Metadata { get; init; }
}

internal sealed record MetadataObject
{
    public string? EventType { get; init; }
    public JsonElement EventPayload { get; init; }

    /// <summary>A value of the payload; null where there is none.</summary>
    public string? this[string name] =>
        EventPayload.ValueKind == JsonValueKind.Object && EventPayload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

internal sealed record HomeOpened
{
    public string? User { get; init; }
    public string? Tab { get; init; }
}

internal sealed record AssistantThreadEvent
{
    public AssistantThread? AssistantThread { get; init; }
}

internal sealed record AssistantThread
{
    public string? UserId { get; init; }
    public string? ChannelId { get; init; }
    public string? ThreadTs { get; init; }
}

internal sealed record SlashCommand
{
    public string? TeamId { get; init; }
    public string? ChannelId { get; init; }
    public string? UserId { get; init; }
    public string? Command { get; init; }
    public string? Text { get; init; }
    public string? ResponseUrl { get; init; }
    public string? TriggerId { get; init; }
}

/// <summary>A button, a shortcut or a form.</summary>
internal sealed record Interaction
{
    public string? Type { get; init; }
    public NamedId? Team { get; init; }
    public NamedId? User { get; init; }
    public NamedId? Channel { get; init; }
    public string? TriggerId { get; init; }
    public string? ResponseUrl { get; init; }
    public string? CallbackId { get; init; }
    public Container? Container { get; init; }
    public MessageObject? Message { get; init; }
    public IReadOnlyList<PressedAction>? Actions { get; init; }
    public SubmittedView? View { get; init; }
}

internal sealed record NamedId
{
    public string? Id { get; init; }
}

internal sealed record Container
{
    public string? Type { get; init; }
    public string? MessageTs { get; init; }
    public string? ThreadTs { get; init; }
    public string? ChannelId { get; init; }
    public string? ViewId { get; init; }
    public bool? IsEphemeral { get; init; }
}

internal sealed record PressedAction
{
    public string? ActionId { get; init; }
    public string? Type { get; init; }
    public string? ActionTs { get; init; }
}

internal sealed record SubmittedView
{
    public string? Id { get; init; }
    public string? Type { get; init; }
    public string? CallbackId { get; init; }
    public string? PrivateMetadata { get; init; }
    public ViewState? State { get; init; }
}

internal sealed record ViewState
{
    /// <summary>Block id → action id → value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, SubmittedValue>>? Values { get; init; }
}

internal sealed record SubmittedValue
{
    public string? Type { get; init; }
    public string? Value { get; init; }
    public SubmittedChoice? SelectedOption { get; init; }
    public IReadOnlyList<SubmittedChoice>? SelectedOptions { get; init; }

    /// <summary>What was typed or chosen; several choices with commas between them.</summary>
    public string Text => Value ?? SelectedOption?.Value ?? string.Join(", ", (SelectedOptions ?? []).Select(each => each.Value).OfType<string>());
}

internal sealed record SubmittedChoice
{
    public string? Value { get; init; }
}
