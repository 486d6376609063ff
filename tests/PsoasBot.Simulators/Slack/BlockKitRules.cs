using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PsoasBot.Simulators.Slack;

/// <summary>What Slack checks although no schema says so, and what this bot must never send: broadcasts, unescaped text, links that unfurl.</summary>
internal static partial class BlockKitRules
{
    private const int MostText = 40_000;

    /// <summary>Slack refuses messages from somewhere between 11,000 and 13,000 characters on, and does not say where.</summary>
    private const int MostInBlocks = 11_000;

    /// <summary>What is wrong with blocks: ids, empty texts, totals.</summary>
    public static IEnumerable<string> Blocks(JsonArray blocks, int most)
    {
        if (blocks.Count == 0) yield return "blocks: there are none";
        if (blocks.Count > most) yield return $"blocks: more than {most}";
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var block in blocks.OfType<JsonObject>())
        {
            if ((string?)block["block_id"] is { } id && !ids.Add(id)) yield return $"blocks: two have the block_id {id}";
            foreach (var problem in Block(block)) yield return problem;
        }
    }

    public static IEnumerable<string> View(JsonObject view)
    {
        var blocks = view["blocks"] as JsonArray ?? [];
        foreach (var problem in Blocks(blocks, 100)) yield return problem;
        if ((string?)view["type"] == "modal" && blocks.Any(block => (string?)block?["type"] == "input") && view["submit"] is null) yield return "view: inputs without a submit button";
        foreach (var problem in Escaping(view)) yield return problem;
        if (BroadcastIn(view)) yield return "view: a broadcast";
    }

    /// <summary>Breaks of this bot's own promises: nobody is pinged, nothing unfurls, there is always a text for notifications and screen readers.</summary>
    public static IEnumerable<string> Promises(JsonObject message, bool mayUnfurl)
    {
        var text = (string?)message["text"] ?? "";
        if (text.Length == 0 && message["blocks"] is JsonArray { Count: > 0 }) yield return "no text for notifications and screen readers beside the blocks";
        if (text.Length > MostText) yield return $"text: longer than {MostText}, Slack cuts it";
        if (BroadcastIn(message)) yield return "a broadcast: it may ping a channel or a group";
        if ((string?)message["parse"] == "full" || message["link_names"]?.ToString() is "true" or "1") yield return "parse=full or link_names lets names in the text ping";
        if (mayUnfurl && HasLink(message) && (message["unfurl_links"]?.ToString() != "false" || message["unfurl_media"]?.ToString() != "false")) yield return "a link may unfurl: unfurl_links and unfurl_media are not false";
        foreach (var problem in Escaping(message)) yield return problem;
        if (Unescaped(text)) yield return "text: & < > are not escaped";
    }

    public static bool IsTooLong(JsonArray blocks) => blocks.Sum(block => Texts(block).Sum(text => text.Length)) > MostInBlocks;

    public static bool MentionsSomebody(JsonObject message) => Marked(message).Any(text => MentionPattern().IsMatch(text));

    private static IEnumerable<string> Block(JsonObject block)
    {
        var type = (string?)block["type"];
        if (type == "section" && block["text"] is null && block["fields"] is not JsonArray { Count: > 0 }) yield return "section: neither text nor fields";
        if (type is "actions" or "context" && block["elements"] is not JsonArray { Count: > 0 }) yield return $"{type}: no elements";
        if (type is "section" && block["fields"] is JsonArray fields && fields.Any(field => ((string?)field!["text"])?.Length > 2_000)) yield return "section: a field longer than 2000";
        foreach (var text in TextObjects(block))
            if (string.IsNullOrEmpty((string?)text["text"])) yield return $"{type}: an empty text";
        HashSet<string> actions = new(StringComparer.Ordinal);
        foreach (var element in SimElement.In([block.DeepClone()]))
            if (!actions.Add(element.ActionId)) yield return $"{type}: two elements have the action_id {element.ActionId}";
        foreach (var element in (block["elements"] as JsonArray ?? []).OfType<JsonObject>())
            if ((string?)element["type"] is "static_select" or "overflow" or "radio_buttons" or "checkboxes" && element["options"] is JsonArray options && options.Select(option => (string?)option!["value"]).Distinct(StringComparer.Ordinal).Count() < options.Count) yield return $"{type}: two options have one value";
    }

    private static IEnumerable<JsonObject> TextObjects(JsonNode? node) => node switch
    {
        JsonObject item when (string?)(item["type"] as JsonValue) is "plain_text" or "mrkdwn" => [item],
        JsonObject item => item.SelectMany(pair => TextObjects(pair.Value)),
        JsonArray items => items.SelectMany(TextObjects),
        _ => [],
    };

    private static IEnumerable<string> Escaping(JsonNode node) =>
        TextObjects(node).Where(text => (string?)text["type"] == "mrkdwn" && Unescaped((string?)text["text"] ?? "")).Select(_ => "mrkdwn: & < > are not escaped");

    private static bool Unescaped(string text) => BareAmpersand().IsMatch(text) || AllowedMarkup().Replace(text, "").AsSpan().IndexOfAny('<', '>') is var at and >= 0 && !IsQuote(AllowedMarkup().Replace(text, ""), at);

    /// <summary>A quote's sign at the beginning of a line is markup.</summary>
    private static bool IsQuote(string text, int at)
    {
        while (at >= 0)
        {
            if (text[at] != '>' || (at > 0 && text[at - 1] is not '\n')) return false;
            at = text.AsSpan(at + 1).IndexOfAny('<', '>') is var next and >= 0 ? at + 1 + next : -1;
        }
        return true;
    }

    private static bool BroadcastIn(JsonObject node) => Marked(node).Any(text => BroadcastPattern().IsMatch(text)) || Types(node).Any(type => type is "broadcast" or "usergroup");

    /// <summary>The texts in which Slack reads markup; plain_text is shown as it is.</summary>
    private static IEnumerable<string> Marked(JsonObject message) =>
        TextObjects(message).Where(text => (string?)text["type"] is "mrkdwn").Select(text => (string?)text["text"] ?? "").Append((message["text"] as JsonValue)?.ToString() ?? "");

    private static bool HasLink(JsonObject message) => Texts(message).Any(text => text.Contains("http", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Types(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(pair => pair.Key == "type" && pair.Value is JsonValue type ? [type.ToString()] : Types(pair.Value)),
        JsonArray items => items.SelectMany(Types),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(pair => pair.Key == "text" && pair.Value is JsonValue text ? [text.ToString()] : Texts(pair.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex("<!(channel|here|everyone|subteam)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex BroadcastPattern();

    [GeneratedRegex("<@[UW][A-Z0-9]+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex MentionPattern();

    [GeneratedRegex("&(?!(amp|lt|gt);)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex BareAmpersand();

    [GeneratedRegex(@"<(https?://|mailto:|tel:|[@#][A-Z0-9]|!date\^)[^<>]*>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex AllowedMarkup();
}
