using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>What stands in the workspace: channels, messages, views, files.</summary>
internal sealed class SimBoard
{
    private readonly SlackSimulator _sim;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimChannel> _channels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SimMessage>> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimMessage> _byTs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SimMessage>> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _assistants = new(StringComparer.Ordinal);
    private readonly List<SimMessage> _posted = [];
    private readonly List<SimMessage> _pings = [];

    public SimBoard(SlackSimulator sim)
    {
        _sim = sim;
        Views = new SimViews(sim);
        Files = new SimFiles(sim);
        AddChannel(new SimChannel { Id = SlackSimulator.ChannelId, Name = "general" });
        AddChannel(new SimChannel { Id = SlackSimulator.ModeratorChannelId, Name = "moderators", IsPrivate = true });
        AddChannel(new SimChannel { Id = SlackSimulator.OutsideChannelId, Name = "outside", HasBot = false });
    }

    public SimViews Views { get; }

    public SimFiles Files { get; }

    public IReadOnlyList<SimMessage> Posted
    {
        get { lock (_gate) return [.. _posted]; }
    }

    public IReadOnlyList<SimMessage> Pings
    {
        get { lock (_gate) return [.. _pings]; }
    }

    public IReadOnlyList<SimChannel> Channels
    {
        get { lock (_gate) return [.. _channels.Values]; }
    }

    public void AddChannel(SimChannel channel)
    {
        lock (_gate) _channels[channel.Id] = channel;
    }

    public SimChannel? Channel(string id)
    {
        lock (_gate) return _channels.GetValueOrDefault(id);
    }

    /// <summary>The direct messages with a member, opened where they were not.</summary>
    public SimChannel Direct(string user)
    {
        var id = SlackSimulator.DirectChannel(user);
        lock (_gate)
        {
            if (!_channels.TryGetValue(id, out var channel)) _channels[id] = channel = new SimChannel { Id = id, Name = "directmessage", DirectWith = user };
            return channel;
        }
    }

    public IReadOnlyList<SimMessage> MessagesIn(string channel)
    {
        lock (_gate) return _messages.TryGetValue(channel, out var list) ? [.. list.Where(message => !message.IsDeleted)] : [];
    }

    public SimMessage? Message(string channel, string ts)
    {
        lock (_gate) return _byTs.GetValueOrDefault($"{channel}:{ts}") is { IsDeleted: false } message ? message : null;
    }

    /// <summary>The bot's messages for an interaction (its id), in a thread ("channel:ts") or in a channel.</summary>
    public IReadOnlyList<SimMessage> Answers(string key)
    {
        lock (_gate) return _answers.TryGetValue(key, out var list) ? [.. list] : [];
    }

    public SimMessage Add(SimChannel channel, string user, JsonObject body, string? onlyFor = null, string? askedBy = null)
    {
        var message = new SimMessage { Ts = _sim.Ids.Ts(), Channel = channel.Id, User = user, Body = Complete(body), OnlyFor = onlyFor, AskedBy = askedBy, At = _sim.Time.GetUtcNow() };
        lock (_gate)
        {
            if (!_messages.TryGetValue(channel.Id, out var list)) _messages[channel.Id] = list = [];
            list.Add(message);
            _byTs[$"{channel.Id}:{message.Ts}"] = message;
            if (user == SlackSimulator.BotUser) Index(message);
        }
        if (onlyFor is null && user == SlackSimulator.BotUser) _sim.Told.Tell(channel, Json(message));
        return message;
    }

    public SimMessage Edit(SimMessage message, JsonObject body)
    {
        lock (_gate)
        {
            var before = message.Body;
            // Blocks that an edit leaves out go, where it gives a text; the thread and the rest stay.
            var after = before.DeepClone().AsObject();
            if (body.ContainsKey("text") || body.ContainsKey("blocks")) after.Remove("blocks");
            foreach (var (name, value) in body) after[name] = value?.DeepClone();
            message.Body = Complete(after);
            message.Edits++;
        }
        return message;
    }

    public void Delete(SimMessage message)
    {
        lock (_gate) message.IsDeleted = true;
    }

    public JsonObject Json(SimMessage message)
    {
        lock (_gate)
        {
            var json = message.Body.DeepClone().AsObject();
            (json["type"], json["user"], json["ts"], json["team"]) = ("message", message.User, message.Ts, SlackSimulator.TeamId);
            if (message.User == SlackSimulator.BotUser)
            {
                (json["bot_id"], json["app_id"]) = (SlackSimulator.BotId, SlackSimulator.AppId);
                json["bot_profile"] = new JsonObject { ["id"] = SlackSimulator.BotId, ["app_id"] = SlackSimulator.AppId, ["name"] = "psoasbot", ["team_id"] = SlackSimulator.TeamId, ["deleted"] = false };
            }
            if (message.Edits > 0) json["edited"] = new JsonObject { ["user"] = message.User, ["ts"] = message.Ts };
            return json;
        }
    }

    public JsonObject? Assistant(string channel, string threadTs)
    {
        lock (_gate) return _assistants.GetValueOrDefault($"{channel}:{threadTs}");
    }

    public void OpenAssistant(string channel, string threadTs)
    {
        lock (_gate) _assistants[$"{channel}:{threadTs}"] = [];
    }

    public void NotePing(SimMessage message)
    {
        lock (_gate) _pings.Add(message);
    }

    /// <summary>Blocks without an id get one.</summary>
    private JsonObject Complete(JsonObject body)
    {
        var own = body.DeepClone().AsObject();
        foreach (var block in (own["blocks"] as JsonArray ?? []).OfType<JsonObject>()) block["block_id"] ??= _sim.Ids.Next("b");
        return own;
    }

    private void Index(SimMessage message)
    {
        _posted.Add(message);
        var key = message.AskedBy ?? (message.ThreadTs is { } thread ? $"{message.Channel}:{thread}" : message.Channel);
        if (!_answers.TryGetValue(key, out var answers)) _answers[key] = answers = [];
        answers.Add(message);
    }
}
