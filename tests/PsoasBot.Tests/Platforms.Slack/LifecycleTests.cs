using PsoasBot.Platforms;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

public sealed class LifecycleTests
{
    private const string Ann = SlackHost.Ann;
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_new_socket_opens_before_the_old_one_goes(string reason)
    {
        var slack = await SlackSimulator.StartAsync();
        slack.CloseAfter = TimeSpan.FromSeconds(2);
        await using var host = await SlackHost.StartAsync(Answerer, slack);
        slack.Disconnect(reason);
        await SlackHost.Until(() => slack.Counts.Hellos == 4);
        Assert.Equal(4, slack.LiveConnections);
        await host.People.AnswerAsync(host.People.Write(Ann, "what does it do?", mention: true));
        await SlackHost.Until(() => slack.LiveConnections == 2);
        Assert.Equal(PlatformState.Ready, host.Health.State);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task What_happened_while_no_socket_was_open_is_answered_once()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        // The bot is back within a millisecond otherwise.
        host.Slack.IsUnreachable = true;
        host.Slack.DropConnections();
        await SlackHost.Until(() => host.Slack.LiveConnections == 0);
        var asked = host.People.Write(Ann, "what does the psoas do?", mention: true);
        Assert.Empty(host.People.Answers(asked));
        host.Slack.IsUnreachable = false;
        await host.People.AnswerAsync(asked);
        await SlackHost.Until(() => host.Slack.PendingEnvelopes == 0);
        Assert.Single(host.People.Answers(asked));
    }

    [Fact]
    public async Task Questions_that_slack_no_longer_repeats_are_found_in_the_history()
    {
        var host = await SlackHost.StartAsync(Answerer);
        var before = host.People.Write(Ann, "what does it do?", mention: true);
        await host.People.AnswerAsync(before);
        await host.StopAsync();
        host.Slack.Faults.LosesEventsWhileAway = true;
        var mention = host.People.Write(Ann, "is it weak?", mention: true);
        var direct = host.People.WriteDirectly(SlackHost.Ben, "is it tight?");
        host.People.Write(Ann, "no question for the bot");
        Assert.True(host.Slack.Counts.LostEvents >= 3);
        await using var next = await SlackHost.StartAsync(Answerer, host.Slack, host.Store);
        await next.People.AnswerAsync(mention);
        await next.People.AnswerAsync(direct);
        Assert.Single(next.People.Answers(before));
        Assert.Equal(3, host.Slack.Posted.Count);
        Assert.Empty(host.Slack.Violations);
    }

    [Theory]
    [InlineData("users.conversations")]
    [InlineData("conversations.history")]
    public async Task Missed_questions_are_found_even_where_slack_cannot_be_read_at_first(string method)
    {
        var host = await SlackHost.StartAsync(Answerer);
        await host.StopAsync();
        host.Slack.Faults.LosesEventsWhileAway = true;
        var missed = host.People.Write(Ann, "is it weak?", mention: true);
        (host.Slack.Faults.OnlyPaths, host.Slack.Faults.ServerError) = ([method], 1);
        var before = host.Slack.Counts.Calls(method);
        await using var next = await SlackHost.StartAsync(Answerer, host.Slack, host.Store, settings: ("Slack:RequestAttempts", "1"));
        await SlackHost.Until(() => host.Slack.Counts.Calls(method) >= before + 2);
        host.Slack.Faults.ServerError = 0;
        await next.People.AnswerAsync(missed);
        Assert.Single(next.People.Answers(missed));
    }

    [Fact]
    public async Task What_the_bot_has_answered_is_not_asked_again_although_its_store_is_empty()
    {
        var host = await SlackHost.StartAsync(Answerer);
        var mention = host.People.Write(Ann, "is it weak?", mention: true);
        var direct = host.People.WriteDirectly(SlackHost.Ben, "is it tight?");
        await host.People.AnswerAsync(mention);
        await host.People.AnswerAsync(direct);
        await host.StopAsync();
        await using var next = await SlackHost.StartAsync(Answerer, host.Slack);
        await SlackHost.Until(() => host.Slack.Counts.Calls("conversations.history") >= 3);
        await next.People.AnswerAsync(next.People.Write(Ann, "and how long?", mention: true));
        Assert.Equal(3, host.Slack.Posted.Count);
    }

