using System.Text.Json;

namespace PsoasBot.Platforms.Discord.Wire;

internal enum InteractionType { Ping = 1, Command = 2, Component = 3, Autocomplete = 4, ModalSubmit = 5 }

/// <summary>Somebody used a command, a button or a form.</summary>
internal sealed record Interaction
{
    /// <summary>A token is good for 15 minutes; the last half minute is left alone.</summary>
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(14.5);

    public string? Id { get; init; }
    public string? ApplicationId { get; init; }
    public int? Type { get; init; }
    public string? Token { get; init; }
    public string? GuildId { get; init; }
    public string? ChannelId { get; init; }
    public ChannelObject? Channel { get; init; }

    /// <summary>In a guild; in a direct message it is <see cref="User"/>.</summary>
    public Member? Member { get; init; }

    public User? User { get; init; }
    public string? Locale { get; init; }
    public string? GuildLocale { get; init; }
    public InteractionData? Data { get; init; }
    public MessageObject? Message { get; init; }

    public string? MemberId => Member?.User?.Id ?? User?.Id;

    /// <summary>Until when its token may be used.</summary>
    /// <param name="now">For an interaction whose id tells no time.</param>
    public DateTimeOffset TokenEnd(DateTimeOffset now) => (Snowflake.TimeOf(Id) ?? now) + TokenLife;
}

internal sealed record InteractionData
{
    public string? Name { get; init; }
    public int? Type { get; init; }
    public string? CustomId { get; init; }
    public string? TargetId { get; init; }
    public ResolvedData? Resolved { get; init; }
    public IReadOnlyList<CommandValue>? Options { get; init; }
    public IReadOnlyList<SubmittedComponent>? Components { get; init; }
}

internal sealed record ResolvedData
{
    public IReadOnlyDictionary<string, MessageObject>? Messages { get; init; }
}

/// <summary>An option's value, or a second word with options of its own.</summary>
internal sealed record CommandValue
{
    public string? Name { get; init; }
    public int? Type { get; init; }
    public JsonElement Value { get; init; }
    public bool? Focused { get; init; }
    public IReadOnlyList<CommandValue>? Options { get; init; }

    public string? Text => Value.ValueKind switch
    {
        JsonValueKind.String => Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Value.GetRawText(),
        _ => null,
    };
}

/// <summary>A field of a sent form: directly, in a row, or below a label.</summary>
internal sealed record SubmittedComponent
{
    public string? CustomId { get; init; }
    public string? Value { get; init; }
    public SubmittedComponent? Component { get; init; }
    public IReadOnlyList<SubmittedComponent>? Components { get; init; }
}
