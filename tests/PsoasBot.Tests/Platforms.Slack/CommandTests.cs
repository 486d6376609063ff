using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

/// <summary>The other commands and the home tab.</summary>
public sealed class CommandTests
{
    private const string Ann = SlackHost.Ann;
    private const string Ben = SlackHost.Ben;
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Fact]
    public async Task Every_command_answers()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        foreach (var (name, text) in new[] { ("/sources", ""), ("/contested", ""), ("/contested", "stretch-vs-strengthen"), ("/about", ""), ("/forget-me", "") })
        {
            var answer = await host.People.AnswerAsync(host.People.Command(Ann, name, text));
            Assert.Equal(Ann, answer.OnlyFor);
            Assert.True(answer.Text.Length > 50, name);
        }
        Assert.Contains("needs a moderator", (await host.People.AnswerAsync(host.People.Command(Ann, "/review", "queue"))).Text, StringComparison.Ordinal);
        Assert.Contains("no question", (await host.People.AnswerAsync(host.People.Command(Ann, "/ask", " "))).Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task Forgetting_deletes_what_is_kept()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.People.Ask(Ann, "what does it do?");
        await host.FromBotAsync(Ben);
        var card = await host.People.AnswerAsync(host.People.Command(Ann, "/forget-me"));
        var done = await host.People.AnswerAsync(host.People.Press(Ann, card, "psoas:forget"));
        Assert.Contains("(1) are deleted", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_tab_says_what_the_bot_is_and_shows_moderators_the_cases_that_wait()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.People.OpenHome(Ann);
        var home = await host.People.HomeAsync(Ann);
        Assert.Contains("What it keeps", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No case waits", home.Text, StringComparison.Ordinal);
        var closed = await host.People.ViewAsync(host.People.Press(Ann, home, "psoas:keep"));
        Assert.Contains("Nothing was deleted", closed.Text, StringComparison.Ordinal);
        host.People.Ask(Ann, "this is an emergency");
        await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.ModeratorChannelId).Count > 0);
        host.People.OpenHome(SlackHost.Moderator);
        var desk = await host.People.HomeAsync(SlackHost.Moderator);
        Assert.Contains("1 case waits", desk.Text, StringComparison.Ordinal);
        var review = await host.People.ViewAsync(host.People.Press(SlackHost.Moderator, desk, "psoas:case"));
        Assert.Contains("this is an emergency", review.Text, StringComparison.Ordinal);
        host.People.Press(SlackHost.Moderator, review, "psoas:claim");
        await SlackHost.Until(() => review.Text.Contains("claimed until", StringComparison.Ordinal));
        Assert.Empty(host.Slack.Violations);
    }
}
