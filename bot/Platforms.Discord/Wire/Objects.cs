namespace PsoasBot.Platforms.Discord.Wire;

// What Discord sends, as far as the bot reads it. Everything may be missing or null: Discord leaves fields out at will.

internal sealed record User
{
    public string? Id { get; init; }
    public bool? Bot { get; init; }
}

internal sealed record Member
{
    public User? User { get; init; }
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>A number as text; in interactions only.</summary>
    public string? Permissions { get; init; }
}

internal sealed record ChannelObject
{
    public string? Id { get; init; }
    public int? Type { get; init; }
    public string? GuildId { get; init; }
    public string? ParentId { get; init; }
    public string? OwnerId { get; init; }
    public string? Name { get; init; }
    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }

    public bool IsThread => Type is 10 or 11 or 12;
}

internal sealed record Overwrite
{
    public string? Id { get; init; }
    public int? Type { get; init; }
    public string? Allow { get; init; }
    public string? Deny { get; init; }
}

internal sealed record MessageObject
{
    public string? Id { get; init; }
    public string? ChannelId { get; init; }
    public string? GuildId { get; init; }
    public int? Type { get; init; }
    public User? Author { get; init; }
    public Member? Member { get; init; }
    public string? WebhookId { get; init; }
    public string? Content { get; init; }
    public IReadOnlyList<User>? Mentions { get; init; }
    public MessageObject? ReferencedMessage { get; init; }
    public IReadOnlyList<EmbedObject>? Embeds { get; init; }
    public int? Flags { get; init; }
}

internal sealed record EmbedObject
{
    public FooterObject? Footer { get; init; }
}

internal sealed record FooterObject
{
    public string? Text { get; init; }
}

internal sealed record ReadyEvent
{
    public string? SessionId { get; init; }
    public string? ResumeGatewayUrl { get; init; }
    public User? User { get; init; }
    public ApplicationObject? Application { get; init; }
}

internal sealed record ApplicationObject
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public long? Flags { get; init; }
}

internal sealed record GuildObject
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? OwnerId { get; init; }
    public IReadOnlyList<ChannelObject>? Threads { get; init; }
    public IReadOnlyList<RoleObject>? Roles { get; init; }
}

internal sealed record RoleObject
{
    public string? Id { get; init; }
    public string? Permissions { get; init; }
}

internal sealed record ThreadListSync
{
    public IReadOnlyList<ChannelObject>? Threads { get; init; }
}

internal sealed record GatewayBot
{
    public string? Url { get; init; }
    public int Shards { get; init; } = 1;
    public SessionStartLimit? SessionStartLimit { get; init; }
}

internal sealed record SessionStartLimit
{
    public int Total { get; init; } = 1000;
    public int Remaining { get; init; } = 1000;

    /// <summary>Milliseconds.</summary>
    public long ResetAfter { get; init; }

    public int MaxConcurrency { get; init; } = 1;
}
