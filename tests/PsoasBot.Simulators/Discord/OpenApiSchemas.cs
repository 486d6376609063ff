using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PsoasBot.Simulators.Discord;

/// <summary>
/// Holds request bodies to Discord's own OpenAPI file (JSON Schema 2020-12 as far as the file uses it), with properties that no schema
/// names forbidden. The file is not part of the project; <see cref="Load"/> returns null where it is absent.
/// </summary>
public sealed class OpenApiSchemas
{
    private readonly JsonObject _schemas;
    private readonly List<(string Method, Regex Path, JsonNode Schema)> _bodies = [];

    private OpenApiSchemas(JsonObject document)
    {
        _schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                if ((operation as JsonObject)?["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema)
                    _bodies.Add((method.ToUpperInvariant(), Pattern(path), schema));
            }
        }
        // "/messages/@original" before "/messages/{message_id}".
        _bodies.Sort((one, other) => other.Path.ToString().Length.CompareTo(one.Path.ToString().Length));
    }

    public static string File => Environment.GetEnvironmentVariable("PSOASBOT_DISCORD_OPENAPI") ?? SpecFiles.Path("discord", "openapi.json");

    public static OpenApiSchemas? Load() => System.IO.File.Exists(File) ? new OpenApiSchemas(JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject()) : null;

    /// <summary>What is wrong with a body; empty where it is sound, and one line where the file knows no such request.</summary>
    public IReadOnlyList<string> Check(string method, string path, JsonNode? body)
    {
        foreach (var (known, pattern, schema) in _bodies)
            if (known == method && pattern.IsMatch(path)) return [.. new SchemaJudge(_schemas).Value(schema, body, "")];
        return [$"{method} {path}: no such request takes a body"];
    }

    /// <summary>Holds any value to a named schema.</summary>
    public IReadOnlyList<string> CheckAs(string schema, JsonNode? value) => [.. new SchemaJudge(_schemas).Value(_schemas[schema]!, value, "")];

    private static Regex Pattern(string path) =>
        new("^" + Regex.Replace(Regex.Escape(path).Replace("\\{", "{", StringComparison.Ordinal), "\\{[^}]+\\}", "[^/]+", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) + "$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
