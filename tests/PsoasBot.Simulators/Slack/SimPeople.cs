using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>Members who type, click and send forms, and what they see of it.</summary>
public sealed class SimPeople
{
    private readonly SlackSimulator _sim;
    private readonly SimEvents _events;
    private readonly ConcurrentDictionary<string, SimAsk> _asks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SimAsk> _byResponse = new(StringComparer.Ordinal);
    private HashSet<string>? _commands;
    private HashSet<string>? _shortcuts;

    internal SimPeople(SlackSimulator sim) => (_sim, _events) = (sim, sim.Told);

    /// <summary>Uses a slash command, in a channel that the bot may not even be in.</summary>
    public SimAsk Command(string user, string command, string text = "", string channel = SlackSimulator.ChannelId)
    {
        if (_commands?.Contains(command) == false) throw new InvalidOperationException($"the manifest has no command {command}");
        var place = _sim.Channel(channel) ?? throw new InvalidOperationException($"no channel {channel}");
        var ask = Remember("command", user, channel);
        var payload = new JsonObject
        {
            ["token"] = "verification-token",
            ["team_id"] = SlackSimulator.TeamId,
            ["team_domain"] = "simulated",
            ["channel_id"] = channel,
            ["channel_name"] = place.Name,
            ["user_id"] = user,
            ["user_name"] = "somebody",
            ["command"] = command,
            ["text"] = Escape(text),
            ["api_app_id"] = SlackSimulator.AppId,
            ["is_enterprise_install"] = "false",
            ["response_url"] = ResponseUrl("commands", ask),
            ["trigger_id"] = ask.Id,
        };
        Send("slash_commands", payload, ask, reply =>
        {
            if (reply is not null && SimHooks.Apply(_sim, ask, reply) is { } problem) _sim.Violate($"the reply in an acknowledgement: {problem}");
        });
        return ask;
    }

    public SimAsk Ask(string user, string question, string channel = SlackSimulator.ChannelId) => Command(user, "/ask", question, channel);

    /// <summary>Writes a message, in a thread where one is given. Text is as typed: Slack escapes it.</summary>
    public SimMessage Write(string user, string text, string channel = SlackSimulator.ChannelId, bool mention = false, string? thread = null)
    {
        var place = _sim.Channel(channel) ?? throw new InvalidOperationException($"no channel {channel}");
        var content = mention ? $"<@{SlackSimulator.BotUser}> {Escape(text)}" : Escape(text);
        var body = new JsonObject { ["text"] = content, ["client_msg_id"] = Guid.NewGuid().ToString() };
        if (thread is not null) (body["thread_ts"], body["parent_user_id"]) = (thread, _sim.Message(channel, thread)?.User);
        var message = _sim.Board.Add(place, user, body);
        var json = _sim.Board.Json(message);
        json["blocks"] = RichText(text, mention);
        if (mention && place is { HasBot: true, DirectWith: null }) _events.Tell("app_mention", json.DeepClone().AsObject(), place, "app_mention");
        _events.Tell(place, json);
        return message;
    }

    public SimMessage WriteDirectly(string user, string text, string? thread = null)
    {
        if (!_sim.HasMessagesTab) throw new InvalidOperationException("the app takes no direct messages: its messages tab is off");
        return Write(user, text, _sim.Board.Direct(user).Id, thread: thread);
    }

    /// <summary>Edits a message of one's own.</summary>
    public void Edit(SimMessage message, string text)
    {
        ArgumentNullException.ThrowIfNull(message);
        var before = _sim.Board.Json(message);
        _sim.Board.Edit(message, new JsonObject { ["text"] = Escape(text) });
        _events.TellChange(message, before);
    }

    /// <summary>Deletes a message of one's own.</summary>
    public void Delete(SimMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var before = _sim.Board.Json(message);
        _sim.Board.Delete(message);
        _events.Tell(_sim.Channel(message.Channel)!, new JsonObject { ["subtype"] = "message_deleted", ["hidden"] = true, ["deleted_ts"] = message.Ts, ["previous_message"] = before, ["ts"] = _sim.Ids.Ts() });
    }

