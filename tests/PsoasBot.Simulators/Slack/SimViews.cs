using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>views.*: modals that a trigger opens within three seconds, and the home tabs.</summary>
internal sealed class SimViews(SlackSimulator sim)
{
    private const int MostStacked = 3;
    private const int MostCharacters = 250_000;
    private static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimView> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimView> _homes = new(StringComparer.Ordinal);

    public SimView? Home(string user)
    {
        lock (_gate) return _homes.GetValueOrDefault(user);
    }

    /// <summary>The modal that an interaction opened.</summary>
    public SimView? OpenedBy(string ask)
    {
        lock (_gate) return _views.Values.FirstOrDefault(view => view.OpenedBy == ask);
    }

    public JsonObject Open(SimArguments arguments) => Add(arguments, push: false);

    public JsonObject Push(SimArguments arguments) => Add(arguments, push: true);

    public JsonObject Update(SimArguments arguments)
    {
        SimView? view;
        lock (_gate)
        {
            view = arguments.Text("view_id") is { } id ? _views.GetValueOrDefault(id) ?? _homes.Values.FirstOrDefault(home => home.Id == id)
                : arguments.Text("external_id") is { } external ? _views.Values.FirstOrDefault(each => (string?)each.Body["external_id"] == external) : null;
        }
        if (view is not { IsOpen: true }) return SimWebApi.No("not_found");
        if (arguments.Text("hash") is { } hash && hash != view.Hash) return SimWebApi.No("hash_conflict");
        if (Check(arguments.Structure("view"), out var body) is { } refusal) return refusal;
        Change(view, body!);
        return SimWebApi.Yes(("view", Json(view)));
    }

    public JsonObject Publish(SimArguments arguments)
    {
        if (!sim.HasHome) return SimWebApi.No("not_enabled");
        if (arguments.Text("user_id") is not { } user || !SimConversations.IsMember(user)) return SimWebApi.No("invalid_arguments");
        if (Check(arguments.Structure("view"), out var body) is { } refusal) return refusal;
        if ((string?)body!["type"] != "home") return SimChat.Refused(sim, "invalid_arguments", ["only a home view is published"]);
        SimView? view;
        lock (_gate)
        {
            if (_homes.TryGetValue(user, out view) && arguments.Text("hash") is { } hash && hash != view.Hash) return SimWebApi.No("hash_conflict");
            if (view is null) _homes[user] = view = Create(user, body, null, null);
            else Change(view, body);
        }
        return SimWebApi.Yes(("view", Json(view)));
    }

    /// <summary>Shows a modal without a call of the bot's.</summary>
    public SimView Give(SimAsk ask, JsonObject body)
    {
        var view = Create(ask.User, body, null, null, ask.Id);
        lock (_gate) Remember(view);
        return view;
    }

    /// <summary>What the reply to a submission does: nothing closes the view.</summary>
    public void Submitted(SimView view, JsonObject? reply)
    {
        view.Errors = null;
        switch ((string?)reply?["response_action"])
        {
            case null:
                view.IsOpen = false;
                break;
            case "clear":
                lock (_gate) foreach (var each in _views.Values.Where(each => (each.RootId ?? each.Id) == (view.RootId ?? view.Id))) each.IsOpen = false;
                break;
            case "errors":
                view.Errors = reply["errors"]?.DeepClone() as JsonObject;
                CheckErrors(view);
                break;
            case "update":
                if (Check(reply["view"], out var updated) is null) Change(view, updated!);
                break;
            case "push":
                if (Check(reply["view"], out var pushed) is null)
                    lock (_gate) Remember(Create(view.User, pushed!, view.RootId ?? view.Id, view.Id));
                break;
            default:
                sim.Violate($"the reply to a submission has the response_action {reply["response_action"]}");
                break;
        }
    }

    /// <summary>The view that was pushed on another.</summary>
    public SimView? On(SimView view)
    {
        lock (_gate) return _views.Values.FirstOrDefault(each => each.PreviousId == view.Id && each.IsOpen);
    }

