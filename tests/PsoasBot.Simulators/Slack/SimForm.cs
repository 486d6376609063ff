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

    /// <summary>An element as it stands in the "actions" of a click.</summary>
    public static JsonObject Action(SimElement element, string? value, string ts)
    {
        var json = new JsonObject { ["action_id"] = element.ActionId, ["block_id"] = element.BlockId, ["type"] = (string?)element.Json["type"], ["action_ts"] = ts };
        if (element.Json["text"] is { } text) json["text"] = text.DeepClone();
        foreach (var (name, given) in Value(element, value)) json[name] = given?.DeepClone();
        return json;
    }

    /// <summary>A form's "state" with the values given, by action_id; the others keep their initial value.</summary>
    public static JsonObject State(SimView view, JsonObject values)
    {
        var state = new JsonObject();
        foreach (var element in view.Elements.Where(each => (string?)each.Json["type"] != "button"))
        {
            var given = Value(element, (string?)values[element.ActionId]);
            given["type"] = (string?)element.Json["type"];
            if (state[element.BlockId] is not JsonObject block) state[element.BlockId] = block = [];
            block[element.ActionId] = given;
        }
        foreach (var (name, _) in values)
            if (!view.Elements.Any(each => each.ActionId == name)) throw new InvalidOperationException($"the form has no input '{name}': {string.Join(", ", view.Elements.Select(each => each.ActionId))}");
        return state;
    }

    private static JsonNode? Option(JsonObject element, string? value)
    {
        if (value is null) return null;
        var options = (element["options"] as JsonArray ?? []).Concat((element["option_groups"] as JsonArray ?? []).SelectMany(group => group!["options"] as JsonArray ?? []));
        return options.FirstOrDefault(option => (string?)option!["value"] == value)?.DeepClone() ?? throw new InvalidOperationException($"the menu {element["action_id"]} has no option '{value}'");
    }
}
