using System.Text.Json.Nodes;
using PsoasBot.Simulators;
using PsoasBot.Simulators.Slack;

namespace PsoasBot.Tests.Simulators;

/// <summary>Slack's own samples hold the simulator's envelopes to real ones: no field that Slack does not send.</summary>
public sealed class SlackSampleTests
{
    private const string Member = "U0000001";

    /// <summary>Fields that Slack documents and that its samples, which blank and shorten, leave out.</summary>
    private static readonly HashSet<string> Documented = new(["response_urls", "view.blocks", "event.app_id"], StringComparer.Ordinal);

    [Fact]
    public async Task Envelopes_hold_no_field_that_the_samples_do_not_know()
    {
        var samples = SpecFiles.Path("slack", "java-json-logs");
        Assert.SkipUnless(Directory.Exists(samples), "needs ../shared/specs/slack/java-json-logs");
        await using var slack = await SlackSimulator.StartAsync();
        await using var app = SimApp.Start(slack);
        await Until(() => slack.LiveConnections == 1);
        var said = slack.People.Write(Member, "what does it do?", mention: true);
        var reply = slack.People.Write(Member, "and this?", thread: said.Ts);
        slack.People.Edit(reply, "and that?");
        slack.People.Ask(Member, "where is it?");
        slack.People.Shortcut(Member, "ask_about", said);
        slack.People.OpenHome(Member);
        var card = slack.Board.Add(slack.Channel(SlackSimulator.ChannelId)!, SlackSimulator.BotUser, new JsonObject { ["text"] = "x", ["blocks"] = Buttons() });
        slack.People.Press(Member, card, "more");
        var form = View(slack, Member);
        slack.People.Press(Member, form, "more");
        slack.People.Submit(form, []);
        slack.People.Close(View(slack, Member));
        slack.People.Delete(reply);
        await Until(() => slack.PendingEnvelopes == 0);
        (string Kind, string File)[] known =
        [
            ("app_mention", "events/AppMentionPayload"), ("message", "events/MessagePayload"), ("message/message_changed", "events/MessageChangedPayload"), ("message/message_deleted", "events/MessageDeletedPayload"), ("app_home_opened", "events/AppHomeOpenedPayload"),
            ("/ask", "app-backend/slash-commands/SlashCommandPayload"), ("message_action", "app-backend/interactive-components/MessageShortcutPayload"),
            ("block_actions", "app-backend/interactive-components/BlockActionPayload"), ("view_submission", "app-backend/views/ViewSubmissionPayload"), ("view_closed", "app-backend/views/ViewClosedPayload"),
        ];
        foreach (var (kind, file) in known)
        {
            var sample = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(samples, file + ".json"), TestContext.Current.CancellationToken))!.AsObject();
            var sent = app.Heard.Select(each => each["payload"] as JsonObject).OfType<JsonObject>().Where(payload => Kind(payload) == kind).ToList();
            Assert.True(sent.Count > 0, $"nothing of the kind {kind} was sent");
            Assert.All(sent, payload => Assert.Equal([], Unknown(payload, sample).Select(name => $"{kind}: {name}")));
        }
    }

    [Fact]
    public async Task Envelopes_and_hellos_have_every_field_of_the_recorded_ones()
    {
        var file = SpecFiles.Path("slack", "socket-mode-envelopes.json");
        Assert.SkipUnless(File.Exists(file), "needs ../shared/specs/slack/socket-mode-envelopes.json");
        await using var slack = await SlackSimulator.StartAsync();
        await using var app = SimApp.Start(slack);
        await Until(() => slack.LiveConnections == 1);
        var said = slack.People.Write(Member, "what does it do?", mention: true);
        slack.People.Ask(Member, "where is it?");
        slack.People.Press(Member, slack.Board.Add(slack.Channel(said.Channel)!, SlackSimulator.BotUser, new JsonObject { ["text"] = "x", ["blocks"] = Buttons() }), "more");
        await Until(() => slack.PendingEnvelopes == 0);
        slack.Disconnect("too_many_websockets");
        await Until(() => app.Of("disconnect").Count == 1);
        foreach (var recorded in JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsArray().Select(each => each!["message"]!.AsObject()))
        {
            // The shortcut of the recording is a global one, which this bot has none of.
            if ((string?)recorded["payload"]?["type"] == "shortcut") continue;
            var sent = app.Heard.Where(each => Kind(each) == Kind(recorded)).ToList();
            Assert.True(sent.Count > 0, $"nothing of the kind {Kind(recorded)} was sent");
            Assert.Equal([], sent.Select(each => Missing(recorded, each).ToList()).MinBy(missing => missing.Count)!);
        }
    }

    private static string? Kind(JsonObject json) => json["payload"] is JsonObject payload ? $"{json["type"]} {(Kind(payload) is ['/', ..] ? "" : Kind(payload))}"
        : json["event"] is JsonObject told ? (string?)told["subtype"] is { } subtype ? $"{told["type"]}/{subtype}" : (string?)told["type"] : (string?)json["command"] ?? (string?)json["type"];

    private static IEnumerable<string> Unknown(JsonObject sent, JsonObject sample)
    {
        foreach (var name in sent.Select(pair => pair.Key).Where(name => !sample.ContainsKey(name) && !Documented.Contains(name))) yield return name;
        foreach (var part in new[] { "event", "view", "container", "user", "team", "channel" })
            if (sent[part] is JsonObject inner && sample[part] is JsonObject known)
                foreach (var name in inner.Select(pair => pair.Key).Where(name => !known.ContainsKey(name) && !Documented.Contains($"{part}.{name}"))) yield return $"{part}.{name}";
    }

    /// <summary>Fields of the recording that were not sent; the texts of messages apart.</summary>
    private static IEnumerable<string> Missing(JsonObject recorded, JsonObject sent, string at = "") =>
        recorded.SelectMany(pair => !sent.ContainsKey(pair.Key) ? at is "" or "/payload" || pair.Key != "blocks" ? [$"{at}/{pair.Key}"] : []
            : pair.Value is JsonObject inner && sent[pair.Key] is JsonObject other && pair.Key is not "message" ? Missing(inner, other, $"{at}/{pair.Key}") : []);

    private static SimView View(SlackSimulator slack, string user)
    {
        var ask = slack.People.Ask(user, "open");
        return slack.Board.Views.Give(ask, new JsonObject
        {
            ["type"] = "modal",
            ["notify_on_close"] = true,
            ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = "x" },
            ["blocks"] = Buttons(),
        });
    }

    private static JsonArray Buttons() => [new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "more", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "More" }, ["value"] = "1" }) }];

    private static async Task Until(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition()) await Task.Delay(10, timeout.Token);
    }
}
