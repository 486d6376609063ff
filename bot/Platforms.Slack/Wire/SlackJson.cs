using System.Text.Json;
using System.Text.Json.Serialization;

namespace PsoasBot.Platforms.Slack.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SocketFrame))]
[JsonSerializable(typeof(EventCallback))]
[JsonSerializable(typeof(MessageObject))]
[JsonSerializable(typeof(HomeOpened))]
[JsonSerializable(typeof(AssistantThreadEvent))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Ack))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(ResponseBody))]
[JsonSerializable(typeof(OpenView))]
[JsonSerializable(typeof(UpdateView))]
[JsonSerializable(typeof(PublishView))]
[JsonSerializable(typeof(FormReply))]
[JsonSerializable(typeof(SuggestedPrompts))]
[JsonSerializable(typeof(ThreadStatus))]
[JsonSerializable(typeof(CompleteUpload))]
[JsonSerializable(typeof(ReplyHead))]
[JsonSerializable(typeof(ConnectionReply))]
[JsonSerializable(typeof(IdentityReply))]
[JsonSerializable(typeof(PostedReply))]
[JsonSerializable(typeof(HistoryReply))]
[JsonSerializable(typeof(ConversationsReply))]
[JsonSerializable(typeof(ConversationReply))]
[JsonSerializable(typeof(GroupMembersReply))]
[JsonSerializable(typeof(UploadReply))]
internal sealed partial class SlackJson : JsonSerializerContext
{
    public static JsonElement Element(ResponseBody body) => JsonSerializer.SerializeToElement(body, Default.ResponseBody);

    public static JsonElement Element(FormReply reply) => JsonSerializer.SerializeToElement(reply, Default.FormReply);
}
