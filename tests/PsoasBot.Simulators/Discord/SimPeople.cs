using System.Globalization;
using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Discord;

/// <summary>People who type and click.</summary>
public sealed class SimPeople
{
    private const string Everything = "9007199254740991";
    private const string Ordinary = "3072";
    private readonly DiscordSimulator _sim;
    private readonly SimGateway _gateway;

    internal SimPeople(DiscordSimulator sim, SimGateway gateway) => (_sim, _gateway) = (sim, gateway);

    /// <summary>Uses a slash command; returns the interaction's id.</summary>
    public string Command(string user, string name, JsonObject? options = null, string? verb = null, string? channel = null, bool isModerator = false, string? guild = DiscordSimulator.GuildId)
    {
        var values = new JsonArray([.. (options ?? []).Select(pair => new JsonObject { ["name"] = pair.Key, ["type"] = TypeOf(pair.Value), ["value"] = pair.Value?.DeepClone() })]);
        var data = new JsonObject { ["id"] = _sim.NextId(), ["name"] = name, ["type"] = 1, ["options"] = verb is null ? values : new JsonArray(new JsonObject { ["name"] = verb, ["type"] = 1, ["options"] = values }) };
        return Interact(user, 2, data, channel ?? DiscordSimulator.ChannelId, isModerator, null, guild);
    }

    public string Ask(string user, string question, bool? isPrivate = null, string? channel = null, string? guild = DiscordSimulator.GuildId)
    {
        var options = new JsonObject { ["question"] = question };
        if (isPrivate is { } wish) options["private"] = wish;
        return Command(user, "ask", options, channel: channel, guild: guild);
    }

    /// <summary>Uses the command "Ask PsoasBot" on somebody's message.</summary>
    public string AskAbout(string user, SimMessage message)
    {
        var data = new JsonObject
        {
            ["id"] = _sim.NextId(),
            ["name"] = "Ask PsoasBot",
            ["type"] = 3,
            ["target_id"] = message.Id,
            ["resolved"] = new JsonObject { ["messages"] = new JsonObject { [message.Id] = _sim.Json(message) } },
        };
        return Interact(user, 2, data, message.Channel, false, null);
    }

    public string Type(string user, string command, string option, string typed)
    {
        var data = new JsonObject { ["id"] = _sim.NextId(), ["name"] = command, ["type"] = 1, ["options"] = new JsonArray(new JsonObject { ["name"] = option, ["type"] = 3, ["value"] = typed, ["focused"] = true }) };
        return Interact(user, 4, data, DiscordSimulator.ChannelId, false, null);
    }

    /// <summary>Presses a button of a message.</summary>
    public string Press(string user, SimMessage message, string customId, bool isModerator = false, string? guild = DiscordSimulator.GuildId)
    {
        var data = new JsonObject { ["custom_id"] = customId, ["component_type"] = 2 };
        return Interact(user, 3, data, message.Channel, isModerator, message, guild);
    }

    /// <summary>Sends the form that an earlier click opened.</summary>
    public string Submit(string user, string openedBy, JsonObject values, bool isModerator = false, string? guild = DiscordSimulator.GuildId)
    {
        var opened = _sim.InteractionById(openedBy) ?? throw new InvalidOperationException("no such interaction");
        var form = opened.Reply!;
        var data = new JsonObject
        {
            ["custom_id"] = (string)form["custom_id"]!,
            ["components"] = new JsonArray([.. form["components"]!.AsArray().Select((label, i) => Field(label!["component"]!.AsObject(), values, i))]),
        };
        return Interact(user, 5, data, opened.Channel, isModerator, opened.OnMessage is { } id ? _sim.Message(id) : null, guild);
    }

    /// <summary>Writes a message; mentions and a replied message as given. Returns it.</summary>
    public SimMessage Write(string user, string text, string? channel = null, bool mention = false, SimMessage? replyTo = null, string? guild = DiscordSimulator.GuildId, IReadOnlyList<string>? mentions = null)
    {
        var place = channel ?? DiscordSimulator.ChannelId;
        var content = mention ? $"<@{DiscordSimulator.BotId}> {text}" : text;
        var message = _sim.Add(place, user, new JsonObject { ["content"] = content }, null);
        var json = _sim.Json(message);
        json["type"] = replyTo is null ? 0 : 19;
        if (guild is not null) json["guild_id"] = guild;
        List<string> named = [.. mentions ?? []];
        if (mention || replyTo?.Author == DiscordSimulator.BotId) named.Add(DiscordSimulator.BotId);
        json["mentions"] = new JsonArray([.. named.Select(id => new JsonObject { ["id"] = id, ["username"] = "somebody", ["bot"] = id == DiscordSimulator.BotId })]);
        if (replyTo is not null) json["referenced_message"] = _sim.Json(replyTo);
        Send("MESSAGE_CREATE", json, guild);
        return message;
    }

