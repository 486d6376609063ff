using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Answering;

namespace PsoasBot.Storage;

/// <summary>Answers as they are kept: names, not numbers, for enumerations; nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    public static string Write(Answer answer) => JsonSerializer.Serialize(answer, Default.Answer);

    public static Answer ReadAnswer(string json) => JsonSerializer.Deserialize(json, Default.Answer)!;
}
