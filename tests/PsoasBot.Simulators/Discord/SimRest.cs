using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PsoasBot.Simulators.Discord;

/// <summary>The REST interface, as far as a bot of this kind uses it, with Discord's checks, errors and limits.</summary>
internal sealed class SimRest(DiscordSimulator sim)
{
    private static readonly TimeSpan FirstReplyWithin = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    public async Task AnswerAsync(HttpContext context)
    {
        sim.Counts.Requested();
        var path = context.Request.Path.Value!["/api/v10".Length..];
        var (body, files) = await ReadAsync(context.Request);
        var parts = path.Trim('/').Split('/');
        var isInteraction = parts[0] is "interactions" or "webhooks";
        CheckHeaders(context.Request, isInteraction, body);
        if (!isInteraction && context.Request.Headers.Authorization != $"Bot {sim.Token}")
        {
            await ErrorAsync(context, 401, 0, "401: Unauthorized");
            return;
        }
        if (parts is ["webhooks", _, var hook, ..] && sim.Faults.HangsFor is { } slow && sim.Interaction(hook)?.User == slow)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        if (await FaultAsync(context, path)) return;
        if (body is not null && sim.Schemas is { } schemas)
            foreach (var problem in schemas.Check(context.Request.Method, path, body)) sim.Violate($"{context.Request.Method} {string.Join('/', parts.Where(part => part.Length < 15))}: {problem}");
        context.Response.Headers["X-RateLimit-Bucket"] = $"sim-{parts[0]}-{parts.Length.ToString(CultureInfo.InvariantCulture)}";
        context.Response.Headers["X-RateLimit-Limit"] = "1000";
        context.Response.Headers["X-RateLimit-Remaining"] = "999";
        context.Response.Headers["X-RateLimit-Reset-After"] = "1.0";
        var isLost = sim.Roll(IsHit(path) ? sim.Faults.LostReply : 0);
        if (isLost) context.Response.Body = new MemoryStream();
        await RouteAsync(context, parts, body, files);
        if (isLost) context.Abort();
    }

