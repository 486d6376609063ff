using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Conversations.Work;

namespace PsoasBot.Platforms;

/// <summary>
/// Turns <c>/routine</c> into the text of a <see cref="Conversations.MessageKind.Routine"/> message: {"goal","minutes","limits":[…]}.
/// Until a <see cref="RoutineReply"/> is registered there is nobody to build one, and members are told so.
/// </summary>
internal sealed class RoutineRequests(RoutineReply? routines = null)
{
    public const string NotYet = "I cannot build routines here yet. Ask me about an exercise instead, and I tell you what the sources say about it.";

    public bool IsServed => routines is not null;

    public static string From(CommandCall call)
    {
        var minutes = int.TryParse(call["minutes"], NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var limits = (call["limits"] ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return JsonSerializer.Serialize(new RoutineRequest(call["goal"] ?? "any", minutes, limits), RoutineRequestJson.Default.RoutineRequest);
    }
}

internal sealed record RoutineRequest(string Goal, int Minutes, IReadOnlyList<string> Limits);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RoutineRequest))]
internal sealed partial class RoutineRequestJson : JsonSerializerContext;
