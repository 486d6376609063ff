using System.Globalization;
using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>conversations.*, users.*, usergroups.* and reactions.*: what the bot can look up.</summary>
internal sealed class SimConversations(SlackSimulator sim)
{
    public static bool IsMember(string id) => id.Length > 1 && id[0] is 'U' or 'W' && id.All(char.IsAsciiLetterOrDigit) && id != SlackSimulator.BotUser;

    public JsonObject History(SimArguments arguments)
    {
        if (Readable(arguments, out var channel) is { } refused) return SimWebApi.No(refused);
        return Page(arguments, sim.MessagesIn(channel!.Id).Where(message => message.OnlyFor is null && (message.ThreadTs is null || message.ThreadTs == message.Ts)).Reverse());
    }

    public JsonObject Replies(SimArguments arguments)
    {
        if (Readable(arguments, out var channel) is { } refused) return SimWebApi.No(refused);
        if (sim.Faults.RefusesThreads || arguments.Text("ts") is not { } ts || (sim.Message(channel!.Id, ts) is null && sim.Assistant(channel.Id, ts) is null)) return SimWebApi.No("thread_not_found");
        return Page(arguments, sim.MessagesIn(channel.Id).Where(message => message.OnlyFor is null && (message.Ts == ts || message.ThreadTs == ts)));
    }

    public JsonObject Info(SimArguments arguments) =>
        Seen(arguments.Text("channel")) is { } channel ? SimWebApi.Yes(("channel", Json(channel))) : SimWebApi.No("channel_not_found");

    public JsonObject Open(SimArguments arguments)
    {
        if (arguments.Text("users") is not { } user || !IsMember(user)) return SimWebApi.No("user_not_found");
        return SimWebApi.Yes(("channel", new JsonObject { ["id"] = sim.Board.Direct(user).Id }));
    }

    public JsonObject List(SimArguments arguments) => Listed(arguments, channel => channel.HasBot || !channel.IsPrivate);

    /// <summary>The bot's own conversations.</summary>
    public JsonObject Own(SimArguments arguments) => Listed(arguments, channel => channel.HasBot);

    private JsonObject Listed(SimArguments arguments, Func<SimChannel, bool> isShown)
    {
        var types = (arguments.Text("types") ?? "public_channel").Split(',', StringSplitOptions.TrimEntries);
        var skipsArchived = arguments.Flag("exclude_archived");
        var fit = sim.Board.Channels.Where(each => isShown(each) && !(skipsArchived && each.IsArchived) && types.Contains(each.Type switch { "im" => "im", "group" => "private_channel", _ => "public_channel" }, StringComparer.Ordinal)).ToList();
        var (page, next) = Cut(arguments, fit);
        return SimWebApi.Yes(("channels", new JsonArray([.. page.Select(Json)])), ("response_metadata", new JsonObject { ["next_cursor"] = next }));
    }

    public JsonObject User(SimArguments arguments)
    {
        if (arguments.Text("user") is not { } user || !IsMember(user)) return SimWebApi.No("user_not_found");
        return SimWebApi.Yes(("user", new JsonObject
        {
            ["id"] = user,
            ["team_id"] = SlackSimulator.TeamId,
            ["name"] = "somebody",
            ["deleted"] = false,
            ["is_bot"] = false,
            ["is_admin"] = false,
            ["tz"] = "Europe/Amsterdam",
            ["profile"] = new JsonObject { ["display_name"] = "Somebody", ["real_name"] = "Somebody" },
        }));
    }

    public JsonObject Group(SimArguments arguments) => arguments.Text("usergroup") is { } group && sim.UserGroups.TryGetValue(group, out var members)
        ? SimWebApi.Yes(("users", new JsonArray([.. members.Select(member => (JsonNode)member)])))
        : SimWebApi.No("no_such_subteam");

    public JsonObject React(SimArguments arguments) => Reaction(arguments, add: true);

    public JsonObject Unreact(SimArguments arguments) => Reaction(arguments, add: false);

