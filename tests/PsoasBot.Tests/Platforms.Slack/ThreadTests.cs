using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

/// <summary>Follow-ups, and whose thread it is.</summary>
public sealed class ThreadTests
{
    private const string Ann = SlackHost.Ann;
    private const string Ben = SlackHost.Ben;
    private const string Channel = SlackSimulator.ChannelId;
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Fact]
    public async Task A_mention_is_answered_in_its_thread_which_goes_on_without_mentions_until_another_person_speaks()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var question = host.People.Write(Ann, "what does the psoas do?", mention: true);
        var answer = await host.People.AnswerAsync(question);
        Assert.Equal(question.Ts, answer.ThreadTs);
        var followUp = host.People.Write(Ann, "and is it weak or tight?", thread: question.Ts);
        Assert.Contains("History has 2 lines", (await host.People.AnswerAsync(followUp)).Text, StringComparison.Ordinal);
        host.People.Write(Ben, "I would ask my physio about that", thread: question.Ts);
        await host.QuietAsync();
        host.People.Write(Ann, "thanks, Ben!", thread: question.Ts);
        await host.QuietAsync();
        var addressed = host.People.Write(Ann, "and how long?", thread: question.Ts, mention: true);
        await host.People.AnswerAsync(addressed);
        Assert.Equal(3, host.Slack.MessagesIn(Channel).Count(SlackHost.IsBots));
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task Below_the_answer_to_a_command_its_asker_goes_on_with_what_was_said_before()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.People.Ask(Ann, "what does it do?");
        var answer = await host.FromBotAsync(Ben);
        var followUp = host.People.Write(Ann, "and is it weak?", thread: answer.Ts);
        var second = await host.People.AnswerAsync(followUp);
        Assert.Equal(answer.Ts, second.ThreadTs);
        Assert.Contains("History has 2 lines", second.Text, StringComparison.Ordinal);
        host.People.Write(Ben, "good to know", thread: answer.Ts);
        await host.QuietAsync();
        Assert.Equal(2, host.Slack.MessagesIn(Channel).Count(SlackHost.IsBots));
    }

    [Fact]
    public async Task After_a_restart_the_bot_still_knows_its_threads_and_who_spoke_in_them()
    {
        var host = await SlackHost.StartAsync(Answerer);
        var quiet = host.People.Write(Ann, "what does the psoas do?", mention: true);
        await host.People.AnswerAsync(quiet);
        var taken = host.People.Write(Ann, "is it weak?", mention: true);
        await host.People.AnswerAsync(taken);
        var foreign = host.People.Write(Ann, "lunch, anybody?");
        host.People.Write(Ben, "mine was", thread: taken.Ts);
        await host.QuietAsync();
        await host.StopAsync();
        await using var next = await SlackHost.StartAsync(Answerer, host.Slack, host.Store);
        next.People.Write(Ann, "what did you do?", thread: taken.Ts);
        next.People.Write(Ann, "at noon?", thread: foreign.Ts);
        var followUp = next.People.Write(Ann, "and how long?", thread: quiet.Ts);
        await next.People.AnswerAsync(followUp);
        await next.QuietAsync();
        Assert.Single(next.People.Answers(taken));
        Assert.Empty(next.People.Answers(foreign));
        Assert.Equal(2, next.People.Answers(quiet).Count);
    }

    [Fact]
    public async Task A_thread_that_cannot_be_read_is_not_taken_for_one_in_which_nobody_spoke()
    {
        var host = await SlackHost.StartAsync(Answerer);
        var taken = host.People.Write(Ann, "is it weak?", mention: true);
        await host.People.AnswerAsync(taken);
        var quiet = host.People.Write(Ann, "what does the psoas do?", mention: true);
        await host.People.AnswerAsync(quiet);
        host.People.Write(Ben, "mine was", thread: taken.Ts);
        await host.QuietAsync();
        await host.StopAsync();
        (host.Slack.Faults.OnlyPaths, host.Slack.Faults.ServerError) = (["conversations.replies"], 1);
        await using var next = await SlackHost.StartAsync(Answerer, host.Slack, host.Store, settings: ("Slack:RequestAttempts", "1"));
        next.People.Write(Ann, "what did you do?", thread: taken.Ts);
        var followUp = next.People.Write(Ann, "and how long?", thread: quiet.Ts);
        await SlackHost.Until(() => next.Slack.Counts.Errors >= 2);
        host.Slack.Faults.ServerError = 0;
        // What was not acknowledged comes again.
        await next.People.AnswerAsync(followUp);
        await next.QuietAsync();
        Assert.Single(next.People.Answers(taken));
        Assert.Equal(2, next.People.Answers(quiet).Count);
        Assert.True(next.Slack.Counts.Retries >= 2);
    }

    [Fact]
    public async Task A_thread_that_slack_does_not_let_the_bot_read_is_not_taken_for_one_in_which_nobody_spoke()
    {
        var host = await SlackHost.StartAsync(Answerer);
        var taken = host.People.Write(Ann, "is it weak?", mention: true);
        await host.People.AnswerAsync(taken);
        host.People.Write(Ben, "mine was", thread: taken.Ts);
        await host.QuietAsync();
        await host.StopAsync();
        host.Slack.Faults.RefusesThreads = true;
        await using var next = await SlackHost.StartAsync(Answerer, host.Slack, host.Store);
        next.People.Write(Ann, "what did you do?", thread: taken.Ts);
        await next.QuietAsync();
        host.Slack.Faults.RefusesThreads = false;
        next.People.Write(Ann, "and how long?", thread: taken.Ts);
        await next.QuietAsync();
        await next.People.AnswerAsync(next.People.Write(Ann, "where is it?", mention: true));
        Assert.Single(next.People.Answers(taken));
    }
}
