using System.Globalization;
using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>chat.*: what the bot posts, edits and takes back; and the checks that every message passes, from wherever it comes.</summary>
internal sealed class SimChat(SlackSimulator sim)
{
    private const int MostBlocks = 50;

    public JsonObject Post(SimArguments arguments)
    {
        if (Place(arguments.Text("channel"), out var channel) is { } misplaced) return SimWebApi.No(misplaced);
        if (channel!.DirectWith is not null && !sim.HasMessagesTab) return SimWebApi.No("messages_tab_disabled");
        if (arguments.Text("thread_ts") is { } thread && Parent(channel, thread) is { } orphaned) return SimWebApi.No(orphaned);
        var body = Message(arguments);
        if (Check(sim, body, mayUnfurl: true) is { } refusal) return refusal;
        var message = sim.Board.Add(channel!, SlackSimulator.BotUser, body);
        if (BlockKitRules.MentionsSomebody(body)) sim.Board.NotePing(message);
        return SimWebApi.Yes(("channel", message.Channel), ("ts", message.Ts), ("message", sim.Board.Json(message)));
    }

    public JsonObject PostEphemeral(SimArguments arguments)
    {
        if (arguments.Text("user") is not { } user || !SimConversations.IsMember(user)) return SimWebApi.No("user_not_in_channel");
        if (Place(arguments.Text("channel"), out var channel) is { } misplaced) return SimWebApi.No(misplaced);
        var body = Message(arguments);
        if (Check(sim, body, mayUnfurl: false) is { } refusal) return refusal;
        var message = sim.Board.Add(channel!, SlackSimulator.BotUser, body, onlyFor: user);
        return SimWebApi.Yes(("message_ts", message.Ts));
    }

    public JsonObject Update(SimArguments arguments)
    {
        if (Own(arguments, "cant_update_message", out var message) is { } refused) return SimWebApi.No(refused);
        var body = Message(arguments);
        body.Remove("thread_ts");
        if (Check(sim, body, mayUnfurl: false) is { } refusal) return refusal;
        var before = sim.Board.Json(message!);
        sim.Board.Edit(message!, body);
        sim.Told.TellChange(message!, before);
        return SimWebApi.Yes(("channel", message!.Channel), ("ts", message.Ts), ("text", message.Fallback), ("message", sim.Board.Json(message)));
    }

    public JsonObject Delete(SimArguments arguments)
    {
        if (Own(arguments, "cant_delete_message", out var message) is { } refused) return SimWebApi.No(refused);
        sim.Board.Delete(message!);
        return SimWebApi.Yes(("channel", message!.Channel), ("ts", message.Ts));
    }

    public JsonObject Permalink(SimArguments arguments)
    {
        if (arguments.Text("channel") is not { } channel || sim.Channel(channel) is null) return SimWebApi.No("channel_not_found");
        if (arguments.Text("message_ts") is not { } ts || sim.Message(channel, ts) is not { OnlyFor: null }) return SimWebApi.No("message_not_found");
        var digits = ts.Replace(".", "", StringComparison.Ordinal);
        return SimWebApi.Yes(("channel", channel), ("permalink", string.Create(CultureInfo.InvariantCulture, $"https://simulated.slack.com/archives/{channel}/p{digits}")));
    }

    /// <summary>Holds a message to Block Kit and to this bot's promises: the first makes an error, both are recorded. Null where Slack takes it.</summary>
    public static JsonObject? Check(SlackSimulator sim, JsonObject body, bool mayUnfurl)
    {
        foreach (var broken in BlockKitRules.Promises(body, mayUnfurl)) sim.Violate(broken);
        if (body["blocks"] is null && body["attachments"] is null) return string.IsNullOrEmpty((string?)body["text"]) ? Refused(sim, "no_text", []) : null;
        if (sim.Faults.RefusesBlocks && body["blocks"] is not null) return SimWebApi.No("invalid_blocks");
        if (body["blocks"] is not JsonArray blocks) return body["blocks"] is null ? null : Refused(sim, "invalid_blocks_format", []);
        var problems = BlockKitRules.Blocks(blocks, MostBlocks).Concat(sim.Schemas?.CheckBlocks(blocks) ?? []).Concat(sim.Board.Files.Missing(blocks)).ToList();
        if (problems.Count > 0) return Refused(sim, "invalid_blocks", problems);
        return BlockKitRules.IsTooLong(blocks) ? Refused(sim, "msg_blocks_too_long", []) : null;
    }

    /// <summary>An error with its reasons where Slack's clients look for them.</summary>
    public static JsonObject Refused(SlackSimulator sim, string error, IReadOnlyList<string> problems)
    {
        sim.Violate(problems.Count == 0 ? error : $"{error}: {string.Join("; ", problems)}");
        var no = SimWebApi.No(error);
        if (problems.Count == 0) return no;
        no["errors"] = new JsonArray([.. problems.Select(problem => (JsonNode)problem)]);
        no["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. problems.Select(problem => (JsonNode)$"[ERROR] {problem}")]) };
        return no;
    }

    private static JsonObject Message(SimArguments arguments)
    {
        var body = new JsonObject();
        foreach (var name in new[] { "text", "thread_ts", "parse", "link_names", "unfurl_links", "unfurl_media" })
            if (arguments.Text(name) is { } value) body[name] = value;
        foreach (var name in new[] { "blocks", "attachments", "metadata" })
            if (arguments.Has(name)) body[name] = arguments.Structure(name) ?? "no JSON";
        return body;
    }

    /// <summary>A reply goes under a message that everybody sees, and that is no reply itself.</summary>
    private string? Parent(SimChannel channel, string thread)
    {
        if (sim.Board.Assistant(channel.Id, thread) is not null) return null;
        if (sim.Message(channel.Id, thread) is not { } parent) return "thread_not_found";
        if (parent.ThreadTs is { } root && root != parent.Ts) sim.Violate("thread_ts is a reply's, and not its parent's");
        return parent.OnlyFor is null ? null : "cannot_reply_to_message";
    }

    /// <summary>Where a post goes; a member's id means the direct messages.</summary>
    private string? Place(string? id, out SimChannel? channel)
    {
        channel = id is ['U' or 'W', ..] && SimConversations.IsMember(id) ? sim.Board.Direct(id) : id is null ? null : sim.Channel(id);
        if (channel is null || channel is { IsPrivate: true, HasBot: false }) return "channel_not_found";
        if (channel.IsArchived) return "is_archived";
        return channel.HasBot || (!channel.IsPrivate && sim.Scopes.Contains("chat:write.public")) ? null : "not_in_channel";
    }

    private string? Own(SimArguments arguments, string otherwise, out SimMessage? message)
    {
        message = null;
        if (arguments.Text("channel") is not { } channel || sim.Channel(channel) is null) return "channel_not_found";
        message = arguments.Text("ts") is { } ts ? sim.Message(channel, ts) : null;
        if (message is not { OnlyFor: null }) return "message_not_found";
        return message.User == SlackSimulator.BotUser ? null : otherwise;
    }
}