    /// <summary>JSON, alone or as the payload of a form with files.</summary>
    private static async Task<(JsonNode? Body, IReadOnlyList<(string Field, string Name, byte[] Bytes)> Files)> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0) return (null, []);
        if (!request.HasFormContentType) return (await JsonNode.ParseAsync(request.Body), []);
        var form = await request.ReadFormAsync();
        List<(string, string, byte[])> files = [];
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            files.Add((file.Name, file.FileName, bytes.ToArray()));
        }
        return (JsonNode.Parse(form["payload_json"].ToString()), files);
    }

    private void CheckHeaders(HttpRequest request, bool isInteraction, JsonNode? body)
    {
        if (!request.Headers.UserAgent.ToString().StartsWith("DiscordBot (", StringComparison.Ordinal)) sim.Violate("no User-Agent of the form DiscordBot (url, version)");
        if (body is not null && request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true && !request.HasFormContentType) sim.Violate("the body is not sent as JSON");
        if (isInteraction && request.Headers.Authorization.Count > 0) sim.Violate("the bot's token is sent where it is not needed");
    }

    private bool IsHit(string path) => sim.Faults.OnlyPaths.Count > 0 ? sim.Faults.OnlyPaths.Any(part => path.Contains(part, StringComparison.Ordinal)) : !path.Contains("gateway/bot", StringComparison.Ordinal);

    private async Task<bool> FaultAsync(HttpContext context, string path)
    {
        if (!IsHit(path)) return false;
        var faults = sim.Faults;
        var seconds = faults.RetryAfter.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        if (sim.Roll(faults.TooManyHtml))
        {
            sim.Counts.Limited();
            (context.Response.StatusCode, context.Response.ContentType) = (429, "text/html");
            context.Response.Headers.RetryAfter = seconds;
            await context.Response.WriteAsync("<html><title>429 Too Many Requests</title></html>");
            return true;
        }
        var isGlobal = sim.Roll(faults.GlobalLimit);
        if (isGlobal || sim.Roll(faults.TooMany))
        {
            sim.Counts.Limited();
            context.Response.StatusCode = 429;
            context.Response.Headers["X-RateLimit-Scope"] = isGlobal ? "global" : "user";
            if (isGlobal) context.Response.Headers["X-RateLimit-Global"] = "true";
            await WriteAsync(context, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = faults.RetryAfter.TotalSeconds, ["global"] = isGlobal });
            return true;
        }
        if (faults.RefuseWith is { } status)
        {
            sim.Counts.Failed();
            await ErrorAsync(context, status, 0, "refused");
            return true;
        }
        if (!sim.Roll(faults.ServerError)) return false;
        sim.Counts.Failed();
        (context.Response.StatusCode, context.Response.ContentType) = (502, "text/html");
        await context.Response.WriteAsync("<html>Bad Gateway</html>");
        return true;
    }

    private Task RouteAsync(HttpContext context, string[] parts, JsonNode? body, IReadOnlyList<(string Field, string Name, byte[] Bytes)> files) => (context.Request.Method, parts) switch
    {
        _ when sim.Faults.RefusesEmbeds && body is JsonObject && body["embeds"] is JsonArray { Count: > 0 } => ErrorAsync(context, 400, 50035, "Invalid Form Body"),
        ("GET", ["gateway", "bot"]) => WriteAsync(context, sim.GatewayBot()),
        ("GET", ["users", "@me"]) => WriteAsync(context, new JsonObject { ["id"] = DiscordSimulator.BotId, ["username"] = "PsoasBot", ["bot"] = true }),
        ("GET", ["users", "@me", "guilds"]) => WriteAsync(context, new JsonArray([.. sim.Guilds.Select(guild => new JsonObject { ["id"] = guild, ["name"] = $"Guild {guild}" })])),
        ("GET", ["applications", "@me"]) => WriteAsync(context, new JsonObject { ["id"] = DiscordSimulator.ApplicationId, ["name"] = "PsoasBot", ["flags"] = sim.ApplicationFlags }),
        ("GET", ["applications", _, "commands"]) => WriteAsync(context, sim.Commands.DeepClone()),
        ("PUT", ["applications", _, "commands"]) => OverwriteAsync(context, body!.AsArray()),
        ("POST", ["interactions", var id, var token, "callback"]) => CallbackAsync(context, id, token, body!.AsObject()),
        ("PATCH", ["webhooks", _, var token, "messages", var message]) => EditWebhookAsync(context, token, message, body!.AsObject(), files),
        ("POST", ["webhooks", _, var token]) => FollowUpAsync(context, token, body!.AsObject()),
        ("POST", ["channels", var channel, "messages"]) => PostAsync(context, channel, body!.AsObject()),
        ("GET", ["channels", var channel, "messages"]) => ListAsync(context, channel),
        ("PATCH", ["channels", var channel, "messages", var message]) => EditAsync(context, channel, message, body!.AsObject()),
        ("POST", ["channels", var channel, "messages", var message, "threads"]) => OpenThreadAsync(context, channel, message, body!.AsObject()),
        ("POST", ["users", "@me", "channels"]) => WriteAsync(context, new JsonObject { ["id"] = DiscordSimulator.DirectChannel((string)body!["recipient_id"]!), ["type"] = 1 }),
        ("GET", ["channels", var channel]) => sim.Channel(channel) is { } found ? WriteAsync(context, found) : ErrorAsync(context, 404, 10003, "Unknown Channel"),
        ("PATCH", ["channels", var channel]) => ChangeThreadAsync(context, channel, body!.AsObject()),
        ("GET", ["guilds", var guild]) => WriteAsync(context, sim.Guild(guild)),
        ("GET", ["guilds", var guild, "members", _]) => WriteAsync(context, new JsonObject { ["user"] = new JsonObject { ["id"] = DiscordSimulator.BotId }, ["roles"] = new JsonArray($"{guild}") }),
        _ => ErrorAsync(context, 404, 0, "404: Not Found"),
    };

    private Task OverwriteAsync(HttpContext context, JsonArray commands)
    {
        foreach (var command in commands.Where(command => (int?)command!["type"] is null or 1))
            if (!System.Text.RegularExpressions.Regex.IsMatch((string)command!["name"]!, "^[-_a-z0-9]{1,32}$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))) sim.Violate($"the name {command["name"]} is not in lower case");
        sim.Overwrite(commands);
        return WriteAsync(context, sim.Commands.DeepClone());
    }

    private Task CallbackAsync(HttpContext context, string id, string token, JsonObject body)
    {
        if (sim.Interaction(token) is not { } interaction || interaction.Id != id || sim.Time.GetUtcNow() - interaction.At > FirstReplyWithin) return ErrorAsync(context, 404, 10062, "Unknown interaction");
        lock (interaction)
        {
            if (interaction.Stage != InteractionStage.Waiting) return ErrorAsync(context, 400, 40060, "Interaction has already been acknowledged.");
            var data = body["data"] as JsonObject;
            var problem = (int?)body["type"] is 4 ? MessageLimits.Check(data!, mustShow: true).FirstOrDefault() : (int?)body["type"] is 9 ? Modal(data!) : null;
            if (problem is not null) return InvalidAsync(context, problem);
            interaction.AcknowledgedAfter = sim.Time.GetUtcNow() - interaction.At;
            interaction.Reply = data?.DeepClone();
            interaction.IsEphemeral = (((int?)data?["flags"] ?? 0) & 64) != 0;
            interaction.Stage = (int?)body["type"] switch
            {
                4 => InteractionStage.Replied,
                5 => InteractionStage.Deferred,
                6 => InteractionStage.DeferredUpdate,
                8 => InteractionStage.Completed,
                9 => InteractionStage.Modal,
                _ => InteractionStage.Waiting,
            };
            if (interaction.Stage == InteractionStage.Replied) interaction.Original = sim.Add(interaction.Channel, DiscordSimulator.BotId, data!, interaction.IsEphemeral ? interaction.User : null, interaction: interaction.Id).Id;
            if (interaction.Stage == InteractionStage.DeferredUpdate) interaction.Original = interaction.OnMessage;
        }
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static string? Modal(JsonObject data)
    {
        if (((string?)data["title"])?.Length is not (> 0 and <= 45)) return "the modal has no title, or one that is too long";
        var inputs = data["components"]!.AsArray();
        return inputs.Count is 0 or > 5 ? "a modal has one to five inputs" : null;
    }

    private Task EditWebhookAsync(HttpContext context, string token, string message, JsonObject body, IReadOnlyList<(string Field, string Name, byte[] Bytes)> files)
    {
        if (sim.Interaction(token) is not { } interaction || interaction.IsExpired || sim.Time.GetUtcNow() - interaction.At > TokenLife) return ErrorAsync(context, 401, 50027, "Invalid Webhook Token");
        if (MessageLimits.Check(body, mustShow: false).FirstOrDefault() is { } problem) return InvalidAsync(context, problem);
        lock (interaction)
        {
            if (interaction.Stage == InteractionStage.Waiting) return ErrorAsync(context, 404, 10015, "Unknown Webhook");
            if (message != "@original") return sim.Edit(message, body, Attached(body, files)) is { } other ? WriteAsync(context, sim.Json(other)) : ErrorAsync(context, 404, 10008, "Unknown Message");
            if (interaction.Original is null)
            {
                if (MessageLimits.Check(body, mustShow: true).FirstOrDefault() is { } empty) return InvalidAsync(context, empty);
                interaction.Original = sim.Add(interaction.Channel, DiscordSimulator.BotId, body, interaction.IsEphemeral ? interaction.User : null, interaction: interaction.Id).Id;
                sim.Message(interaction.Original)!.Files = Attached(body, files) ?? [];
                return WriteAsync(context, sim.Json(sim.Message(interaction.Original)!));
            }
            return sim.Edit(interaction.Original, body, Attached(body, files)) is { } edited ? WriteAsync(context, sim.Json(edited)) : ErrorAsync(context, 404, 10008, "Unknown Message");
        }
    }

    /// <summary>The files of the message after the edit; null leaves them as they are. Every file has its entry, and every entry its file.</summary>
    private List<SimFile>? Attached(JsonObject body, IReadOnlyList<(string Field, string Name, byte[] Bytes)> files)
    {
        if (body["attachments"] is not JsonArray named)
        {
            if (files.Count > 0) sim.Violate("a file is sent that no attachment names");
            return null;
        }
        List<SimFile> attached = [];
        foreach (var entry in named)
        {
            if (files.FirstOrDefault(file => file.Field == $"files[{entry!["id"]}]") is { Bytes: not null } file) attached.Add(new SimFile(file.Name, (string?)entry!["description"], file.Bytes));
            else sim.Violate("an attachment is named that is not sent");
        }
        if (files.Count > named.Count) sim.Violate("a file is sent that no attachment names");
        return attached;
    }

    private Task FollowUpAsync(HttpContext context, string token, JsonObject body)
    {
        if (sim.Interaction(token) is not { } interaction || interaction.IsExpired) return ErrorAsync(context, 401, 50027, "Invalid Webhook Token");
        if (MessageLimits.Check(body, mustShow: true).FirstOrDefault() is { } problem) return InvalidAsync(context, problem);
        var isEphemeral = (((int?)body["flags"] ?? 0) & 64) != 0;
        return WriteAsync(context, sim.Json(sim.Add(interaction.Channel, DiscordSimulator.BotId, body, isEphemeral ? interaction.User : null, interaction: interaction.Id)));
    }

    private Task PostAsync(HttpContext context, string channel, JsonObject body)
    {
        if (sim.IsClosed(channel)) return ErrorAsync(context, 403, 50001, "Missing Access");
        // A post opens an archived thread again.
        if (sim.IsArchived(channel) && !sim.Archive(channel, isArchived: false, isByBot: true)) return ErrorAsync(context, 403, 160005, "The thread is locked");
        if (MessageLimits.Check(body, mustShow: true).FirstOrDefault() is { } problem) return InvalidAsync(context, problem);
        if ((string?)body["nonce"] is not { Length: <= 25 }) sim.Violate("a post without a nonce cannot be repeated safely");
        return WriteAsync(context, sim.Json(sim.Add(channel, DiscordSimulator.BotId, body, null, (bool?)body["enforce_nonce"] == true ? (string?)body["nonce"] : null)));
    }

    private Task ListAsync(HttpContext context, string channel)
    {
        if (!sim.IsChannel(channel)) return ErrorAsync(context, 404, 10003, "Unknown Channel");
        var query = context.Request.Query;
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 50;
        var found = sim.MessagesIn(channel).Where(message => message.OnlyFor is null);
        if (query["after"] is [{ } after]) found = found.Where(message => string.CompareOrdinal(message.Id, after) > 0).Take(limit);
        if (query["around"] is [{ } around]) found = found.Where(message => message.Id == around);
        return WriteAsync(context, new JsonArray([.. found.Reverse().Take(limit).Select(sim.Json)]));
    }

    private Task EditAsync(HttpContext context, string channel, string message, JsonObject body)
    {
        if (MessageLimits.Check(body, mustShow: false).FirstOrDefault() is { } problem) return InvalidAsync(context, problem);
        if (sim.Message(message) is not { } found || found.Channel != channel || found.OnlyFor is not null) return ErrorAsync(context, 404, 10008, "Unknown Message");
        if (sim.IsArchived(channel)) return ErrorAsync(context, 400, 50083, "Thread is archived");
        if (found.Author != DiscordSimulator.BotId) return ErrorAsync(context, 403, 50005, "Cannot edit a message authored by another user");
        return WriteAsync(context, sim.Json(sim.Edit(message, body)!));
    }

    private Task OpenThreadAsync(HttpContext context, string channel, string message, JsonObject body)
    {
        if (!sim.AllowsThreads) return ErrorAsync(context, 403, 50013, "Missing Permissions");
        if (sim.Message(message) is null) return ErrorAsync(context, 404, 10008, "Unknown Message");
        return sim.OpenThread(channel, message, (string)body["name"]!) is { } thread
            ? WriteAsync(context, thread)
            : ErrorAsync(context, 400, 160004, "A thread has already been created for this message");
    }

    /// <summary>Whoever may write in a thread may open it again, unless it is locked.</summary>
    private Task ChangeThreadAsync(HttpContext context, string channel, JsonObject body)
    {
        if (sim.Thread(channel) is null) return ErrorAsync(context, 404, 10003, "Unknown Channel");
        if (body.Count != 1 || (bool?)body["archived"] is not { } isArchived)
        {
            sim.Violate("a thread is changed in another way than to open it");
            return ErrorAsync(context, 400, 50035, "Invalid Form Body");
        }
        return sim.Archive(channel, isArchived, isByBot: true) ? WriteAsync(context, sim.Thread(channel)!.DeepClone()) : ErrorAsync(context, 403, 50013, "Missing Permissions");
    }

    private Task InvalidAsync(HttpContext context, string problem)
    {
        sim.Violate(problem);
        return ErrorAsync(context, 400, 50035, "Invalid Form Body");
    }

    private static Task ErrorAsync(HttpContext context, int status, int code, string message)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, new JsonObject { ["code"] = code, ["message"] = message });
    }

    private static Task WriteAsync(HttpContext context, JsonNode body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), Encoding.UTF8);
    }
}
