using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

/// <summary>Who sees an answer, and how one for the member alone reaches them.</summary>
public sealed class PrivateAnswerTests
{
    private const string Ann = SlackHost.Ann;
    private const string Ben = SlackHost.Ben;
    private const string Channel = SlackSimulator.ChannelId;

    [Fact]
    public async Task A_question_about_the_members_own_health_is_answered_for_the_member_alone_and_can_be_shared_once()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Personal));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "my back has hurt for three weeks and I can barely walk, what should I do?"));
        Assert.Equal(Ann, answer.OnlyFor);
        Assert.DoesNotContain(host.Slack.Seen(Channel, Ben), SlackHost.IsBots);
        host.People.Press(Ann, answer, "psoas:share");
        var shared = await host.FromBotAsync(Ben);
        Assert.Null(shared.OnlyFor);
        Assert.Contains("Writer One", shared.Text, StringComparison.Ordinal);
        await SlackHost.Until(() => answer.Text.Contains("You shared", StringComparison.Ordinal));
        Assert.Empty(answer.Elements);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task An_answer_that_turns_out_personal_is_for_the_member_alone_although_the_question_did_not_tell()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Personal));
        Assert.Equal(Ann, (await host.People.AnswerAsync(host.People.Ask(Ann, "where is the psoas?"))).OnlyFor);
        Assert.DoesNotContain(host.Slack.Seen(Channel, Ben), SlackHost.IsBots);
    }

    [Fact]
    public async Task What_the_member_wishes_wins()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(question => question.Text.Contains("my", StringComparison.Ordinal) ? SampleAnswers.Personal : SampleAnswers.For(question)));
        Assert.Equal(Ann, (await host.People.AnswerAsync(host.People.Ask(Ann, "where is the psoas? --private"))).OnlyFor);
        host.People.Ask(Ann, "—public my back hurts a lot");
        var answer = await host.FromBotAsync(Ben);
        Assert.Contains("my back hurts a lot", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("public", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_late_private_answer_waits_until_the_direct_messages_can_be_opened(bool isTroubled)
    {
        var gate = new TaskCompletionSource();
        var answerer = FakeAnswerer.After(gate);
        await using var host = await SlackHost.StartAsync(answerer, settings: ("Slack:RequestAttempts", "1"));
        var asked = host.People.Ask(Ann, "what does it do? --private");
        await SlackHost.Until(() => asked.AcknowledgedAfter is not null);
        asked.IsExpired = true;
        if (isTroubled) (host.Slack.Faults.OnlyPaths, host.Slack.Faults.InternalError) = (["conversations.open"], 1);
        else host.Slack.Scopes.ExceptWith(["im:write", "mpim:write"]);
        gate.SetResult();
        await SlackHost.Until(() => host.Slack.Counts.Calls("conversations.open") > 0);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(1, await host.Services.GetRequiredService<IInbox>().CountOpenAsync(TestContext.Current.CancellationToken));
        host.Slack.Faults.InternalError = 0;
        // A scope is waited for longer than a test may take.
        if (isTroubled) await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.DirectChannel(Ann)).Any(message => message.Text.Contains("Writer One", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_private_answer_whose_response_address_has_expired_reaches_the_member_directly()
    {
        var gate = new TaskCompletionSource();
        await using var host = await SlackHost.StartAsync(FakeAnswerer.After(gate));
        var asked = host.People.Ask(Ann, "what does it do? --private");
        await SlackHost.Until(() => asked.AcknowledgedAfter is not null);
        asked.IsExpired = true;
        gate.SetResult();
        await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.DirectChannel(Ann)).Any(message => message.Text.Contains("Writer One", StringComparison.Ordinal)));
        Assert.DoesNotContain(host.Slack.Seen(Channel, Ben), SlackHost.IsBots);
    }
}
