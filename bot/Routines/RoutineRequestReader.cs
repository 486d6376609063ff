using System.Globalization;
using System.Text.Json;

namespace PsoasBot.Routines;

/// <summary>Reads a request; what is wrong with it is said with the choices, everything in one go.</summary>
internal static class RoutineRequestReader
{
    private static readonly string[] GoalOrder = ["release", "stretch", "strengthen", "reset", "check", "any"];

    /// <summary>The goals by name, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Goals => GoalOrder;

    public static RoutineReading Read(RoutineInput input)
    {
        List<string> problems = [];
        var goal = ReadGoal(input.Goal, problems);
        var minutes = ReadMinutes(input.Minutes, problems);
        var experience = ReadExperience(input.Experience, problems);
        return problems.Count > 0
            ? new RoutineReading.Wrong(problems)
            : new RoutineReading.Understood(new RoutineRequest(goal, minutes) { Limits = input.Limits, Experience = experience });
    }

    /// <summary>Reads the JSON of a request (<c>{"goal","minutes","limits":[…],"experience"}</c>); null where it is not an object.</summary>
    public static RoutineInput? ReadJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ReadJson(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Numbers may stand as numbers or as text; anything else is kept as text, so that the screen sees it and the reader can name it.</summary>
    public static RoutineInput? ReadJson(JsonElement root) => root.ValueKind != JsonValueKind.Object ? null : new RoutineInput
    {
        Goal = Text(root, "goal"),
        Minutes = Text(root, "minutes"),
        Limits = [.. Texts(root, "limits"), .. Texts(root, "limit"), .. Texts(root, "words"), .. Texts(root, "notes")],
        Experience = Text(root, "experience"),
    };

    private static RoutineGoal ReadGoal(string? text, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return RoutineGoal.Any;
        if (GoalOrder.Contains(text.Trim().ToLowerInvariant(), StringComparer.Ordinal)) return Enum.Parse<RoutineGoal>(text.Trim(), ignoreCase: true);
        problems.Add($"There is no goal \"{Plain.Echo(text)}\". Choose one of: {string.Join(", ", GoalOrder)}.");
        return RoutineGoal.Any;
    }

    private static int ReadMinutes(string? text, List<string> problems)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes)
            && minutes is >= RoutineRequest.LeastMinutes and <= RoutineRequest.MostMinutes) return minutes;
        const string choices = "a whole number from 1 to 60, for example 5, 10, 15, 20 or 30";
        problems.Add(string.IsNullOrWhiteSpace(text)
            ? $"The minutes are missing. Give {choices}."
            : $"The minutes cannot be \"{Plain.Echo(text)}\". Give {choices}.");
        return 0;
    }

    private static Experience ReadExperience(string? text, List<string> problems)
    {
        switch (text?.Trim().ToLowerInvariant())
        {
            case null or "": return Experience.NotSaid;
            case "new": return Experience.New;
            case "some": return Experience.Some;
            case "experienced": return Experience.Experienced;
            default:
                problems.Add($"There is no experience \"{Plain.Echo(text)}\". Choose one of: new, some, experienced.");
                return Experience.NotSaid;
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static IEnumerable<string> Texts(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value)) return [];
        var texts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text) : [Text(value)];
        return texts.OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
    }
}
