using System.Text.Json.Serialization;
using PsoasBot.Platforms.Discord.Gateway;

namespace PsoasBot.Platforms.Discord.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GatewayFrame))]
[JsonSerializable(typeof(HeartbeatFrame))]
[JsonSerializable(typeof(IdentifyFrame))]
[JsonSerializable(typeof(ResumeFrame))]
[JsonSerializable(typeof(ReadyEvent))]
[JsonSerializable(typeof(GuildObject))]
[JsonSerializable(typeof(ThreadListSync))]
[JsonSerializable(typeof(ChannelObject))]
[JsonSerializable(typeof(MessageObject))]
[JsonSerializable(typeof(IReadOnlyList<MessageObject>))]
[JsonSerializable(typeof(IReadOnlyList<GuildObject>))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(ApplicationObject))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(Callback))]
[JsonSerializable(typeof(ThreadBody))]
[JsonSerializable(typeof(DirectBody))]
[JsonSerializable(typeof(ThreadChange))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
internal sealed partial class DiscordJson : JsonSerializerContext;
