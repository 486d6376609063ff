using System.Text.Json;
using System.Text.Json.Serialization;

namespace PsoasBot.Platforms.Discord.Gateway;

/// <summary>One message on the gateway: operation, data, and for events (op 0) a number and a name.</summary>
internal sealed record GatewayFrame
{
    [JsonPropertyName("op")]
    public int Op { get; init; }

    [JsonPropertyName("d")]
    public JsonElement Data { get; init; }

    [JsonPropertyName("s")]
    public long? Sequence { get; init; }

    [JsonPropertyName("t")]
    public string? Type { get; init; }
}

/// <summary>The operations of gateway version 10.</summary>
internal static class GatewayOp
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;
}

/// <summary>What the bot wants to hear of.</summary>
internal static class Intents
{
    public const int Guilds = 1;
    public const int GuildMessages = 1 << 9;
    public const int DirectMessages = 1 << 12;

    /// <summary>Privileged; without it only mentions, replies to the bot and direct messages carry text.</summary>
    public const int MessageContent = 1 << 15;

    public static int For(DiscordOptions options) => Guilds | GuildMessages | DirectMessages | (options.ThreadFollowUps ? MessageContent : 0);
}

/// <summary>An event as handlers get it.</summary>
internal sealed record GatewayEvent(int Shard, string Type, JsonElement Data);

/// <summary>What is needed to go on after a drop. <see cref="Sequence"/> is the number of the last event that was taken over.</summary>
internal sealed record Session(string Id, Uri Resume, long Sequence);
