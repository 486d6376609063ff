using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PsoasBot.Simulators.Slack;

/// <summary>A method of the Web API: who may call it, how often, and what it does. Any one of the scopes is enough.</summary>
internal sealed record SimMethod(int PerMinute, string[] Scopes, Func<SimArguments, JsonObject> Do, bool IsApp = false, bool PostsTo = false);

/// <summary>The Web API: bodies, tokens, scopes, limits and faults; the methods themselves are in the classes that <see cref="SimWebApi(SlackSimulator)"/> lists.</summary>
internal sealed class SimWebApi
{
    private const int Tier2 = 20;
    private const int Tier3 = 50;
    private const int Tier4 = 100;
    private readonly SlackSimulator _sim;
    private readonly Dictionary<string, SimMethod> _methods;

    public SimWebApi(SlackSimulator sim)
    {
        _sim = sim;
        var chat = new SimChat(sim);
        var (views, files) = (sim.Board.Views, sim.Board.Files);
        var conversations = new SimConversations(sim);
        var assistant = new SimAssistant(sim);
        _methods = new Dictionary<string, SimMethod>(StringComparer.Ordinal)
        {
            ["apps.connections.open"] = new(Tier3, [], Connect, IsApp: true),
            ["auth.test"] = new(600, [], Who),
            ["chat.postMessage"] = new(600, ["chat:write"], chat.Post, PostsTo: true),
            ["chat.postEphemeral"] = new(Tier4, ["chat:write"], chat.PostEphemeral),
            ["chat.update"] = new(Tier3, ["chat:write"], chat.Update),
            ["chat.delete"] = new(Tier3, ["chat:write"], chat.Delete),
            ["chat.getPermalink"] = new(600, [], chat.Permalink),
            ["views.open"] = new(Tier4, [], views.Open),
            ["views.push"] = new(Tier4, [], views.Push),
            ["views.update"] = new(Tier4, [], views.Update),
            ["views.publish"] = new(Tier4, [], views.Publish),
            ["conversations.history"] = new(Tier3, ["channels:history", "groups:history", "im:history", "mpim:history"], conversations.History),
            ["conversations.replies"] = new(Tier3, ["channels:history", "groups:history", "im:history", "mpim:history"], conversations.Replies),
            ["conversations.info"] = new(Tier3, ["channels:read", "groups:read", "im:read", "mpim:read"], conversations.Info),
            ["conversations.open"] = new(Tier3, ["im:write", "mpim:write"], conversations.Open),
            ["conversations.list"] = new(Tier2, ["channels:read", "groups:read", "im:read", "mpim:read"], conversations.List),
            ["users.conversations"] = new(Tier3, ["channels:read", "groups:read", "im:read", "mpim:read"], conversations.Own),
            ["users.info"] = new(Tier4, ["users:read"], conversations.User),
            ["usergroups.users.list"] = new(Tier2, ["usergroups:read"], conversations.Group),
            ["assistant.threads.setStatus"] = new(600, ["assistant:write", "chat:write"], assistant.SetStatus),
            ["assistant.threads.setTitle"] = new(Tier3, ["assistant:write"], assistant.SetTitle),
            ["assistant.threads.setSuggestedPrompts"] = new(Tier3, ["assistant:write"], assistant.SetPrompts),
            ["reactions.add"] = new(Tier3, ["reactions:write"], conversations.React),
            ["reactions.remove"] = new(Tier2, ["reactions:write"], conversations.Unreact),
            ["files.getUploadURLExternal"] = new(Tier4, ["files:write"], files.Prepare),
            ["files.completeUploadExternal"] = new(Tier4, ["files:write"], files.Complete),
        };
    }

    public static JsonObject No(string error) => new() { ["ok"] = false, ["error"] = error };

    public static JsonObject Yes(params (string Name, JsonNode? Value)[] fields)
    {
        var json = new JsonObject { ["ok"] = true };
        foreach (var (name, value) in fields) json[name] = value;
        return json;
    }