    [Fact]
    public async Task A_deaf_socket_is_noticed_and_replaced()
    {
        await using var host = await SlackHost.StartAsync(Answerer, settings: [("Slack:PingEvery", "00:00:00.200"), ("Slack:PongWithin", "00:00:00.300")]);
        host.Slack.DeafenConnections();
        await SlackHost.Until(() => host.Slack.Counts.Hellos >= 4);
        var asked = host.People.Write(Ann, "what does it do?", mention: true);
        await host.People.AnswerAsync(asked);
        Assert.Equal(PlatformState.Ready, host.Health.State);
    }

    [Fact]
    public async Task Socket_Mode_that_is_switched_off_turns_health_red_with_words()
    {
        var slack = await SlackSimulator.StartAsync();
        slack.IsLinkDisabled = true;
        await using var host = await SlackHost.StartAsync(Answerer, slack, waitForReady: false);
        await SlackHost.Until(() => host.Health.State == PlatformState.Degraded);
        Assert.Contains("Socket Mode is switched off", host.Health.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoked_tokens_turn_health_red_with_words()
    {
        var slack = await SlackSimulator.StartAsync();
        slack.IsRevoked = true;
        await using var host = await SlackHost.StartAsync(Answerer, slack, waitForReady: false);
        await SlackHost.Until(() => host.Health.State == PlatformState.Degraded);
        Assert.Contains("PSOASBOT_SLACK_BOT_TOKEN", host.Health.Says, StringComparison.Ordinal);
        slack.IsRevoked = false;
        await SlackHost.Until(() => host.Health.State == PlatformState.Ready, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Too_many_sockets_are_told_while_the_others_go_on()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.Slack.DisconnectOne("too_many_websockets");
        await SlackHost.Until(() => host.Slack.LiveConnections == 1);
        await SlackHost.Until(() => host.Health.Says.Contains("ten sockets", StringComparison.Ordinal));
        Assert.Equal(PlatformState.Ready, host.Health.State);
        await host.People.AnswerAsync(host.People.Write(Ann, "what does it do?", mention: true));
    }

    [Fact]
    public async Task An_answer_whose_posting_was_never_confirmed_is_found_and_not_posted_again()
    {
        var slack = await SlackSimulator.StartAsync();
        await using var host = await SlackHost.StartAsync(Answerer, slack);
        slack.Faults.OnlyPaths = ["chat.postMessage"];
        slack.Faults.LostReply = 1;
        var asked = host.People.Write(Ann, "what does it do?", mention: true);
        await host.People.AnswerAsync(asked);
        await SlackHost.Until(() => slack.Counts.Calls("conversations.replies") >= 1);
        slack.Faults.LostReply = 0;
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        Assert.Single(host.People.Answers(asked));
    }

    [Fact]
    public async Task A_private_answer_whose_fate_is_unknown_is_not_sent_again_but_can_be_asked_for()
    {
        var slack = await SlackSimulator.StartAsync();
        await using var host = await SlackHost.StartAsync(Answerer, slack);
        slack.Faults.OnlyPaths = ["/hooks/"];
        slack.Faults.LostReply = 1;
        var asked = host.People.Ask(Ann, "what does it do? --private");
        await host.People.AnswerAsync(asked);
        slack.Faults.LostReply = 0;
        await SlackHost.Until(() => host.People.Answers(asked).Count >= 2);
        var unsure = host.People.Answers(asked)[1];
        Assert.Single(host.People.Answers(asked), answer => answer.Text.Contains("Writer One", StringComparison.Ordinal));
        Assert.Contains("could not tell whether it reached you", unsure.Text, StringComparison.Ordinal);
        var shown = await host.People.AnswerAsync(host.People.Press(Ann, unsure, "psoas:show"));
        Assert.Contains("Writer One", shown.Text, StringComparison.Ordinal);
        Assert.Equal(Ann, shown.OnlyFor);
    }

    [Fact]
    public async Task A_graceful_stop_closes_the_sockets()
    {
        var host = await SlackHost.StartAsync(Answerer);
        await host.StopAsync();
        await SlackHost.Until(() => host.Slack.LiveConnections == 0);
        await host.Slack.DisposeAsync();
    }
}
