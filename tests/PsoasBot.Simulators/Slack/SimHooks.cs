using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PsoasBot.Simulators.Slack;

/// <summary>The response_urls: five uses within thirty minutes; each posts, replaces or deletes.</summary>
internal sealed class SimHooks(SlackSimulator sim)
{
    private const int MostUses = 5;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public async Task AnswerAsync(HttpContext context)
    {
        sim.Counts.Requested("response_url");
        var key = context.Request.Path.Value!.Split('/')[^1];
        var body = await ReadAsync(context.Request);
        var mishap = sim.Mishaps.Roll("/hooks/");
        if (await sim.Mishaps.HappensAsync(context, mishap)) return;
        var (status, reply) = Answer(key, body);
        if (mishap == SimMishap.LostReply)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = status;
        context.Response.ContentType = reply.StartsWith('{') ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
        await context.Response.WriteAsync(reply);
    }

    /// <summary>What a response does to the channel; the same for a reply in an acknowledgement. Null where all is well.</summary>
    public static string? Apply(SlackSimulator sim, SimAsk ask, JsonObject body)
    {
        if (Is(body, "delete_original"))
        {
            if (ask.On is null) return "message_not_found";
            sim.Board.Delete(ask.On);
            return null;
        }
        if (SimChat.Check(sim, Content(body), mayUnfurl: true) is { } refused) return (string?)refused["error"];
        if (Is(body, "replace_original") && ask.On is { } original)
        {
            sim.Board.Edit(original, Content(body));
            return null;
        }
        if (ask.Channel is not { } id || sim.Channel(id) is not { } channel) return "channel_not_found";
        var isPublic = (string?)body["response_type"] == "in_channel";
        sim.Board.Add(channel, SlackSimulator.BotUser, Content(body), isPublic ? null : ask.User, ask.Id);
        return null;
    }

    private (int Status, string Body) Answer(string key, JsonObject? body)
    {
        if (sim.People.AskByResponse(key) is not { } ask) return (404, No("no_service"));
        if (body is null) return (400, No("invalid_payload"));
        lock (ask)
        {
            if (ask.IsExpired || sim.Time.GetUtcNow() - ask.At > Life) return (404, No("expired_url"));
            if (ask.Responses >= MostUses) return (404, No("used_url"));
            if (Apply(sim, ask, body) is { } problem) return (400, No(problem));
            ask.Responses++;
            return (200, ask.Kind == "command" ? "ok" : """{"ok":true}""");
        }
    }

    private static string No(string error) => SimWebApi.No(error).ToJsonString();

    private static bool Is(JsonObject body, string name) => body[name]?.ToString() is "true";

    private static JsonObject Content(JsonObject body)
    {
        var content = body.DeepClone().AsObject();
        foreach (var name in new[] { "response_type", "replace_original", "delete_original" }) content.Remove(name);
        foreach (var name in new[] { "unfurl_links", "unfurl_media" }) if (content[name] is { } flag) content[name] = flag.ToString();
        return content;
    }

    private static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