    public JsonObject Json(SimView view)
    {
        var json = view.Body.DeepClone().AsObject();
        (json["id"], json["team_id"], json["hash"], json["app_id"], json["bot_id"]) = (view.Id, SlackSimulator.TeamId, view.Hash, SlackSimulator.AppId, SlackSimulator.BotId);
        (json["root_view_id"], json["previous_view_id"], json["app_installed_team_id"]) = (view.RootId ?? view.Id, view.PreviousId, SlackSimulator.TeamId);
        foreach (var name in new[] { "private_metadata", "callback_id", "external_id" }) json[name] ??= "";
        json["state"] ??= new JsonObject { ["values"] = new JsonObject() };
        json["clear_on_close"] ??= false;
        json["notify_on_close"] ??= false;
        return json;
    }

    private JsonObject Add(SimArguments arguments, bool push)
    {
        var trigger = arguments.Text("trigger_id") ?? arguments.Text("interactivity_pointer");
        if (trigger is null || sim.People.Ask(trigger) is not { } ask) return SimWebApi.No("invalid_trigger_id");
        if (Check(arguments.Structure("view"), out var body) is { } refusal) return refusal;
        if ((string?)body!["type"] != "modal") return SimChat.Refused(sim, "invalid_arguments", ["only a modal is opened"]);
        lock (_gate)
        {
            if (ask.IsTriggerUsed) return SimWebApi.No("exchanged_trigger_id");
            if (sim.Time.GetUtcNow() - ask.At > TriggerLife) return SimWebApi.No("expired_trigger_id");
            if (push && ask.OnView is null) return SimWebApi.No("invalid_trigger_id");
            var root = push ? ask.OnView!.RootId ?? ask.OnView.Id : null;
            if (push && _views.Values.Count(each => each.IsOpen && (each.RootId ?? each.Id) == root) >= MostStacked) return SimWebApi.No("push_limit_reached");
            if ((string?)body["external_id"] is { Length: > 0 } external && _views.Values.Any(each => (string?)each.Body["external_id"] == external)) return SimWebApi.No("duplicate_external_id");
            ask.IsTriggerUsed = true;
            var view = Create(ask.User, body, root, push ? ask.OnView!.Id : null, ask.Id);
            Remember(view);
            return SimWebApi.Yes(("view", Json(view)));
        }
    }

    private void Remember(SimView view) => _views[view.Id] = view;

    private SimView Create(string user, JsonObject body, string? root, string? previous, string? openedBy = null) => new()
    {
        Id = sim.Ids.Next("V"),
        User = user,
        Body = Complete(body),
        Hash = Hash(),
        RootId = root,
        PreviousId = previous,
        OpenedBy = openedBy,
    };

    private void Change(SimView view, JsonObject body)
    {
        (view.Body, view.Hash) = (Complete(body), Hash());
        view.Updates++;
    }

    private string Hash() => $"{sim.Ids.Ts()}.{Guid.NewGuid():N}"[..30];

    private JsonObject Complete(JsonObject body)
    {
        var own = body.DeepClone().AsObject();
        foreach (var block in (own["blocks"] as JsonArray ?? []).OfType<JsonObject>()) block["block_id"] ??= sim.Ids.Next("b");
        return own;
    }

    private JsonObject? Check(JsonNode? node, out JsonObject? view)
    {
        view = node as JsonObject;
        if (view is null) return SimChat.Refused(sim, "invalid_arguments", ["view: missing, or no JSON"]);
        if (view.ToJsonString().Length > MostCharacters) return SimChat.Refused(sim, "view_too_large", []);
        var problems = BlockKitRules.View(view).Concat(sim.Schemas?.CheckView(view) ?? []).Concat(sim.Board.Files.Missing(view["blocks"] as JsonArray ?? [])).ToList();
        return problems.Count > 0 ? SimChat.Refused(sim, "invalid_arguments", problems) : null;
    }

    private void CheckErrors(SimView view)
    {
        var ids = (view.Body["blocks"] as JsonArray ?? []).Where(block => (string?)block!["type"] == "input").Select(block => (string?)block!["block_id"]).ToHashSet(StringComparer.Ordinal);
        if (view.Errors is not { Count: > 0 } errors || errors.Any(pair => !ids.Contains(pair.Key))) sim.Violate("the errors of a submission name no input, or one that is not there");
    }
}
