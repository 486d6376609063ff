using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PsoasBot.Simulators.Slack;

/// <summary>A call's arguments, from a JSON body, a form or a query, as the Web API takes them; structured ones come as JSON text in a form.</summary>
internal sealed class SimArguments
{
    private readonly JsonObject _values;

    private SimArguments(JsonObject values, string? error, string? warning) => (_values, Error, Warning) = (values, error, warning);

    /// <summary>What is wrong with the body as such.</summary>
    public string? Error { get; }

    public string? Warning { get; }

    public static async Task<SimArguments> ReadAsync(HttpRequest request)
    {
        var type = request.ContentType ?? "";
        if (type.StartsWith("application/json", StringComparison.Ordinal)) return await ReadJsonAsync(request, type);
        var values = new JsonObject();
        foreach (var (name, value) in request.Query) values[name] = value.ToString();
        if (request.HasFormContentType)
            foreach (var (name, value) in await request.ReadFormAsync()) values[name] = value.ToString();
        else if (request.ContentLength > 0) return new SimArguments(values, "invalid_post_type", null);
        return new SimArguments(values, null, null);
    }

    public string? Text(string name) => _values[name] switch
    {
        null => null,
        JsonValue value => value.ToString(),
        var structure => structure.ToJsonString(),
    };

    public bool Has(string name) => _values[name] is not null;

    public bool Flag(string name) => Text(name) is "true" or "1";

    public int? Number(string name) => int.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A structured argument; null where it is absent or no JSON.</summary>
    public JsonNode? Structure(string name)
    {
        if (_values[name] is not JsonValue text) return _values[name]?.DeepClone();
        try
        {
            return JsonNode.Parse(text.ToString());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<SimArguments> ReadJsonAsync(HttpRequest request, string type)
    {
        var warning = type.Contains("charset", StringComparison.OrdinalIgnoreCase) ? null : "missing_charset";
        try
        {
            return await JsonNode.ParseAsync(request.Body) is JsonObject body ? new SimArguments(body, null, warning) : new SimArguments([], "json_not_object", warning);
        }
        catch (JsonException)
        {
            return new SimArguments([], "invalid_json", warning);
        }
    }
}
