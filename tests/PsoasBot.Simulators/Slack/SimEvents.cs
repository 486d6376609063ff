using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>What the app hears as events, and whether it may.</summary>
internal sealed class SimEvents(SlackSimulator sim)
{
    /// <summary>An edit, as an event.</summary>
    public void TellChange(SimMessage message, JsonObject before) =>
        Tell(sim.Channel(message.Channel)!, new JsonObject { ["subtype"] = "message_changed", ["hidden"] = true, ["message"] = sim.Board.Json(message), ["previous_message"] = before, ["ts"] = sim.Ids.Ts() });

    /// <summary>A message event; also for what the bot itself posts, as Slack does.</summary>
    public void Tell(SimChannel channel, JsonObject json)
    {
        if (!channel.HasBot) return;
        json["channel_type"] = channel.Type;
        Tell("message", json, channel, channel.Type switch { "im" => "message.im", "group" => "message.groups", _ => "message.channels" });
    }

    /// <summary>An event of any type, where the app has subscribed to it and may hear it.</summary>
    public void Tell(string type, JsonObject json, SimChannel channel, string subscription)
    {
        if (!sim.Events.Contains(subscription) || !MayHear(subscription)) return;
        (json["type"], json["event_ts"]) = (type, (string?)json["event_ts"] ?? (string?)json["ts"]);
        if (type is "app_mention" or "message") json["channel"] = channel.Id;
        sim.Envelopes.Send(new SimEnvelope
        {
            Type = "events_api",
            Payload = new JsonObject
            {
                ["token"] = "verification-token",
                ["team_id"] = SlackSimulator.TeamId,
                ["api_app_id"] = SlackSimulator.AppId,
                ["event"] = json,
                ["type"] = "event_callback",
                ["event_id"] = sim.Ids.Next("Ev"),
                ["event_time"] = sim.Time.GetUtcNow().ToUnixTimeSeconds(),
                ["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = null, ["team_id"] = SlackSimulator.TeamId, ["user_id"] = SlackSimulator.BotUser, ["is_bot"] = true, ["is_enterprise_install"] = false }),
                ["is_ext_shared_channel"] = false,
                ["event_context"] = $"4-{type}",
            },
        });
    }

    private bool MayHear(string subscription) => subscription switch
    {
        "app_mention" => sim.Scopes.Contains("app_mentions:read"),
        "message.channels" => sim.Scopes.Contains("channels:history"),
        "message.groups" => sim.Scopes.Contains("groups:history"),
        "message.im" => sim.Scopes.Contains("im:history"),
        "app_home_opened" => true,
        _ => sim.Scopes.Contains("assistant:write"),
    };

    /// <summary>What <c>assistant_thread_started</c> and <c>assistant_thread_context_changed</c> carry.</summary>
    public JsonObject AssistantThread(string type, string user, string channel, string thread, string looksAt) => new()
    {
        ["type"] = type,
        ["assistant_thread"] = new JsonObject
        {
            ["user_id"] = user,
            ["context"] = new JsonObject { ["channel_id"] = looksAt, ["team_id"] = SlackSimulator.TeamId, ["enterprise_id"] = null },
            ["channel_id"] = channel,
            ["thread_ts"] = thread,
        },
        ["event_ts"] = sim.Ids.Ts(),
    };
}
