using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PsoasBot.Simulators;
using PsoasBot.Simulators.Slack;

namespace PsoasBot.Tests.Simulators;

/// <summary>What Slack promises about its Web API, response_urls and triggers, held against the simulator over plain HTTP.</summary>
public sealed class SlackWebApiTests
{
    private const string Member = "U0000001";

    [Fact]
    public async Task A_response_url_is_good_for_five_uses()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var app = SimApp.Start(slack);
        await Ready(slack);
        var url = await ResponseUrl(slack, app);
        for (var i = 0; i < 5; i++) Assert.Equal((HttpStatusCode.OK, "ok"), await Post(url, new JsonObject { ["text"] = $"answer {i}" }));
        Assert.Equal((HttpStatusCode.NotFound, """{"ok":false,"error":"used_url"}"""), await Post(url, new JsonObject { ["text"] = "one more" }));
        Assert.Equal(5, slack.Seen(SlackSimulator.ChannelId, Member).Count);
        Assert.Empty(slack.Seen(SlackSimulator.ChannelId, "U0000002"));
    }

    [Fact]
    public async Task A_response_url_is_good_for_half_an_hour()
    {
        var time = new FastTime();
        await using var slack = await SlackSimulator.StartAsync(time: time);
        await using var app = SimApp.Start(slack);
        await Ready(slack);
        var url = await ResponseUrl(slack, app);
        await Until(() => slack.PendingEnvelopes == 0);
        time.Skip(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await Post(url, new JsonObject { ["text"] = "just in time", ["response_type"] = "in_channel" })).Status);
        time.Skip(TimeSpan.FromMinutes(2));
        Assert.Equal((HttpStatusCode.NotFound, """{"ok":false,"error":"expired_url"}"""), await Post(url, new JsonObject { ["text"] = "too late" }));
        Assert.Single(slack.Seen(SlackSimulator.ChannelId, "U0000002"));
    }

    [Fact]
    public async Task A_click_on_a_private_message_can_replace_and_delete_it_and_a_command_cannot()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var app = SimApp.Start(slack);
        await Ready(slack);
        var command = slack.People.Ask(Member, "where is it?");
        await Until(() => app.Of("slash_commands").Count == 1);
        var url = new Uri((string)app.Of("slash_commands")[0]["payload"]!["response_url"]!);
        await Post(url, Card("first"));
        await Post(url, With(Card("second"), "replace_original", true));
        Assert.Equal(["first", "second"], slack.People.Answers(command).Select(each => each.Text.Split('\n')[0]));
        slack.People.Press(Member, slack.People.Answers(command)[1], "share");
        await Until(() => app.Of("interactive").Count == 1);
        var click = app.Of("interactive")[0]["payload"]!;
        Assert.True((bool)click["container"]!["is_ephemeral"]!);
        Assert.Null(click["message"]);
        Assert.Equal("what was shared", (string?)click["actions"]![0]!["value"]);
        var actions = new Uri((string)click["response_url"]!);
        Assert.Equal((HttpStatusCode.OK, """{"ok":true}"""), await Post(actions, With(Card("third"), "replace_original", true)));
        Assert.Equal("third", slack.People.Answers(command)[1].Text.Split('\n')[0]);
        await Post(actions, new JsonObject { ["delete_original"] = true });
        Assert.Single(slack.Seen(SlackSimulator.ChannelId, Member));
    }

    [Fact]
    public async Task A_trigger_is_good_for_three_seconds()
    {
        var time = new FastTime();
        await using var slack = await SlackSimulator.StartAsync(time: time);
        await using var app = SimApp.Start(slack);
        await Ready(slack);
        var late = slack.People.Ask(Member, "late");
        await Until(() => slack.PendingEnvelopes == 0);
        time.Skip(TimeSpan.FromSeconds(3.1));
        Assert.Equal("expired_trigger_id", await Error(slack, "views.open", new JsonObject { ["trigger_id"] = late.Id, ["view"] = Form() }));
        Assert.Equal("invalid_trigger_id", await Error(slack, "views.open", new JsonObject { ["trigger_id"] = "1.2.3", ["view"] = Form() }));
        var asked = slack.People.Ask(Member, "in time");
        Assert.Null(await Error(slack, "views.open", new JsonObject { ["trigger_id"] = asked.Id, ["view"] = Form() }));
        Assert.Equal("Flag", (string?)(await slack.People.ViewAsync(asked)).Body["title"]!["text"]);
    }

    [Fact]
    public async Task Four_views_do_not_stack()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var app = SimApp.Start(slack);
        await Ready(slack);
        var asked = slack.People.Ask(Member, "open");
        await Error(slack, "views.open", new JsonObject { ["trigger_id"] = asked.Id, ["view"] = Form() });
        var view = await slack.People.ViewAsync(asked);
        for (var i = 0; i < 3; i++)
        {
            var click = slack.People.Press(Member, view, "more");
            var error = await Error(slack, "views.push", new JsonObject { ["trigger_id"] = click.Id, ["view"] = Form() });
            Assert.Equal(i == 2 ? "push_limit_reached" : null, error);
            if (error is null) view = await slack.People.ViewOnAsync(view);
        }
    }

    [Theory]
    [InlineData("chat.postMessage", "xoxb-wrong", "invalid_auth")]
    [InlineData("chat.postMessage", null, "not_authed")]
    [InlineData("chat.postMessage", "xapp", "not_allowed_token_type")]
    [InlineData("apps.connections.open", "xoxb", "not_allowed_token_type")]
    public async Task Tokens_are_checked(string method, string? token, string error)
    {
        await using var slack = await SlackSimulator.StartAsync();
        Assert.Equal(error, await Error(slack, method, [], token switch { "xapp" => slack.AppToken, "xoxb" => slack.BotToken, _ => token }));
    }

    [Fact]
    public async Task Forms_and_JSON_say_the_same()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var http = Client(slack, slack.BotToken);
        using var form = new FormUrlEncodedContent([new("channel", SlackSimulator.ChannelId), new("text", "fallback"), new("blocks", Card("by form")["blocks"]!.ToJsonString())]);
        using var byForm = await http.PostAsync(new Uri("chat.postMessage", UriKind.Relative), form, TestContext.Current.CancellationToken);
        using var text = new StringContent("no json", Encoding.UTF8, "application/json");
        using var broken = await http.PostAsync(new Uri("chat.postMessage", UriKind.Relative), text, TestContext.Current.CancellationToken);
        Assert.Contains("invalid_json", await broken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(await Error(slack, "chat.postMessage", With(Card("by JSON"), "channel", SlackSimulator.ChannelId)));
        Assert.Equal(["by form", "by JSON"], slack.MessagesIn(SlackSimulator.ChannelId).Select(each => each.Text.Split('\n')[0]));
    }

    [Fact]
    public async Task A_method_has_its_rate_and_says_when_to_come_again()
    {
        var time = new FastTime();
        await using var slack = await SlackSimulator.StartAsync(time: time);
        for (var i = 0; i < 20; i++) Assert.Null(await Error(slack, "conversations.list", []));
        using var http = Client(slack, slack.BotToken);
        using var limited = await http.PostAsync(new Uri("conversations.list", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.InRange(limited.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3);
        time.Skip(TimeSpan.FromSeconds(0.8));
        Assert.Equal("ratelimited", await Error(slack, "conversations.list", []));
        Assert.Single(slack.Counts.SentTooSoon);
        time.Skip(TimeSpan.FromSeconds(3));
        Assert.Null(await Error(slack, "conversations.list", []));
        Assert.Null(await Error(slack, "auth.test", []));
    }

    [Fact]
    public async Task A_manifest_grants_what_it_says_and_nothing_else()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var app = SimApp.Start(slack);
        await Ready(slack);
        slack.Install(JsonNode.Parse("""
            {"display_information":{"name":"P"},"features":{"app_home":{"home_tab_enabled":false},"slash_commands":[{"command":"/ask","description":"d"}]},
             "oauth_config":{"scopes":{"bot":["commands","chat:write"]}},"settings":{"event_subscriptions":{"bot_events":["app_mention"]},"socket_mode_enabled":true}}
            """)!.AsObject());
        slack.People.Write(Member, "hello", mention: true);
        slack.People.OpenHome(Member);
        Assert.Throws<InvalidOperationException>(() => slack.People.Command(Member, "/routine"));
        slack.People.Ask(Member, "where is it?");
        await Until(() => app.Of("slash_commands").Count == 1);
        Assert.Empty(app.Of("events_api"));
        Assert.Equal("missing_scope", await Error(slack, "users.info", new JsonObject { ["user"] = Member }));
        Assert.Equal("not_enabled", await Error(slack, "views.publish", new JsonObject { ["user_id"] = Member, ["view"] = new JsonObject { ["type"] = "home", ["blocks"] = new JsonArray() } }));
    }

    [Fact]
    public async Task Every_mishap_looks_as_it_does_at_Slack_and_leaves_nothing_behind_but_a_lost_reply()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var http = Client(slack, slack.BotToken);
        (Action<SimFaults> Set, HttpStatusCode Status, string Type)[] mishaps =
        [
            (faults => faults.TooMany = 1, HttpStatusCode.TooManyRequests, "application/json"), (faults => (faults.TooMany, faults.TooManyHtml) = (0, 1), HttpStatusCode.TooManyRequests, "text/html"),
            (faults => (faults.TooManyHtml, faults.ServerError) = (0, 1), HttpStatusCode.ServiceUnavailable, "text/html"), (faults => (faults.ServerError, faults.HtmlReply) = (0, 1), HttpStatusCode.OK, "text/html"),
            (faults => (faults.HtmlReply, faults.InternalError) = (0, 1), HttpStatusCode.OK, "application/json"),
        ];
        foreach (var (set, status, type) in mishaps)
        {
            set(slack.Faults);
            using var reply = await Say(http, TestContext.Current.CancellationToken);
            Assert.Equal((status, type, status == HttpStatusCode.TooManyRequests), (reply.StatusCode, reply.Content.Headers.ContentType!.MediaType, reply.Headers.RetryAfter is not null));
        }
        Assert.Empty(slack.Posted);
        (slack.Faults.InternalError, slack.Faults.LostReply) = (0, 1);
        await Assert.ThrowsAsync<HttpRequestException>(() => Say(http, TestContext.Current.CancellationToken));
        Assert.Single(slack.Posted);
        (slack.Faults.LostReply, slack.Faults.Hang) = (0, 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Say(http, patience.Token));
        Assert.Single(slack.Posted);
        Assert.Empty(slack.Violations);

        static Task<HttpResponseMessage> Say(HttpClient http, CancellationToken cancellationToken) =>
            http.PostAsync(new Uri("chat.postMessage", UriKind.Relative), new FormUrlEncodedContent([new("channel", SlackSimulator.ChannelId), new("text", "hello")]), cancellationToken);
    }

    private static JsonObject Card(string text) => new()
    {
        ["text"] = text,
        ["blocks"] = new JsonArray(
            new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text } },
            new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "share", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Share" }, ["value"] = "what was shared" }) }),
    };

    private static JsonObject Form() => new()
    {
        ["type"] = "modal",
        ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Flag" },
        ["blocks"] = new JsonArray(new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "more", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "More" } }) }),
    };

    private static JsonObject With(JsonObject body, string name, JsonNode value)
    {
        body[name] = value;
        return body;
    }

    private static async Task<Uri> ResponseUrl(SlackSimulator slack, SimApp app)
    {
        slack.People.Ask(Member, "where is it?");
        await Until(() => app.Of("slash_commands").Count == 1);
        return new Uri((string)app.Of("slash_commands")[0]["payload"]!["response_url"]!);
    }

    private static async Task<(HttpStatusCode Status, string Body)> Post(Uri url, JsonObject body)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var reply = await http.PostAsync(url, content, TestContext.Current.CancellationToken);
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Calls a method with JSON; the name of its error, or null.</summary>
    private static async Task<string?> Error(SlackSimulator slack, string method, JsonObject arguments, string? token = "xoxb-default")
    {
        using var http = Client(slack, token == "xoxb-default" ? slack.BotToken : token);
        using var content = new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json");
        using var reply = await http.PostAsync(new Uri(method, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((string?)body["error"] is null, (bool)body["ok"]!);
        return (string?)body["error"];
    }

    private static HttpClient Client(SlackSimulator slack, string? token)
    {
        var http = new HttpClient { BaseAddress = slack.Api };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static Task Ready(SlackSimulator slack) => Until(() => slack.LiveConnections > 0);

    private static async Task Until(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition()) await Task.Delay(10, timeout.Token);
    }
}
