using System.Text.Json;
using System.Text.Json.Serialization;

namespace PsoasBot.Platforms.Local;

/// <summary>What the page sends: its own id of the question, the topic that it belongs to, and the text.</summary>
internal sealed record AskRequest(string Ask, string Topic, string Text)
{
    /// <summary>The page makes both ids itself, so anything else does not come from it. JSON may leave any of the three out.</summary>
    [JsonIgnore]
    public bool IsSound => PageRequests.IsId(Ask) && PageRequests.IsId(Topic) && Text is not null;
}

/// <summary>What the page gets at once: the question's id, or a line for the member.</summary>
internal sealed record AskReply(string? QuestionId, string? Reply);

/// <summary>
/// A question with its answer as the stream carries it. The same <see cref="Ask"/> replaces what the page shows;
/// <see cref="Order"/>, the moment of the question, keeps its place in the talk when it does.
/// </summary>
internal sealed record PageMessage(string Ask, long Order, string Topic, string Asked, AnswerCard Card);

/// <summary>What a draft at the desk would become: mistakes, or the text.</summary>
internal sealed record LivePreview(IReadOnlyList<string> Problems, string? Text);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(AskReply))]
[JsonSerializable(typeof(FlagRequest))]
[JsonSerializable(typeof(PageMessage))]
[JsonSerializable(typeof(LivePreview))]
internal sealed partial class PageJson : JsonSerializerContext;
