using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

/// <summary>Follow-ups, and whose thread it is.</summary>
public sealed class ThreadTests
{
    private const string Ann = "600000000000000001";
    private const string Ben = "600000000000000002";
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Fact]
    public async Task A_mention_is_answered_in_a_thread_which_goes_on_without_mentions_until_another_person_speaks()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        var question = host.People.Write(Ann, "what does the psoas do?", mention: true);
        var answer = await host.People.AnswerAsync(question.Id);
        Assert.Equal(question.Id, answer.Channel);
        Assert.Equal("what does the psoas do?", (string?)host.Discord.Thread(question.Id)!["name"]);
        var followUp = host.People.Write(Ann, "and is it weak or tight?", channel: question.Id);
        var second = await host.People.AnswerAsync(followUp.Id);
        Assert.Contains("History has 2 lines", second.Text, StringComparison.Ordinal);
        host.People.Write(Ben, "I would ask my physio about that", channel: question.Id);
        host.People.Write(Ann, "thanks, Ben!", channel: question.Id);
        var addressed = host.People.Write(Ann, "and how long?", channel: question.Id, mention: true);
        await host.People.AnswerAsync(addressed.Id);
        Assert.Equal(3, host.Discord.MessagesIn(question.Id).Count(DiscordHost.IsBots));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task After_a_restart_the_bot_still_knows_its_threads_and_who_spoke_in_them()
    {
        var host = await DiscordHost.StartAsync(Answerer);
        var quiet = host.People.Write(Ann, "what does the psoas do?", mention: true);
        await host.People.AnswerAsync(quiet.Id);
        var taken = host.People.Write(Ann, "is it weak?", mention: true);
        await host.People.AnswerAsync(taken.Id);
        host.People.Write(Ben, "mine was", channel: taken.Id);
        await host.StopAsync();
        await using var next = await DiscordHost.StartAsync(Answerer, host.Discord, host.Store);
        next.People.Write(Ann, "what did you do?", channel: taken.Id);
        var followUp = next.People.Write(Ann, "and how long?", channel: quiet.Id);
        await next.People.AnswerAsync(followUp.Id);
        Assert.Single(next.Discord.MessagesIn(taken.Id), DiscordHost.IsBots);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_thread_that_cannot_be_read_is_not_taken_for_one_in_which_nobody_spoke(int status)
    {
        var host = await DiscordHost.StartAsync(Answerer);
        var taken = host.People.Write(Ann, "is it weak?", mention: true);
        await host.People.AnswerAsync(taken.Id);
        host.People.Write(Ben, "mine was", channel: taken.Id);
        await host.StopAsync();
        await using var next = await DiscordHost.StartAsync(Answerer, host.Discord, host.Store, settings: ("Discord:RequestAttempts", "1"));
        var faults = next.Discord.Faults;
        (faults.OnlyPaths, faults.RefuseWith) = ([$"GET /channels/{taken.Id}/messages"], status);
        next.People.Write(Ann, "what did you do?", channel: taken.Id);
        await DiscordHost.Until(() => next.Discord.Counts.Errors > 0);
        faults.RefuseWith = null;
        next.People.Write(Ann, "and how long?", channel: taken.Id);
        // What comes last is answered after everything that was not.
        await next.People.AnswerAsync(next.People.Write(Ann, "where is it?", mention: true).Id);
        Assert.Single(next.Discord.MessagesIn(taken.Id), DiscordHost.IsBots);
    }
}
