using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

/// <summary>Every way to ask, and what comes back.</summary>
public sealed class AskingTests
{
    private const string Ann = SlackHost.Ann;
    private const string Ben = SlackHost.Ben;
    private const string Channel = SlackSimulator.ChannelId;
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Fact]
    public async Task A_slash_question_is_acknowledged_and_answered_in_the_channel()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var asked = host.People.Ask(Ann, "stretch or strengthen?");
        var answer = await host.FromBotAsync(Ben);
        Assert.Contains("Writer One", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Strengthen it first", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Sources", answer.Text, StringComparison.Ordinal);
        Assert.Contains("stretch or strengthen?", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Writer Two stretches it", answer.Fallback, StringComparison.Ordinal);
        await SlackHost.Until(() => asked.AcknowledgedAfter is not null);
        Assert.InRange(asked.AcknowledgedAfter!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task Direct_messages_are_questions_and_talk_among_people_is_not()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.People.Write(Ben, "nice weather");
        var direct = host.People.WriteDirectly(Ann, "is my psoas weak?");
        var answer = await host.People.AnswerAsync(direct);
        Assert.Equal(SlackSimulator.DirectChannel(Ann), answer.Channel);
        Assert.Null(answer.ThreadTs);
        var inDirect = host.People.Ask(Ann, "where is it?", SlackSimulator.DirectChannel(Ann));
        await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.DirectChannel(Ann)).Count(SlackHost.IsBots) == 2);
        Assert.Null(inDirect.Failed);
        Assert.DoesNotContain(host.Slack.MessagesIn(Channel), SlackHost.IsBots);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task A_bare_mention_below_somebodys_question_asks_that_question()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var question = host.People.Write(Ben, "does anybody know: stretch or strengthen?");
        var mention = host.People.Write(Ann, "", thread: question.Ts, mention: true);
        Assert.Contains("Strengthen it first", (await host.People.AnswerAsync(mention)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shortcut_answers_somebody_elses_question_for_the_one_who_used_it()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var message = host.People.Write(Ben, "does anybody know: stretch or strengthen?");
        var answer = await host.People.AnswerAsync(host.People.Shortcut(Ann, "ask_psoasbot", message));
        Assert.Equal(Ann, answer.OnlyFor);
        Assert.Contains("Strengthen it first", answer.Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task The_assistant_pane_suggests_questions_and_answers_them_in_its_thread()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var (channel, thread) = host.People.OpenAssistant(Ann);
        await SlackHost.Until(() => host.Slack.Assistant(channel, thread)?["prompts"] is System.Text.Json.Nodes.JsonArray { Count: > 0 });
        var question = host.People.WriteDirectly(Ann, "stretch or strengthen?", thread);
        var answer = await host.People.AnswerAsync(question);
        Assert.Equal(thread, answer.ThreadTs);
        Assert.Contains("Strengthen it first", answer.Text, StringComparison.Ordinal);
        var second = await host.People.AnswerAsync(host.People.WriteDirectly(Ann, "and how long?", thread));
        Assert.Contains("History has 2 lines", second.Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task Only_allowed_channels_are_answered_and_a_command_elsewhere_gets_a_word_in_private()
    {
        await using var host = await SlackHost.StartAsync(Answerer, settings: ("Slack:Channels:0", SlackSimulator.ModeratorChannelId));
        host.People.Write(Ann, "what does the psoas do?", mention: true);
        var line = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        Assert.Equal(Ann, line.OnlyFor);
        Assert.Contains("not answer in this channel", line.Text, StringComparison.Ordinal);
        var allowed = host.People.Write(Ann, "what does it do?", SlackSimulator.ModeratorChannelId, mention: true);
        await host.People.AnswerAsync(allowed);
        Assert.DoesNotContain(host.Slack.Seen(Channel, Ben), SlackHost.IsBots);
    }

    [Fact]
    public async Task Where_the_bot_is_no_member_the_answer_is_for_the_asker_alone_and_says_how_to_invite_it()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?", SlackSimulator.OutsideChannelId));
        Assert.Equal(Ann, answer.OnlyFor);
        Assert.Contains("Invite me", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Writer One", answer.Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task A_question_is_acknowledged_in_time_although_the_moderators_groups_cannot_be_asked()
    {
        var slack = await SlackSimulator.StartAsync();
        (slack.Faults.OnlyPaths, slack.Faults.Hang) = (["usergroups.users.list"], 1);
        await using var host = await SlackHost.StartAsync(Answerer, slack, settings: ("Slack:ModeratorGroups:0", "S0MODS001"));
        var asked = host.People.Ask(Ann, "what does it do? --private");
        await host.People.AnswerAsync(asked);
        Assert.InRange(asked.AcknowledgedAfter!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        Assert.Null(asked.Failed);
    }

    [Fact]
    public async Task The_real_answerer_answers_on_slack()
    {
        await using var host = await SlackHost.StartAsync();
        host.People.Ask(Ann, "should I stretch or strengthen my psoas? --public");
        var answer = await host.FromBotAsync(Ben);
        Assert.Contains("⚖", answer.Text, StringComparison.Ordinal);
        var sources = await host.People.AnswerAsync(host.People.Press(Ben, answer, "psoas:sources"));
        Assert.Equal(Ben, sources.OnlyFor);
        Assert.True((await host.People.AnswerAsync(host.People.Press(Ben, answer, "psoas:sides"))).Text.Length > 100);
        Assert.Contains("Thank you", (await host.People.AnswerAsync(host.People.Press(Ben, answer, "psoas:up"))).Text, StringComparison.Ordinal);
        var emergency = await host.People.AnswerAsync(host.People.Ask(Ann, "i cant feel anything between my legs and cant pee since this morning, is that the psoas?"));
        Assert.Contains("Emergency", emergency.Text, StringComparison.Ordinal);
        Assert.Equal(Ann, emergency.OnlyFor);
        Assert.Empty(host.Slack.Violations);
    }
}