    private JsonObject Reaction(SimArguments arguments, bool add)
    {
        if (arguments.Text("name") is not { Length: > 0 } name) return SimWebApi.No("invalid_name");
        if (arguments.Text("channel") is not { } channel || arguments.Text("timestamp") is not { } ts || sim.Message(channel, ts) is not { OnlyFor: null } message) return SimWebApi.No("message_not_found");
        lock (message)
        {
            var reactions = message.Body["reactions"] as JsonArray ?? [];
            var mine = reactions.FirstOrDefault(each => (string?)each!["name"] == name);
            if (add == mine is not null) return SimWebApi.No(add ? "already_reacted" : "no_reaction");
            if (mine is not null) reactions.Remove(mine);
            else reactions.Add((JsonNode)new JsonObject { ["name"] = name, ["count"] = 1, ["users"] = new JsonArray(SlackSimulator.BotUser) });
            if (message.Body["reactions"] is null) message.Body["reactions"] = reactions;
            return SimWebApi.Yes();
        }
    }

    private string? Readable(SimArguments arguments, out SimChannel? channel)
    {
        channel = Seen(arguments.Text("channel"));
        if (channel is null) return "channel_not_found";
        if (!channel.HasBot) return "not_in_channel";
        return sim.Scopes.Contains(channel.Type switch { "im" => "im:history", "group" => "groups:history", _ => "channels:history" }) ? null : "missing_scope";
    }

    private SimChannel? Seen(string? id) => id is not null && sim.Channel(id) is { } channel && (channel.HasBot || !channel.IsPrivate) ? channel : null;

    private JsonObject Page(SimArguments arguments, IEnumerable<SimMessage> messages)
    {
        var (oldest, latest) = (Stamp(arguments.Text("oldest")), Stamp(arguments.Text("latest")));
        var isInclusive = arguments.Flag("inclusive");
        var fit = messages.Where(message => Stamp(message.Ts) is { } ts && (oldest is null || ts > oldest || (isInclusive && ts == oldest)) && (latest is null || ts < latest || (isInclusive && ts == latest))).ToList();
        var (page, next) = Cut(arguments, fit);
        return SimWebApi.Yes(
            ("messages", new JsonArray([.. page.Select(message => Json(message, arguments.Flag("include_all_metadata")))])),
            ("has_more", next.Length > 0),
            ("response_metadata", new JsonObject { ["next_cursor"] = next }));
    }

    /// <summary>The page that the cursor points at, and the cursor of the next one; empty for the last.</summary>
    private static (IReadOnlyList<T> Page, string Next) Cut<T>(SimArguments arguments, List<T> all)
    {
        var most = Math.Clamp(arguments.Number("limit") ?? 100, 1, 999);
        var from = int.TryParse(arguments.Text("cursor"), NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) ? cursor : 0;
        return ([.. all.Skip(from).Take(most)], all.Count > from + most ? (from + most).ToString(CultureInfo.InvariantCulture) : "");
    }

    private JsonObject Json(SimMessage message, bool withMetadata)
    {
        var json = sim.Board.Json(message);
        if (!withMetadata) json.Remove("metadata");
        var replies = sim.MessagesIn(message.Channel).Where(each => each.ThreadTs == message.Ts && each.Ts != message.Ts && each.OnlyFor is null).ToList();
        if (replies.Count == 0) return json;
        (json["thread_ts"], json["reply_count"], json["latest_reply"]) = (message.Ts, replies.Count, replies[^1].Ts);
        json["reply_users"] = new JsonArray([.. replies.Select(each => each.User).Distinct(StringComparer.Ordinal).Select(user => (JsonNode)user)]);
        return json;
    }

    private static decimal? Stamp(string? text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ts) ? ts : null;

    private static JsonObject Json(SimChannel channel)
    {
        var json = new JsonObject { ["id"] = channel.Id, ["is_im"] = channel.Type == "im", ["is_channel"] = channel.Type == "channel", ["is_group"] = channel.Type == "group", ["is_private"] = channel.IsPrivate || channel.Type == "im", ["is_archived"] = channel.IsArchived, ["is_member"] = channel.HasBot };
        if (channel.DirectWith is { } user) json["user"] = user;
        else json["name"] = channel.Name;
        return json;
    }
}
