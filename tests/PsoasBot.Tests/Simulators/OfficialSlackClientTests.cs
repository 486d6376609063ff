using System.Text.Json.Nodes;
using PsoasBot.Simulators.Slack;

namespace PsoasBot.Tests.Simulators;

/// <summary>Slack's own clients hold the simulator to the protocol.</summary>
public sealed class OfficialSlackClientTests
{
    private const string Member = "U0000001";

    [Fact]
    public async Task The_official_client_connects_and_acknowledges_every_kind_of_envelope()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var client = await OfficialSlackClient.StartAsync(slack);
        var command = slack.People.Ask(Member, "where is it & <why>?");
        var mention = slack.People.Write(Member, "what does it do?", mention: true);
        slack.People.WriteDirectly(Member, "hello");
        slack.People.OpenHome(Member);
        slack.People.OpenAssistant(Member);
        var shortcut = slack.People.Shortcut(Member, "ask_about", mention);
        await client.SeenAsync(() => client.Said("event").Count == 7 && slack.PendingEnvelopes == 0);
        Assert.Equal(2, client.Events("message").Count(each => (string?)each["body"]!["event"]!["channel_type"] is "im" or "channel"));
        Assert.All(new[] { "app_mention", "/ask", "app_home_opened", "assistant_thread_started", "message_action" }, kind => Assert.Single(client.Events(kind)));
        Assert.Equal("where is it &amp; &lt;why&gt;?", (string?)client.Events("/ask")[0]["body"]!["text"]);
        Assert.All([command, shortcut], ask => Assert.NotNull(ask.AcknowledgedAfter));
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task The_official_client_comes_back_after_every_kind_of_disconnect_and_hears_what_came_meanwhile()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.RefreshNotice = TimeSpan.FromMilliseconds(200);
        await using var client = await OfficialSlackClient.StartAsync(slack);
        Action[] troubles = [slack.DropConnections, () => slack.Disconnect("warning"), () => slack.Disconnect("refresh_requested"), () => slack.Disconnect("too_many_websockets"), () => slack.CloseConnections(1001)];
        for (var i = 0; i < troubles.Length; i++)
        {
            troubles[i]();
            await client.SeenAsync(() => slack.LiveConnections == 0);
            slack.People.Write(Member, $"while you were away {i}", mention: true);
            var count = i + 1;
            await client.SeenAsync(() => client.Events("app_mention").Count == count && slack.PendingEnvelopes == 0);
        }
        Assert.Equal(troubles.Length + 1, slack.Counts.Hellos);
        Assert.All(client.Events("app_mention"), each => Assert.Equal(0, (int?)each["retry"]));
    }

    [Fact]
    public async Task A_deaf_socket_is_noticed_by_the_official_client_and_its_events_come_again()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var client = await OfficialSlackClient.StartAsync(slack);
        slack.DeafenConnections();
        slack.People.Write(Member, "can you hear me?", mention: true);
        await client.SeenAsync(() => client.Events("app_mention").Count > 0 && slack.PendingEnvelopes == 0);
        Assert.Equal(2, slack.Counts.Hellos);
        Assert.Single(client.Events("app_mention").Select(each => (string?)each["id"]).Distinct());
    }

    [Fact]
    public async Task Messages_are_posted_edited_looked_up_and_deleted_by_the_official_client()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var client = await OfficialSlackClient.StartAsync(slack);
        var asked = slack.People.Write(Member, "what does it do?", mention: true);
        var posted = await client.CallAsync("chat.postMessage", new JsonObject { ["channel"] = asked.Channel, ["thread_ts"] = asked.Ts, ["text"] = "It lifts the leg.", ["blocks"] = Section("It lifts the leg."), ["metadata"] = new JsonObject { ["event_type"] = "answer", ["event_payload"] = new JsonObject { ["id"] = "q1" } } });
        var ts = (string)posted["reply"]!["ts"]!;
        Assert.Equal("It lifts the leg.", (await slack.People.AnswerAsync(asked)).Text);
        await client.CallAsync("chat.update", new JsonObject { ["channel"] = asked.Channel, ["ts"] = ts, ["text"] = "It flexes the hip.", ["blocks"] = Section("It flexes the hip.") });
        Assert.Equal("It flexes the hip.", slack.Message(asked.Channel, ts)!.Text);
        var replies = await client.CallAsync("conversations.replies", new JsonObject { ["channel"] = asked.Channel, ["ts"] = asked.Ts, ["include_all_metadata"] = true });
        Assert.Equal("q1", (string?)replies["reply"]!["messages"]![1]!["metadata"]!["event_payload"]!["id"]);
        var history = await client.CallAsync("conversations.history", new JsonObject { ["channel"] = asked.Channel, ["oldest"] = asked.Ts, ["inclusive"] = true });
        Assert.Equal(1, (int?)Assert.Single(history["reply"]!["messages"]!.AsArray())!["reply_count"]);
        await client.CallAsync("chat.postEphemeral", new JsonObject { ["channel"] = asked.Channel, ["user"] = Member, ["text"] = "only for you" });
        Assert.Contains(slack.Seen(asked.Channel, Member), message => message.Fallback == "only for you");
        Assert.DoesNotContain(slack.Seen(asked.Channel, "U0000002"), message => message.Fallback == "only for you");
        await client.CallAsync("chat.delete", new JsonObject { ["channel"] = asked.Channel, ["ts"] = ts });
        Assert.Null(slack.Message(asked.Channel, ts));
        Assert.Empty(client.Said("refused"));
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_form_is_opened_once_within_three_seconds_and_its_errors_reach_the_member()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var client = await OfficialSlackClient.StartAsync(slack);
        var asked = slack.People.Shortcut(Member, "flag", slack.People.Write(Member, "this is wrong"));
        var opened = await client.CallAsync("views.open", new JsonObject { ["trigger_id"] = asked.Id, ["view"] = Form("fussy") });
        Assert.Equal("reply", (string?)opened["what"]);
        Assert.Equal("exchanged_trigger_id", (string?)(await client.CallAsync("views.open", new JsonObject { ["trigger_id"] = asked.Id, ["view"] = Form("again") }))["error"]);
        var view = await slack.People.ViewAsync(asked);
        slack.People.Submit(view, new JsonObject { ["said"] = "no" });
        await client.SeenAsync(() => view.Errors is not null);
        Assert.Equal("too short", (string?)view.Errors!["words"]);
        Assert.Equal("no", (string?)client.Events("view_submission")[0]["body"]!["view"]!["state"]!["values"]!["words"]!["said"]!["value"]);
        await client.CallAsync("views.update", new JsonObject { ["view_id"] = view.Id, ["hash"] = view.Hash, ["view"] = Form("easy") });
        slack.People.Submit(view, new JsonObject { ["said"] = "the dose is not in the source" });
        await client.SeenAsync(() => !view.IsOpen);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task Broken_messages_are_refused_with_reasons_that_the_official_client_shows()
    {
        await using var slack = await SlackSimulator.StartAsync();
        Assert.SkipWhen(slack.Schemas is null, "needs the Block Kit schemas of ../shared/specs");
        await using var client = await OfficialSlackClient.StartAsync(slack);
        var refused = await client.CallAsync("chat.postMessage", new JsonObject { ["channel"] = SlackSimulator.ChannelId, ["text"] = "x", ["blocks"] = new JsonArray(new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = new string('x', 151) } }) });
        Assert.Equal("invalid_blocks", (string?)refused["error"]);
        Assert.Contains("longer than 150", refused["messages"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("not_in_channel", (string?)(await client.CallAsync("chat.postMessage", new JsonObject { ["channel"] = SlackSimulator.OutsideChannelId, ["text"] = "x" }))["error"]);
        Assert.Equal("unknown_method", (string?)(await client.CallAsync("chat.shout", []))["error"]);
        slack.Scopes.Remove("chat:write");
        Assert.Equal("missing_scope", (string?)(await client.CallAsync("chat.postMessage", new JsonObject { ["channel"] = SlackSimulator.ChannelId, ["text"] = "x" }))["error"]);
    }

    [Fact]
    public async Task Too_many_messages_in_a_channel_are_held_back_and_the_official_client_waits_as_told()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.Limits.ChannelBurst = 2;
        await using var client = await OfficialSlackClient.StartAsync(slack);
        for (var i = 0; i < 4; i++) Assert.Equal("reply", (string?)(await client.CallAsync("chat.postMessage", new JsonObject { ["channel"] = SlackSimulator.ChannelId, ["text"] = $"message {i}" }))["what"]);
        Assert.InRange(slack.Counts.TooMany, 1, 4);
        Assert.Empty(slack.Counts.SentTooSoon);
        Assert.Equal(4, slack.MessagesIn(SlackSimulator.ChannelId).Count);
    }

    [Fact]
    public async Task A_picture_is_uploaded_by_the_official_client_into_a_thread()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var client = await OfficialSlackClient.StartAsync(slack);
        var asked = slack.People.Write(Member, "show me", mention: true);
        await client.CallAsync("upload", new JsonObject { ["channel_id"] = asked.Channel, ["thread_ts"] = asked.Ts, ["filename"] = "bridge.png", ["alt_text"] = "A person lies on the back", ["bytes"] = new JsonArray(137, 80, 78, 71) });
        var answer = await slack.People.AnswerAsync(asked);
        var file = slack.File((string)answer.Body["files"]![0]!["id"]!)!;
        Assert.Equal([137, 80, 78, 71], file.Content!);
        Assert.Equal("A person lies on the back", file.AltText);
        Assert.Empty(client.Said("refused"));
    }

    private static JsonArray Section(string text) => [new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text } }];

    private static JsonObject Form(string callback) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = callback,
        ["title"] = Plain("Flag"),
        ["submit"] = Plain("Send"),
        ["blocks"] = new JsonArray(new JsonObject { ["type"] = "input", ["block_id"] = "words", ["label"] = Plain("What is wrong?"), ["element"] = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = "said" } }),
    };

    private static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text };
}
