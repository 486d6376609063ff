namespace PsoasBot.Platforms.Discord.Wire;

// What the bot sends.

/// <summary>A message to post, to edit, or to answer an interaction with. What is null is left out.</summary>
internal sealed record MessageBody
{
    public const int Ephemeral = 1 << 6;

    public string? Content { get; init; }
    public IReadOnlyList<Embed>? Embeds { get; init; }
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>Always sent, always empty: nothing that the bot writes pings anybody.</summary>
    public AllowedMentions AllowedMentions { get; init; } = new();

    public int? Flags { get; init; }
    public string? Nonce { get; init; }
    public bool? EnforceNonce { get; init; }
    public MessageReference? MessageReference { get; init; }

    /// <summary>In an edit: all files that the message has after it; null leaves them as they are.</summary>
    public IReadOnlyList<AttachmentBody>? Attachments { get; init; }
}

/// <summary>A file that is sent with the message: its place among the files, its name, and what it shows.</summary>
internal sealed record AttachmentBody(string Id, string Filename, string Description);

internal sealed record AllowedMentions
{
    public IReadOnlyList<string> Parse { get; init; } = [];
}

internal sealed record MessageReference
{
    public required string MessageId { get; init; }
    public bool FailIfNotExists { get; init; }
}

internal sealed record Embed
{
    public string? Title { get; init; }
    public string? Description { get; init; }
    public int? Color { get; init; }
    public IReadOnlyList<EmbedField>? Fields { get; init; }
    public EmbedFooter? Footer { get; init; }
}

internal sealed record EmbedField(string Name, string Value, bool Inline = false);

internal sealed record EmbedFooter(string Text);

/// <summary>A row (1), a button (2), a text input (4) or a label (18).</summary>
internal sealed record Component
{
    public required int Type { get; init; }
    public IReadOnlyList<Component>? Components { get; init; }
    public string? CustomId { get; init; }
    public int? Style { get; init; }
    public string? Label { get; init; }
    public string? Value { get; init; }
    public string? Placeholder { get; init; }
    public bool? Required { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }

    [System.Text.Json.Serialization.JsonPropertyName("component")]
    public Component? Inner { get; init; }
}

internal sealed record Callback(int Type)
{
    public const int Message = 4;
    public const int DeferMessage = 5;
    public const int DeferUpdate = 6;
    public const int Choices = 8;
    public const int Modal = 9;

    public CallbackData? Data { get; init; }
}

/// <summary>The data of any callback: a message, a list of choices or a form.</summary>
internal sealed record CallbackData
{
    public string? Content { get; init; }
    public IReadOnlyList<Embed>? Embeds { get; init; }
    public IReadOnlyList<Component>? Components { get; init; }
    public AllowedMentions? AllowedMentions { get; init; }
    public int? Flags { get; init; }
    public IReadOnlyList<CommandChoice>? Choices { get; init; }
    public string? CustomId { get; init; }
    public string? Title { get; init; }
}

internal sealed record CommandChoice(string Name, string Value);

internal sealed record ThreadBody(string Name, int AutoArchiveDuration);

internal sealed record ThreadChange(bool Archived);

internal sealed record DirectBody(string RecipientId);

internal sealed record HeartbeatFrame(long? D)
{
    public int Op => 1;
}

internal sealed record IdentifyFrame(IdentifyData D)
{
    public int Op => 2;
}

internal sealed record IdentifyData(string Token, int Intents, IReadOnlyList<int> Shard)
{
    public IdentifyProperties Properties { get; } = new();
}

internal sealed record IdentifyProperties
{
    public string Os { get; } = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";
    public string Browser { get; } = "psoasbot";
    public string Device { get; } = "psoasbot";
}

internal sealed record ResumeFrame(ResumeData D)
{
    public int Op => 6;
}

internal sealed record ResumeData(string Token, string SessionId, long Seq);

/// <summary>A command to register, or as Discord keeps it.</summary>
internal sealed record ApplicationCommand
{
    public required string Name { get; init; }
    public int? Type { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>A number; Discord returns it as text.</summary>
    [System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString)]
    public long? DefaultMemberPermissions { get; init; }

    public IReadOnlyList<int>? Contexts { get; init; }
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
}

internal sealed record ApplicationCommandOption
{
    public required int Type { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    public bool? Required { get; init; }
    public bool? Autocomplete { get; init; }
    public int? MinValue { get; init; }
    public int? MaxValue { get; init; }
    public int? MaxLength { get; init; }
    public IReadOnlyList<CommandChoice>? Choices { get; init; }
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }
}
