using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PsoasBot.Simulators.Slack;

/// <summary>A file that the bot uploaded, and where it was shared.</summary>
public sealed class SimFile
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required int Length { get; init; }
    public string? AltText { get; init; }
    public byte[]? Content { get; set; }
    public string? Channel { get; set; }

    /// <summary>When the upload was completed; null before.</summary>
    public DateTimeOffset? CompletedAt { get; set; }
}

/// <summary>The upload in three steps: an address, the bytes, the completion that shares them.</summary>
internal sealed class SimFiles(SlackSimulator sim)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimFile> _files = new(StringComparer.Ordinal);

    public SimFile? File(string id)
    {
        lock (_gate) return _files.GetValueOrDefault(id);
    }

    public JsonObject Prepare(SimArguments arguments)
    {
        if (string.IsNullOrEmpty(arguments.Text("filename"))) return SimWebApi.No("invalid_arguments");
        if (arguments.Number("length") is not > 0) return SimWebApi.No("invalid_arguments");
        var file = new SimFile { Id = sim.Ids.Next("F"), Name = arguments.Text("filename")!, Length = arguments.Number("length")!.Value, AltText = arguments.Text("alt_text") ?? arguments.Text("alt_txt") };
        lock (_gate) _files[file.Id] = file;
        return SimWebApi.Yes(("upload_url", new Uri(sim.Address, $"/upload/{file.Id}").ToString()), ("file_id", file.Id));
    }

    public async Task ReceiveAsync(HttpContext context, string id)
    {
        sim.Counts.Requested("upload");
        var mishap = sim.Mishaps.Roll("/upload/");
        if (await sim.Mishaps.HappensAsync(context, mishap)) return;
        using var content = new MemoryStream();
        if (context.Request.HasFormContentType) await (await context.Request.ReadFormAsync()).Files[0].CopyToAsync(content);
        else await context.Request.Body.CopyToAsync(content);
        if (File(id) is not { } file || content.Length != file.Length)
        {
            context.Response.StatusCode = 400;
            sim.Violate("an upload that was not announced, or of another length");
            return;
        }
        file.Content = content.ToArray();
        if (mishap == SimMishap.LostReply) context.Abort();
        else await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"OK - {content.Length}"));
    }

    public JsonObject Complete(SimArguments arguments)
    {
        if (arguments.Structure("files") is not JsonArray { Count: > 0 } named) return SimWebApi.No("invalid_arguments");
        var files = named.Select(each => (string?)each?["id"] is { } id ? File(id) : null).ToList();
        if (files.Exists(file => file?.Content is null)) return SimWebApi.No("file_not_found");
        foreach (var file in files) file!.CompletedAt = sim.Time.GetUtcNow();
        var json = new JsonArray([.. files.Select(Json!)]);
        if ((arguments.Text("channel_id") ?? arguments.Text("channels")) is { } channel)
        {
            if (sim.Channel(channel) is not { } place) return SimWebApi.No("channel_not_found");
            if (!place.HasBot) return SimWebApi.No("not_in_channel");
            foreach (var file in files) file!.Channel = channel;
            var body = new JsonObject { ["text"] = arguments.Text("initial_comment") ?? "", ["files"] = json.DeepClone() };
            if (arguments.Text("thread_ts") is { } thread) body["thread_ts"] = thread;
            sim.Board.Add(place, SlackSimulator.BotUser, body);
        }
        return SimWebApi.Yes(("files", json));
    }

    /// <summary>The uploaded pictures that blocks show and that are not there, or not ready yet.</summary>
    public IEnumerable<string> Missing(JsonArray blocks)
    {
        foreach (var file in Named(blocks))
        {
            var ready = (string?)file["id"] is { } id ? File(id)?.CompletedAt + sim.FileProcessing : null;
            if (file["id"] is not null && !(ready <= sim.Time.GetUtcNow())) yield return "image: invalid slack file";
        }
    }

    private static IEnumerable<JsonObject> Named(JsonNode? node) => node switch
    {
        JsonObject item => (item["slack_file"] as JsonObject is { } file ? [file] : Enumerable.Empty<JsonObject>()).Concat(item.SelectMany(pair => Named(pair.Value))),
        JsonArray items => items.SelectMany(Named),
        _ => [],
    };

    private static JsonObject Json(SimFile file) => new() { ["id"] = file.Id, ["title"] = file.Name, ["name"] = file.Name, ["size"] = file.Length };
}
