using System.Text.Json.Nodes;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

public sealed class ReviewTests
{
    private const string Ann = SlackHost.Ann;
    private const string Mod = SlackHost.Moderator;
    private const string Desk = SlackSimulator.ModeratorChannelId;
    private const string Statement = "not-your-soul-muscle.16";

    [Fact]
    public async Task A_flag_leads_to_a_card_to_a_claim_to_a_correction_where_the_answer_stands()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await AskAsync(host);
        var card = await FlagAsync(host, answer);
        Assert.Contains("leaves out the hip", card.Text, StringComparison.Ordinal);
        Assert.Contains("what does it do?", card.Text, StringComparison.Ordinal);
        await ClaimAsync(host, card);
        var form = await host.People.ViewAsync(host.People.Press(Mod, card, "psoas:correct"));
        host.People.Submit(form, new JsonObject { ["sentences"] = $"Serota says that the psoas takes part in walking. [{Statement}]", ["note"] = "", ["curate"] = "", ["reason"] = "it left out the hip" });
        await SlackHost.Until(() => answer.Text.Contains("takes part in walking", StringComparison.Ordinal), what: $"{answer.Text} | {card.Text}");
        Assert.Contains("Corrected by moderators", answer.Text, StringComparison.Ordinal);
        Assert.Contains("what does it do?", answer.Text, StringComparison.Ordinal);
        await SlackHost.Until(() => card.Text.Contains("corrected on", StringComparison.Ordinal));
        Assert.False(form.IsOpen);
        Assert.DoesNotContain(card.Elements, element => element.ActionId.Contains("approve", StringComparison.Ordinal));
        Assert.Empty(host.Slack.Violations);
        Assert.Empty(host.Slack.Pings);
    }

    [Fact]
    public async Task A_correction_of_what_only_the_member_saw_reaches_the_member_directly_and_once()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do? --private"));
        var card = await FlagAsync(host, answer);
        await ClaimAsync(host, card);
        var form = await host.People.ViewAsync(host.People.Press(Mod, card, "psoas:retract"));
        host.People.Submit(form, new JsonObject { ["reason"] = "wrong" });
        await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.DirectChannel(Ann)).Any(message => message.Text.Contains("took this answer back", StringComparison.Ordinal)));
        Assert.Contains("what does it do?", host.Slack.MessagesIn(SlackSimulator.DirectChannel(Ann))[0].Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task A_correction_without_a_statement_is_refused_in_the_form_which_keeps_what_was_written()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await AskAsync(host);
        var card = await FlagAsync(host, answer);
        await ClaimAsync(host, card);
        var form = await host.People.ViewAsync(host.People.Press(Mod, card, "psoas:correct"));
        host.People.Submit(form, new JsonObject { ["sentences"] = "See https://example.org <!channel>", ["reason"] = "x" });
        await SlackHost.Until(() => form.Errors is not null);
        Assert.Contains("cannot be published yet", (string?)form.Errors!["sentences"], StringComparison.Ordinal);
        Assert.True(form.IsOpen);
        Assert.Equal(0, answer.Edits);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task The_second_moderator_is_told_how_the_case_stands_and_a_member_is_refused()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var card = await FlagAsync(host, await AskAsync(host));
        var both = new[] { Mod, SlackHost.OtherModerator }.Select(moderator => host.People.Press(moderator, card, "psoas:claim")).ToList();
        var notes = await Task.WhenAll(both.Select(each => host.People.AnswerAsync(each)));
        Assert.Single(notes, note => note.Text.Contains("The case is yours", StringComparison.Ordinal));
        Assert.Single(notes, note => note.Text.Contains("Somebody else was faster", StringComparison.Ordinal));
        await SlackHost.Until(() => card.Text.Contains("claimed until", StringComparison.Ordinal));
        var refused = host.People.Press(Ann, card, "psoas:approve");
        Assert.Contains("needs a moderator", (await host.People.AnswerAsync(refused)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_a_user_group_may_review()
    {
        var slack = await SlackSimulator.StartAsync();
        slack.UserGroups["S0MODS"] = ["U0GRP0001"];
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For), slack, settings: ("Slack:ModeratorGroups:0", "S0MODS"));
        Assert.Contains("No case waits", (await host.People.AnswerAsync(host.People.Command("U0GRP0001", "/review", "queue"))).Text, StringComparison.Ordinal);
        Assert.Contains("needs a moderator", (await host.People.AnswerAsync(host.People.Command(Ann, "/review", "queue"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_alerts_the_moderators_at_once_and_only_once_over_a_restart()
    {
        var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        await host.People.AnswerAsync(host.People.Ask(Ann, "this is an emergency"));
        Assert.Contains("Alert: somebody may have an emergency", (await CardAsync(host)).Text, StringComparison.Ordinal);
        await host.StopAsync();
        await using var next = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For), host.Slack, host.Store);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Single(next.Slack.MessagesIn(Desk));
        Assert.Empty(next.Slack.Violations);
    }

    [Fact]
    public async Task A_card_whose_posting_was_never_confirmed_is_found_and_not_posted_again()
    {
        var slack = await SlackSimulator.StartAsync();
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For), slack);
        slack.Faults.OnlyPaths = ["chat.postMessage"];
        slack.Faults.LostReply = 1;
        await host.People.AnswerAsync(host.People.Ask(Ann, "this is an emergency"));
        await CardAsync(host);
        await SlackHost.Until(() => slack.Counts.Calls("conversations.history") >= 3);
        slack.Faults.LostReply = 0;
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Single(slack.MessagesIn(Desk));
    }

    [Fact]
    public async Task Forgetting_empties_the_card_too()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var card = await FlagAsync(host, await AskAsync(host));
        var forget = await host.People.AnswerAsync(host.People.Command(Ann, "/forget-me"));
        await host.People.AnswerAsync(host.People.Press(Ann, forget, "psoas:forget"));
        await SlackHost.Until(() => card.Text.Contains("was deleted", StringComparison.Ordinal));
        Assert.DoesNotContain("what does it do?", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_review_command_shows_the_queue_the_next_case_and_how_many_there_are()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        await FlagAsync(host, await AskAsync(host));
        foreach (var (verb, word) in new[] { ("queue", "1 case waits"), ("next", "An answer was flagged"), ("stats", "Open") })
        {
            var shown = await host.People.AnswerAsync(host.People.Command(Mod, "/review", verb));
            Assert.Contains(word, shown.Text, StringComparison.Ordinal);
            Assert.Equal(Mod, shown.OnlyFor);
        }
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task Old_cases_are_brought_to_mind()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        await FlagAsync(host, await AskAsync(host));
        var watch = host.Services.GetService(typeof(PsoasBot.Platforms.PlatformOptions)) as PsoasBot.Platforms.PlatformOptions;
        watch!.RemindAfter = TimeSpan.FromMilliseconds(1);
        await SlackHost.Until(() => host.Slack.MessagesIn(Desk).Any(message => message.Text.Contains("for a decision", StringComparison.Ordinal)));
        watch.RemindAfter = TimeSpan.FromDays(1);
        Assert.Empty(host.Slack.Violations);
    }

    private static async Task<SimMessage> AskAsync(SlackHost host)
    {
        host.People.Ask(Ann, "what does it do?");
        return await host.People.SeesAsync(SlackHost.Ben, SlackSimulator.ChannelId, SlackHost.IsBots);
    }

    private static async Task<SimMessage> FlagAsync(SlackHost host, SimMessage answer)
    {
        var form = await host.People.ViewAsync(host.People.Press(Ann, answer, "psoas:flag"));
        host.People.Submit(form, new JsonObject { ["reason"] = "it leaves out the hip" });
        await SlackHost.Until(() => form.Text.Contains("Moderators will look at this answer", StringComparison.Ordinal));
        return await CardAsync(host);
    }

    private static async Task ClaimAsync(SlackHost host, SimMessage card)
    {
        host.People.Press(Mod, card, "psoas:claim");
        await SlackHost.Until(() => card.Text.Contains("claimed until", StringComparison.Ordinal));
    }

    private static async Task<SimMessage> CardAsync(SlackHost host)
    {
        await SlackHost.Until(() => host.Slack.MessagesIn(Desk).Count > 0);
        return host.Slack.MessagesIn(Desk)[0];
    }
}