    public async Task AnswerAsync(HttpContext context, string name)
    {
        _sim.Counts.Requested(name);
        var arguments = await SimArguments.ReadAsync(context.Request);
        var channel = _methods.TryGetValue(name, out var method) && method.PostsTo ? arguments.Text("channel") : null;
        if (_sim.Limits.TooSoonBy(name, channel) is { } soon) _sim.Counts.CameTooSoon($"{name} {channel} came {soon.TotalMilliseconds:0} ms too soon");
        var mishap = _sim.Mishaps.Roll(name);
        if (mishap is SimMishap.TooMany or SimMishap.TooManyHtml) _sim.Limits.Refuse(name, channel, _sim.Faults.RetryAfter);
        if (await _sim.Mishaps.HappensAsync(context, mishap)) return;
        var (reply, wait) = Answer(context.Request, name, arguments, channel);
        if (mishap == SimMishap.LostReply)
        {
            // Nobody can keep to a 429 that never arrived, so it is not remembered.
            context.Abort();
        }
        else if (wait is { } after)
        {
            _sim.Limits.Refuse(name, channel, after);
            await _sim.Mishaps.TooManyAsync(context, after);
        }
        else
        {
            await WriteAsync(context, reply, arguments.Warning);
        }
    }

    private (JsonObject Reply, TimeSpan? Wait) Answer(HttpRequest request, string name, SimArguments arguments, string? channel)
    {
        if (!_methods.TryGetValue(name, out var method)) return (No("unknown_method"), null);
        if (arguments.Error is { } malformed) return (No(malformed), null);
        if (Refusal(request, method, arguments) is { } refusal) return (refusal, null);
        if (method.Scopes.Length > 0 && !method.Scopes.Any(_sim.Scopes.Contains))
        {
            var missing = No("missing_scope");
            (missing["needed"], missing["provided"]) = (string.Join(',', method.Scopes), string.Join(',', _sim.Scopes));
            return (missing, null);
        }
        return _sim.Limits.Take(name, method.PerMinute, channel) is { } wait ? ([], wait) : (method.Do(arguments), null);
    }

    /// <summary>The token is in the header (or, for a bot's token, in a form's field), and of the right kind.</summary>
    private JsonObject? Refusal(HttpRequest request, SimMethod method, SimArguments arguments)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : method.IsApp ? null : arguments.Text("token");
        if (request.Query.ContainsKey("token")) _sim.Violate("the token is in an address");
        if (string.IsNullOrEmpty(token)) return No("not_authed");
        if (_sim.IsRevoked) return No("token_revoked");
        if (token == _sim.AppToken) return method.IsApp ? null : No("not_allowed_token_type");
        if (token == _sim.BotToken) return method.IsApp ? No("not_allowed_token_type") : null;
        return No("invalid_auth");
    }

    private JsonObject Connect(SimArguments arguments) =>
        !_sim.AppScopes.Contains("connections:write") ? No("missing_scope") : _sim.IsLinkDisabled ? No("access_denied") : Yes(("url", _sim.Sockets.Ticket(arguments.Flag("debug_reconnects")).ToString()));

    private JsonObject Who(SimArguments arguments) => Yes(
        ("url", _sim.Address.ToString()), ("team", "Simulated"), ("user", "psoasbot"), ("team_id", SlackSimulator.TeamId), ("user_id", SlackSimulator.BotUser), ("bot_id", SlackSimulator.BotId), ("is_enterprise_install", false));

    private Task WriteAsync(HttpContext context, JsonObject body, string? warning)
    {
        if (warning is not null && (bool)body["ok"]!)
        {
            body["warning"] = warning;
            body["response_metadata"] ??= new JsonObject();
            body["response_metadata"]!["warnings"] = new JsonArray(warning);
        }
        context.Response.Headers["X-OAuth-Scopes"] = string.Join(',', _sim.Scopes);
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString(), Encoding.UTF8);
    }
}
