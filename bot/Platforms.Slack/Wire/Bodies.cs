using System.Text.Json.Serialization;

namespace PsoasBot.Platforms.Slack.Wire;

// What the bot sends. What is null is left out.

/// <summary>A message: the blocks, and <see cref="Text"/> for notifications and screen readers.</summary>
internal sealed record MessageBody
{
    /// <summary>Escaped; see <see cref="Cards.Plain.Escape"/>.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<Block>? Blocks { get; init; }
    public string? Channel { get; init; }
    public string? User { get; init; }
    public string? Ts { get; init; }
    public string? ThreadTs { get; init; }
    public MessageMetadata? Metadata { get; init; }

    /// <summary>No preview of any link, and nothing in <see cref="Text"/> is made a link or a mention by Slack.</summary>
    public bool UnfurlLinks => false;

    public bool UnfurlMedia => false;

    public bool LinkNames => false;

    public string Parse => "none";
}

/// <summary>What a response address takes, and what may be sent with an acknowledgement of a command.</summary>
internal sealed record ResponseBody
{
    /// <summary>"ephemeral" or "in_channel".</summary>
    public string? ResponseType { get; init; }

    public string? Text { get; init; }
    public IReadOnlyList<Block>? Blocks { get; init; }
    public string? ThreadTs { get; init; }
    public bool? ReplaceOriginal { get; init; }
    public bool? DeleteOriginal { get; init; }
    public bool UnfurlLinks => false;

    public bool UnfurlMedia => false;

    public string Parse => "none";
}

/// <summary>Travels with a message unseen and comes back in the history: by it the bot knows its own answers again.</summary>
internal sealed record MessageMetadata(string EventType, MetadataPayload EventPayload);

internal sealed record MetadataPayload
{
    public string? Question { get; init; }

    /// <summary>Which version of the answer it is, where it was sent again after a change.</summary>
    public string? Change { get; init; }

    /// <summary>A moderators' card, with its state.</summary>
    public string? Card { get; init; }
}

internal sealed record View
{
    public required string Type { get; init; }
    public PlainText? Title { get; init; }
    public PlainText? Submit { get; init; }
    public PlainText? Close { get; init; }
    public required IReadOnlyList<Block> Blocks { get; init; }
    public string? CallbackId { get; init; }

    /// <summary>Up to 3,000 characters that come back with the form.</summary>
    public string? PrivateMetadata { get; init; }
}

internal sealed record OpenView(string TriggerId, View View);

internal sealed record UpdateView(string ViewId, View View);

internal sealed record PublishView(string UserId, View View);

/// <summary>The answer to a sent form.</summary>
internal sealed record FormReply
{
    /// <summary>"errors", "update" or "clear".</summary>
    public required string ResponseAction { get; init; }

    public IReadOnlyDictionary<string, string>? Errors { get; init; }
    public View? View { get; init; }
}

internal sealed record SuggestedPrompts(string ChannelId, string ThreadTs, string Title, IReadOnlyList<Prompt> Prompts);

internal sealed record Prompt(string Title, string Message);

internal sealed record ThreadStatus(string ChannelId, string ThreadTs, string Status);

internal sealed record CompleteUpload(IReadOnlyList<UploadedFile> Files);

internal sealed record UploadedFile(string Id, string Title);

/// <summary>Acknowledges an envelope; without a payload nothing is shown.</summary>
internal sealed record Ack(string EnvelopeId)
{
    [JsonPropertyName("payload")]
    public System.Text.Json.JsonElement? Payload { get; init; }
}
