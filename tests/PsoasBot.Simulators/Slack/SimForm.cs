using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>What an input or menu holds: as it comes in a click or in a form's state.</summary>
internal static class SimForm
{
    /// <summary>The value given, or else the initial one. A menu's value must be one of its options.</summary>
    public static JsonObject Value(SimElement element, string? given)
    {
        var json = element.Json;
        return (string?)json["type"] switch
        {
            "button" => new JsonObject { ["value"] = given ?? element.Value },
            "static_select" or "radio_buttons" or "overflow" => new JsonObject { ["selected_option"] = Option(json, given) ?? json["initial_option"]?.DeepClone() },
            "checkboxes" or "multi_static_select" => new JsonObject { ["selected_options"] = given is null ? json["initial_options"]?.DeepClone() ?? new JsonArray() : new JsonArray([.. given.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(each => Option(json, each))]) },
            "users_select" => new JsonObject { ["selected_user"] = given ?? json["initial_user"]?.DeepClone() },
            "conversations_select" => new JsonObject { ["selected_conversation"] = given ?? json["initial_conversation"]?.DeepClone() },
            "feedback_buttons" or "icon_button" => new JsonObject { ["value"] = given ?? element.Value },
            _ => new JsonObject { ["value"] = given ?? json["initial_value"]?.DeepClone() },
        };
    }

    private static JsonNode? Option(JsonObject element, string? value)
    {
        if (value is null) return null;
        var options = (element["options"] as JsonArray ?? []).Concat((element["option_groups"] as JsonArray ?? []).SelectMany(group => group!["options"] as JsonArray ?? []));
        return options.FirstOrDefault(option => (string?)option!["value"] == value)?.DeepClone() ?? throw new InvalidOperationException($"the menu {element["action_id"]} has no option '{value}'");
    }
}
