using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Work;
using PsoasBot.Routines;

namespace PsoasBot.Platforms;

/// <summary>
/// Turns <c>/routine</c> into the text of a <see cref="Conversations.MessageKind.Routine"/> message: {"goal","minutes","limits":[…],"experience"}.
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
        return Write(new RoutineRequest(call["goal"] ?? "any", minutes, limits, call["experience"]));
    }

    /// <summary>The request that a declined one named as the nearest that can be met, with the same limits; null where it named none.</summary>
    public static string? NearestOf(AnsweredQuestion declined) =>
        declined.Answer.Routine?.Nearest is { } nearest && RoutineRequestReader.ReadJson(declined.Question.Text) is { } asked
            ? Write(new RoutineRequest(nearest.Goal, nearest.Minutes, asked.Limits, asked.Experience))
            : null;

    private static string Write(RoutineRequest request) => JsonSerializer.Serialize(request, RoutineRequestJson.Default.RoutineRequest);
}

internal sealed record RoutineRequest(string Goal, int Minutes, IReadOnlyList<string> Limits, string? Experience);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RoutineRequest))]
internal sealed partial class RoutineRequestJson : JsonSerializerContext;