    /// <summary>Uses a message shortcut on somebody's message.</summary>
    public SimAsk Shortcut(string user, string callbackId, SimMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_shortcuts?.Contains(callbackId) == false) throw new InvalidOperationException($"the manifest has no shortcut {callbackId}");
        var ask = Remember("shortcut", user, message.Channel, message);
        var payload = Person("message_action", user, ask);
        (payload["callback_id"], payload["action_ts"], payload["message_ts"], payload["response_url"]) = (callbackId, _sim.Ids.Ts(), message.Ts, ResponseUrl("app", ask));
        payload["channel"] = Place(message.Channel);
        payload["message"] = _sim.Board.Json(message);
        payload.Remove("api_app_id");
        payload["user"]!.AsObject().Remove("username");
        Send("interactive", payload, ask, null);
        return ask;
    }

    /// <summary>Uses an element of a message; the value is the element's own, or what was chosen or typed.</summary>
    public SimAsk Press(string user, SimMessage message, string actionId, string? value = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var element = message.Element(actionId);
        var ask = Remember("action", user, message.Channel, message);
        var payload = Person("block_actions", user, ask);
        var isEphemeral = message.OnlyFor is not null;
        payload["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Channel, ["is_ephemeral"] = isEphemeral };
        payload["channel"] = Place(message.Channel);
        if (message.ThreadTs is { } thread) payload["container"]!["thread_ts"] = thread;
        // Slack does not send what stands in an ephemeral message.
        if (!isEphemeral) payload["message"] = _sim.Board.Json(message);
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["response_url"] = ResponseUrl("actions", ask);
        payload["actions"] = new JsonArray(SimForm.Action(element, value, _sim.Ids.Ts()));
        Send("interactive", payload, ask, null);
        return ask;
    }

    /// <summary>Uses an element of a modal or of the home tab.</summary>
    public SimAsk Press(string user, SimView view, string actionId, string? value = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        var ask = Remember("action", user, null, view: view);
        var payload = Person("block_actions", user, ask);
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["view"] = _sim.Board.Views.Json(view);
        payload["actions"] = new JsonArray(SimForm.Action(view.Element(actionId), value, _sim.Ids.Ts()));
        Send("interactive", payload, ask, null);
        return ask;
    }

    /// <summary>Sends the form, with values by action_id; the others keep their initial value.</summary>
    public SimAsk Submit(SimView view, JsonObject values)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(values);
        if (!view.IsOpen) throw new InvalidOperationException("the view is closed");
        var ask = Remember("submission", view.User, null, view: view);
        var payload = Person("view_submission", view.User, ask);
        payload["view"] = _sim.Board.Views.Json(view);
        payload["view"]!["state"] = new JsonObject { ["values"] = SimForm.State(view, values) };
        payload["response_urls"] = new JsonArray();
        Send("interactive", payload, ask, reply => _sim.Board.Views.Submitted(view, reply));
        return ask;
    }

    /// <summary>Closes a modal; the bot hears of it where the view asks for that.</summary>
    public void Close(SimView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        view.IsOpen = false;
        if ((bool?)view.Body["notify_on_close"] != true) return;
        var ask = Remember("close", view.User, null, view: view);
        var payload = Person("view_closed", view.User, ask);
        payload.Remove("trigger_id");
        (payload["view"], payload["is_cleared"]) = (_sim.Board.Views.Json(view), false);
        Send("interactive", payload, ask, null);
    }

    /// <summary>Opens the app's home: the tab "home" or "messages".</summary>
    public void OpenHome(string user, string tab = "home")
    {
        var channel = _sim.Board.Direct(user);
        var json = new JsonObject { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = channel.Id, ["tab"] = tab, ["event_ts"] = _sim.Ids.Ts() };
        if (tab == "home" && _sim.Home(user) is { } home) json["view"] = _sim.Board.Views.Json(home);
        if (tab == "home" ? _sim.HasHome : _sim.HasMessagesTab) _events.Tell("app_home_opened", json, channel, "app_home_opened");
    }

    /// <summary>Opens a thread in the assistant pane, while looking at a channel; returns the direct channel and the thread.</summary>
    public (string Channel, string ThreadTs) OpenAssistant(string user, string looksAt = SlackSimulator.ChannelId)
    {
        var channel = _sim.Board.Direct(user);
        var thread = _sim.Ids.Ts();
        _sim.Board.OpenAssistant(channel.Id, thread);
        _events.Tell("assistant_thread_started", _events.AssistantThread("assistant_thread_started", user, channel.Id, thread, looksAt), channel, "assistant_thread_started");
        return (channel.Id, thread);
    }

    /// <summary>Looks at another channel while a thread of the assistant pane is open.</summary>
    public void LookAt(string user, string threadTs, string looksAt)
    {
        var channel = _sim.Board.Direct(user);
        _events.Tell("assistant_thread_context_changed", _events.AssistantThread("assistant_thread_context_changed", user, channel.Id, threadTs, looksAt), channel, "assistant_thread_context_changed");
    }

    /// <summary>The bot's first message for a command, click or shortcut; waits until there is one.</summary>
    public Task<SimMessage> AnswerAsync(SimAsk asked, TimeSpan? within = null) => UntilAsync(() => Answers(asked) is [var first, ..] ? first : null, within);

    /// <summary>The bot's first message for a written one: in its thread, or in the channel after it.</summary>
    public Task<SimMessage> AnswerAsync(SimMessage asked, TimeSpan? within = null) => UntilAsync(() => Answers(asked) is [var first, ..] ? first : null, within);

    /// <summary>The messages that came by an interaction's response_url or acknowledgement.</summary>
    public IReadOnlyList<SimMessage> Answers(SimAsk asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return _sim.Board.Answers(asked.Id);
    }

    /// <summary>The bot's messages in the thread of a message, and in a direct channel those after it.</summary>
    public IReadOnlyList<SimMessage> Answers(SimMessage asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var inThread = _sim.Board.Answers($"{asked.Channel}:{asked.ThreadTs ?? asked.Ts}");
        var found = inThread.Count > 0 || _sim.Channel(asked.Channel)?.DirectWith is null ? inThread : _sim.Board.Answers(asked.Channel);
        return [.. found.Where(message => string.CompareOrdinal(message.Ts, asked.Ts) > 0)];
    }

    /// <summary>The modal that an interaction opened; waits until there is one.</summary>
    public Task<SimView> ViewAsync(SimAsk asked, TimeSpan? within = null) => UntilAsync(() => _sim.Board.Views.OpenedBy(asked.Id), within);

    /// <summary>The modal that was pushed upon another.</summary>
    public Task<SimView> ViewOnAsync(SimView view, TimeSpan? within = null) => UntilAsync(() => _sim.Board.Views.On(view), within);

    public Task<SimView> HomeAsync(string user, TimeSpan? within = null) => UntilAsync(() => _sim.Home(user), within);

    /// <summary>The first message that a member sees in a channel and that fits; waits until there is one.</summary>
    public Task<SimMessage> SeesAsync(string user, string channel, Func<SimMessage, bool> fits, TimeSpan? within = null) => UntilAsync(() => _sim.Seen(channel, user).FirstOrDefault(fits), within);

    internal SimAsk? Ask(string trigger) => _asks.GetValueOrDefault(trigger);

    internal SimAsk? AskByResponse(string key) => _byResponse.GetValueOrDefault(key);

    internal void Offers(IEnumerable<string> commands, IEnumerable<string> shortcuts) => (_commands, _shortcuts) = (commands.ToHashSet(StringComparer.Ordinal), shortcuts.ToHashSet(StringComparer.Ordinal));

    private SimAsk Remember(string kind, string user, string? channel, SimMessage? message = null, SimView? view = null)
    {
        var ask = new SimAsk { Id = _sim.Ids.Trigger(), Kind = kind, User = user, Channel = channel, At = _sim.Time.GetUtcNow(), ResponseKey = Guid.NewGuid().ToString("N"), On = message, OnView = view };
        _asks[ask.Id] = ask;
        _byResponse[ask.ResponseKey] = ask;
        return ask;
    }

    private void Send(string type, JsonObject payload, SimAsk ask, Action<JsonObject?>? reply) => _sim.Envelopes.Send(new SimEnvelope { Type = type, Payload = payload, Ask = ask, Reply = reply });

    private string ResponseUrl(string kind, SimAsk ask) => new Uri(_sim.Address, $"/hooks/{kind}/{SlackSimulator.TeamId}/{ask.ResponseKey}").ToString();

    private static JsonObject Person(string type, string user, SimAsk ask) => new()
    {
        ["type"] = type,
        ["token"] = "verification-token",
        ["api_app_id"] = SlackSimulator.AppId,
        ["trigger_id"] = ask.Id,
        ["team"] = new JsonObject { ["id"] = SlackSimulator.TeamId, ["domain"] = "simulated" },
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
        ["user"] = new JsonObject { ["id"] = user, ["username"] = "somebody", ["name"] = "somebody", ["team_id"] = SlackSimulator.TeamId },
    };

    private JsonObject Place(string channel) => new() { ["id"] = channel, ["name"] = _sim.Channel(channel)?.Name };

    private static JsonArray RichText(string text, bool mention)
    {
        var elements = new JsonArray();
        if (mention) elements.Add((JsonNode)new JsonObject { ["type"] = "user", ["user_id"] = SlackSimulator.BotUser });
        elements.Add((JsonNode)new JsonObject { ["type"] = "text", ["text"] = mention ? $" {text}" : text });
        return [new JsonObject { ["type"] = "rich_text", ["block_id"] = "typed", ["elements"] = new JsonArray(new JsonObject { ["type"] = "rich_text_section", ["elements"] = elements }) }];
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private async Task<T> UntilAsync<T>(Func<T?> find, TimeSpan? within)
        where T : class
    {
        using var timeout = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(15));
        while (true)
        {
            if (find() is { } found) return found;
            if (timeout.IsCancellationRequested) throw new TimeoutException($"It never came. Violations: {string.Join("; ", _sim.Violations)}");
            await Task.Delay(10, CancellationToken.None);
        }
    }
}