    public SimMessage WriteDirectly(string user, string text) => Write(user, text, DiscordSimulator.DirectChannel(user), guild: null);

    /// <summary>The bot's message for an interaction, or in reply to a message, or in its thread; waits until there is one.</summary>
    public async Task<SimMessage> AnswerAsync(string askedBy, TimeSpan? within = null) => Answer(askedBy) ?? await WaitAsync(askedBy, within ?? TimeSpan.FromSeconds(15));

    public SimMessage? Answer(string askedBy) => Answers(askedBy) is [var first, ..] ? first : null;

    /// <summary>All of the bot's messages for one question.</summary>
    public IReadOnlyList<SimMessage> Answers(string askedBy) => _sim.AnswersTo(askedBy);

    /// <summary>How the first reply to an interaction looked, and how long it took; null where there is none yet.</summary>
    public (string Stage, bool IsEphemeral, JsonNode? Reply, TimeSpan After)? FirstReply(string interaction) =>
        _sim.InteractionById(interaction) is { AcknowledgedAfter: { } after } found ? (found.Stage.ToString(), found.IsEphemeral, found.Reply, after) : null;

    internal void Send(string type, JsonObject data, string? guild)
    {
        var shards = Math.Max(1, _gateway.Live.Select(session => session.Shards).FirstOrDefault(1));
        var shard = guild is null ? 0 : (int)((ulong.Parse(guild, CultureInfo.InvariantCulture) >> 22) % (ulong)shards);
        _gateway.Dispatch(shard, type, data);
    }

    private async Task<SimMessage> WaitAsync(string askedBy, TimeSpan within)
    {
        using var timeout = new CancellationTokenSource(within);
        var told = _sim.WaitAsync(askedBy);
        while (true)
        {
            if (Answer(askedBy) is { } answer) return answer;
            if (timeout.IsCancellationRequested) throw new TimeoutException($"No answer within {within}. Violations: {string.Join("; ", _sim.Violations)}");
            await Task.WhenAny(told, Task.Delay(20, CancellationToken.None));
        }
    }

    private string Interact(string user, int type, JsonObject data, string channel, bool isModerator, SimMessage? message, string? guild = DiscordSimulator.GuildId)
    {
        var interaction = new SimInteraction { Id = _sim.NextId(), Token = $"sim-{Guid.NewGuid():N}", User = user, Channel = channel, At = _sim.Time.GetUtcNow(), OnMessage = message?.Id };
        _sim.Open(interaction);
        var json = new JsonObject
        {
            ["id"] = interaction.Id,
            ["application_id"] = DiscordSimulator.ApplicationId,
            ["type"] = type,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["channel_id"] = channel,
            ["locale"] = "en-GB",
            ["data"] = data,
        };
        var person = new JsonObject { ["id"] = user, ["username"] = "somebody", ["discriminator"] = "0", ["avatar"] = null };
        if (message is not null) json["message"] = _sim.Json(message);
        if (guild is null)
        {
            json["user"] = person;
        }
        else
        {
            json["guild_id"] = guild;
            json["guild_locale"] = "en-US";
            json["member"] = new JsonObject { ["user"] = person, ["roles"] = new JsonArray(), ["permissions"] = isModerator ? Everything : Ordinary, ["nick"] = null };
            if (_sim.Thread(channel) is { } thread) json["channel"] = thread.DeepClone();
        }
        Send("INTERACTION_CREATE", json, guild);
        return interaction.Id;
    }

    private static JsonObject Field(JsonObject input, JsonObject values, int place) => new()
    {
        ["type"] = 18,
        ["id"] = place * 2 + 1,
        ["component"] = new JsonObject { ["type"] = 4, ["id"] = place * 2 + 2, ["custom_id"] = (string)input["custom_id"]!, ["value"] = (string?)values[(string)input["custom_id"]!] ?? (string?)input["value"] ?? "" },
    };

    private static int TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => 5,
        System.Text.Json.JsonValueKind.Number => 4,
        _ => 3,
    };
}
