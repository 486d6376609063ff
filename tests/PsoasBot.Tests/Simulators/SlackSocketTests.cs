using System.Text.Json.Nodes;
using PsoasBot.Simulators;
using PsoasBot.Simulators.Slack;

namespace PsoasBot.Tests.Simulators;

/// <summary>What Slack promises about sockets, envelopes and acknowledgements, held against the simulator with a bare app.</summary>
public sealed class SlackSocketTests
{
    private const string Member = "U0000001";

    [Fact]
    public async Task Several_sockets_share_the_envelopes_and_hello_counts_them()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var app = SimApp.Start(slack, sockets: 3);
        await Until(() => app.Of("hello").Count == 3);
        Assert.Equal([1, 2, 3], app.Of("hello").Select(each => (int)each["num_connections"]!).Order());
        Assert.All(app.Of("hello"), each => Assert.Equal(18_060, (int?)each["debug_info"]!["approximate_connection_time"]));
        for (var i = 0; i < 60; i++) slack.People.Ask(Member, $"question {i}");
        await Until(() => slack.PendingEnvelopes == 0);
        Assert.Equal(60, app.Of("slash_commands").Count);
        Assert.Equal(60, slack.Counts.Acks.Count);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task An_event_that_nobody_acknowledges_comes_three_times_more_and_then_is_lost()
    {
        var time = new FastTime();
        await using var slack = await SlackSimulator.StartAsync(time: time);
        await using var app = SimApp.Start(slack);
        app.Reply = _ => null;
        await Until(() => app.Of("hello").Count == 1);
        slack.People.Write(Member, "hello?", SlackSimulator.ModeratorChannelId);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var count = attempt + 1;
            await Until(() => app.Of("events_api").Count == count);
            time.Skip(TimeSpan.FromSeconds(3));
            if (attempt is 1 or 2)
            {
                await Until(() => slack.Counts.Retries == count);
                time.Skip(TimeSpan.FromMinutes(attempt == 1 ? 1 : 5));
            }
        }
        await Until(() => slack.Counts.LostEvents == 1);
        Assert.Equal([0, 1, 2, 3], app.Of("events_api").Select(each => (int)each["retry_attempt"]!));
        Assert.Equal(["", "timeout", "timeout", "timeout"], app.Of("events_api").Select(each => (string)each["retry_reason"]!));
        Assert.Single(app.Of("events_api").Select(each => (string?)each["payload"]!["event_id"]).Distinct());
        Assert.Equal(4, app.Of("events_api").Select(each => (string?)each["envelope_id"]).Distinct().Count());
    }

    [Fact]
    public async Task What_was_not_acknowledged_before_a_drop_comes_again_with_attempt_0()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var app = SimApp.Start(slack);
        await Until(() => app.Of("hello").Count == 1);
        app.Reply = _ => null;
        slack.People.Write(Member, "are you there?", mention: true);
        await Until(() => app.Of("events_api").Count == 2);
        app.Reply = _ => [];
        slack.DropConnections();
        await Until(() => app.Of("events_api").Count == 4 && slack.PendingEnvelopes == 0);
        Assert.All(app.Of("events_api"), each => Assert.Equal(0, (int?)each["retry_attempt"]));
        Assert.Equal(2, app.Of("events_api").Select(each => (string?)each["payload"]!["event_id"]).Distinct().Count());
    }

    [Fact]
    public async Task Commands_that_find_no_socket_or_no_acknowledgement_fail_before_the_member_and_never_come_again()
    {
        var time = new FastTime();
        await using var slack = await SlackSimulator.StartAsync(time: time);
        Assert.Equal("dispatch_failed", slack.People.Ask(Member, "anybody?").Failed);
        await using var app = SimApp.Start(slack);
        app.Reply = _ => null;
        await Until(() => app.Of("hello").Count == 1);
        var asked = slack.People.Ask(Member, "hello?");
        await Until(() => app.Of("slash_commands").Count == 1);
        time.Skip(TimeSpan.FromSeconds(3.1));
        await Until(() => asked.Failed == "operation_timeout");
        time.Skip(TimeSpan.FromMinutes(10));
        Assert.Single(app.Of("slash_commands"));
    }

    [Fact]
    public async Task A_late_acknowledgement_counts_for_nothing_and_a_wrong_one_is_noted()
    {
        var time = new FastTime();
        await using var slack = await SlackSimulator.StartAsync(time: time);
        await using var app = SimApp.Start(slack);
        await Until(() => app.Of("hello").Count == 1);
        slack.Faults.LateAck = 1;
        var asked = slack.People.Ask(Member, "hello?");
        await Until(() => app.Of("slash_commands").Count == 1);
        time.Skip(TimeSpan.FromSeconds(3.1));
        await Until(() => asked.Failed is not null);
        time.Skip(TimeSpan.FromSeconds(1));
        await Until(() => slack.Counts.LateAcks == 1);
        Assert.Null(asked.AcknowledgedAfter);
        slack.Faults.LateAck = 0;
        app.Reply = envelope => (string?)envelope["type"] == "events_api" ? new JsonObject { ["text"] = "not taken" } : [];
        slack.People.OpenHome(Member);
        await Until(() => slack.Violations.Count == 1);
        Assert.Contains("which takes none", slack.Violations[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_eleventh_socket_is_sent_away_and_a_ticket_opens_one_socket()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var ten = SimApp.Start(slack, sockets: 10);
        await Until(() => slack.LiveConnections == 10);
        await using var one = SimApp.Start(slack);
        await Until(() => one.Of("disconnect").Count > 0);
        Assert.Equal("too_many_websockets", (string?)one.Of("disconnect")[0]["reason"]);
        Assert.Empty(one.Of("hello"));
    }

    [Fact]
    public async Task A_socket_is_warned_before_its_time_is_over_and_then_refreshed()
    {
        var time = new FastTime();
        await using var slack = await SlackSimulator.StartAsync(time: time);
        await using var app = SimApp.Start(slack);
        await Until(() => app.Of("hello").Count == 1);
        time.Skip(TimeSpan.FromSeconds(18_051));
        await Until(() => app.Of("disconnect").Count == 1);
        time.Skip(TimeSpan.FromSeconds(10));
        await Until(() => app.Of("disconnect").Count == 2);
        Assert.Equal(["warning", "refresh_requested"], app.Of("disconnect").Select(each => (string)each["reason"]!));
        await Until(() => app.Of("hello").Count == 2);
    }

    [Fact]
    public async Task Nothing_that_was_sent_is_lost_whatever_happens_to_the_sockets()
    {
        await using var slack = await SlackSimulator.StartAsync(seed: 3);
        (slack.CloseAfter, slack.RefreshNotice) = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(300));
        slack.RetryAfter = [TimeSpan.Zero, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)];
        SimTrouble.Unsettle(slack.Faults, 0.03);
        await using var app = SimApp.Start(slack, sockets: 2);
        await Until(() => slack.LiveConnections > 0);
        using var over = new CancellationTokenSource();
        var trouble = new SimTrouble(slack, 4);
        var making = trouble.MakeAsync(over.Token);
        HashSet<string> asked = new(StringComparer.Ordinal);
        for (var i = 0; i < 300; i++)
        {
            asked.Add(slack.People.Write(Member, $"question {i}", mention: true).Ts);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        await over.CancelAsync();
        await making;
        await Until(() => slack.PendingEnvelopes == 0 && asked.IsSubsetOf(Mentions(app)), TimeSpan.FromSeconds(60), () => $"{slack.PendingEnvelopes} pending, {asked.Except(Mentions(app)).Count()} missing, {slack.Counts.LostEvents} lost, {slack.LiveConnections} sockets");
        Assert.Equal(13, trouble.Done.Count);
        Assert.True(slack.Counts.Resent > 0 && slack.Counts.Envelopes > 600);
    }

    private static HashSet<string> Mentions(SimApp app) => [.. app.Of("events_api").Where(each => (string?)each["payload"]!["event"]!["type"] == "app_mention").Select(each => (string)each["payload"]!["event"]!["ts"]!)];

    private static async Task Until(Func<bool> condition, TimeSpan? within = null, Func<string>? says = null)
    {
        using var timeout = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(20));
        while (!condition())
        {
            if (timeout.IsCancellationRequested) throw new TimeoutException(says?.Invoke() ?? "it never came to be");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
