using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>
/// Block Kit as JSON Schema, made from Slack's own type definitions with their stated limits. The files are not part of the project;
/// <see cref="Load"/> returns null where they are absent. <see cref="BlockKitRules"/> has what they miss.
/// </summary>
public sealed class BlockKitSchemas
{
    private readonly JsonObject _blocks;
    private readonly JsonObject _views;

    private BlockKitSchemas(JsonObject blocks, JsonObject views)
    {
        (_blocks, _views) = (blocks, views);
        // A view's schema lets any object with a type pass as a block; the known blocks alone are sound.
        _views["AnyBlock"] = new JsonObject { ["$ref"] = "#/definitions/KnownBlock" };
        foreach (var definitions in new[] { _blocks, _views })
            foreach (var option in new[] { "PlainTextOption", "MrkdwnOption" })
                if (definitions[option]?["properties"]?["value"] is JsonObject value) value["maxLength"] = 150;
    }

    public static BlockKitSchemas? Load()
    {
        var (blocks, views) = (SpecFiles.Path("slack", "block-kit.Blocks.limits.schema.json"), SpecFiles.Path("slack", "block-kit.View.limits.schema.json"));
        return File.Exists(blocks) && File.Exists(views) ? new BlockKitSchemas(Definitions(blocks), Definitions(views)) : null;
    }

    public IReadOnlyList<string> CheckBlocks(JsonNode blocks) => [.. new SchemaJudge(_blocks).Value(_blocks["Blocks"]!, blocks, "blocks")];

    public IReadOnlyList<string> CheckView(JsonObject view)
    {
        var definition = (string?)view["type"] switch { "modal" => "ModalView", "home" => "HomeView", _ => "View" };
        return [.. new SchemaJudge(_views).Value(_views[definition]!, view, "view")];
    }

    private static JsonObject Definitions(string file) => JsonNode.Parse(File.ReadAllText(file))!["definitions"]!.DeepClone().AsObject();
}
