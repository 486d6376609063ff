using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PsoasBot.Simulators;

/// <summary>JSON Schema (2020-12 and draft-07) as far as the platforms' files use it; what no part of a schema names must not be there.</summary>
internal sealed class SchemaJudge(JsonObject schemas)
{
    /// <summary>Validates a value by itself: what no part of its schema names must not be there.</summary>
    public IEnumerable<string> Value(JsonNode schema, JsonNode? value, string at)
    {
        HashSet<string> named = new(StringComparer.Ordinal);
        var problems = Part(schema, value, at, named).ToList();
        if (value is JsonObject properties && problems.Count == 0)
            problems.AddRange(properties.Select(pair => pair.Key).Where(name => !named.Contains(name)).Select(name => $"{at}/{name}: no schema names it"));
        return problems;
    }

    private IEnumerable<string> Part(JsonNode schema, JsonNode? value, string at, HashSet<string> named)
    {
        if (schema is not JsonObject rules) return [];
        if ((string?)rules["$ref"] is { } reference) return Part(schemas[reference.Split('/')[^1]] ?? throw new InvalidOperationException(reference), value, at, named);
        List<string> problems = [];
        if (rules["allOf"] is JsonArray all) foreach (var part in all) problems.AddRange(Part(part!, value, at, named));
        if (rules["oneOf"] is JsonArray one) problems.AddRange(Any(one, value, at, named, exactlyOne: true));
        if (rules["anyOf"] is JsonArray any) problems.AddRange(Any(any, value, at, named, exactlyOne: false));
        if (rules.ContainsKey("const") && !JsonNode.DeepEquals(rules["const"], value)) problems.Add($"{at}: is not {rules["const"]}");
        if (rules["enum"] is JsonArray choices && !choices.Any(choice => JsonNode.DeepEquals(choice, value))) problems.Add($"{at}: is none of {choices.ToJsonString()}");
        if (rules["type"] is { } type && !IsType(type, value)) problems.Add($"{at}: is no {type.ToJsonString()}");
        problems.AddRange(value switch
        {
            JsonObject properties => Properties(rules, properties, at, named),
            JsonArray items => Items(rules, items, at),
            JsonValue single => Single(rules, single, at),
            _ => [],
        });
        return problems;
    }

    private IEnumerable<string> Any(JsonArray choices, JsonNode? value, string at, HashSet<string> named, bool exactlyOne)
    {
        List<(HashSet<string> Named, List<string> Problems)> tries =
            [.. choices.Select(choice => { HashSet<string> own = new(StringComparer.Ordinal); return (own, Strict(choice!, value, at, own)); })];
        var fits = tries.Where(each => each.Problems.Count == 0).ToList();
        foreach (var fit in fits) named.UnionWith(fit.Named);
        if (fits.Count == 0) return [$"{at}: fits none of {choices.Count} ({string.Join("; ", tries.OrderBy(each => each.Problems.Exists(problem => problem.StartsWith($"{at}/type:", StringComparison.Ordinal))).ThenBy(each => each.Problems.Count).First().Problems.Take(3))})"];
        return exactlyOne && fits.Count > 1 && value is JsonObject ? [$"{at}: fits {fits.Count} of {choices.Count}"] : [];
    }

    /// <summary>A choice fits only where it names everything that is there.</summary>
    private List<string> Strict(JsonNode choice, JsonNode? value, string at, HashSet<string> named)
    {
        var problems = Part(choice, value, at, named).ToList();
        if (value is JsonObject properties && problems.Count == 0)
            problems.AddRange(properties.Select(pair => pair.Key).Where(name => !named.Contains(name)).Select(name => $"{at}/{name}: no schema names it"));
        return problems;
    }

    private IEnumerable<string> Properties(JsonObject rules, JsonObject value, string at, HashSet<string> named)
    {
        foreach (var name in rules["required"]?.AsArray() ?? [])
            if (!value.ContainsKey((string)name!)) yield return $"{at}: '{name}' is missing";
        var known = rules["properties"]?.AsObject();
        foreach (var (name, inner) in value)
        {
            var schema = known?[name] ?? rules["additionalProperties"];
            if (schema is not JsonObject) continue;
            named.Add(name);
            foreach (var problem in Value(schema, inner, $"{at}/{name}")) yield return problem;
        }
        if (Limit(rules, "maxProperties") is { } most && value.Count > most) yield return $"{at}: more than {most} properties";
    }

    private IEnumerable<string> Items(JsonObject rules, JsonArray value, string at)
    {
        if (Limit(rules, "maxItems") is { } most && value.Count > most) yield return $"{at}: more than {most} items";
        if (Limit(rules, "minItems") is { } least && value.Count < least) yield return $"{at}: fewer than {least} items";
        if (rules["items"] is not { } schema) yield break;
        for (var i = 0; i < value.Count; i++)
            foreach (var problem in Value(schema, value[i], $"{at}/{i.ToString(CultureInfo.InvariantCulture)}")) yield return problem;
    }

    private static IEnumerable<string> Single(JsonObject rules, JsonValue value, string at)
    {
        if (value.TryGetValue<string>(out var text))
        {
            if (Limit(rules, "maxLength") is { } most && text.Length > most) yield return $"{at}: longer than {most}";
            if (Limit(rules, "minLength") is { } least && text.Length < least) yield return $"{at}: shorter than {least}";
            if ((string?)rules["pattern"] is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1))) yield return $"{at}: does not match {pattern}";
            if ((string?)rules["format"] == "uri" && !Uri.TryCreate(text, UriKind.Absolute, out _)) yield return $"{at}: is no address";
            if ((string?)rules["format"] == "snowflake" && !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)) yield return $"{at}: is no id";
        }
        else if (value.GetValueKind() == System.Text.Json.JsonValueKind.Number)
        {
            var number = double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
            if (Limit(rules, "maximum") is { } most && number > most) yield return $"{at}: more than {most}";
            if (Limit(rules, "minimum") is { } least && number < least) yield return $"{at}: less than {least}";
        }
    }

    private static double? Limit(JsonObject rules, string name) => rules[name] is JsonValue value ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    private static bool IsType(JsonNode type, JsonNode? value) => type is JsonArray types ? types.Any(each => IsType((string)each!, value)) : IsType((string)type!, value);

    private static bool IsType(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value is JsonValue flag && flag.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "integer" => value is JsonValue whole && whole.GetValueKind() == System.Text.Json.JsonValueKind.Number && !whole.ToJsonString().Contains('.', StringComparison.Ordinal),
        "number" => value is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        _ => false,
    };
}
