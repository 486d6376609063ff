using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Discord;

/// <summary>What Discord checks although its OpenAPI file does not say so (specs/LIMITS.md): totals, rows, ids of buttons, empty messages.</summary>
internal static class MessageLimits
{
    public static IEnumerable<string> Check(JsonObject message, bool mustShow)
    {
        var content = (string?)message["content"] ?? "";
        var embeds = message["embeds"] as JsonArray ?? [];
        if (content.Length > 2_000) yield return "content is longer than 2000";
        if (mustShow && content.Length == 0 && embeds.Count == 0) yield return "the message is empty (50006)";
        if (embeds.Sum(embed => Length(embed!)) > 6_000) yield return "the embeds have more than 6000 characters";
        foreach (var embed in embeds)
        {
            foreach (var field in embed!["fields"] as JsonArray ?? [])
                if (((string?)field!["name"])?.Length is not (> 0 and <= 256) || ((string?)field["value"])?.Length is not (> 0 and <= 1_024)) yield return "a field is empty or too long";
            if (Length(embed) == 0) yield return "an embed is empty";
        }
        foreach (var problem in Rows(message["components"] as JsonArray ?? [])) yield return problem;
        var mentions = message["allowed_mentions"] as JsonObject;
        if (mentions is null || mentions["parse"] is not JsonArray { Count: 0 } || mentions["users"] is JsonArray { Count: > 0 } || mentions["roles"] is JsonArray { Count: > 0 } || (bool?)mentions["replied_user"] == true)
            yield return "it may ping somebody: allowed_mentions is not empty";
    }

    private static IEnumerable<string> Rows(JsonArray rows)
    {
        if (rows.Count > 5) yield return "more than 5 rows";
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var buttons = row!["components"] as JsonArray ?? [];
            if (buttons.Count is 0 or > 5) yield return "a row has none or more than 5 buttons";
            foreach (var button in buttons)
            {
                if ((string?)button!["custom_id"] is not { Length: > 0 and <= 100 } id || !ids.Add(id)) yield return "a button has no custom_id, or one that another has";
                if (((string?)button["label"])?.Length is not (> 0 and <= 80)) yield return "a button has no label, or one that is too long";
            }
        }
    }

    private static int Length(JsonNode embed) =>
        Of(embed, "title") + Of(embed, "description") + (embed["footer"] is { } footer ? Of(footer, "text") : 0) + (embed["author"] is { } author ? Of(author, "name") : 0) +
        (embed["fields"] as JsonArray ?? []).Sum(field => Of(field!, "name") + Of(field!, "value"));

    private static int Of(JsonNode node, string name) => ((string?)node[name])?.Length ?? 0;
}
