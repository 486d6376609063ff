using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Conversations;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

/// <summary>Where Slack refuses a card or a text, the words come all the same.</summary>
public sealed class RefusedCardTests
{
    private const string Ann = SlackHost.Ann;
    private const string Channel = SlackSimulator.ChannelId;
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Theory]
    [InlineData("")]
    [InlineData(" --private")]
    public async Task An_answer_whose_card_slack_refuses_comes_as_text_in_full(string wish)
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Plain("Yes.") with { Text = Views(200) }));
        host.Slack.Faults.RefusesBlocks = true;
        host.People.Ask(Ann, $"is it weak?{wish}");
        await SlackHost.Until(() => host.Slack.Seen(Channel, Ann).Any(SlackHost.IsBots));
        var answer = host.Slack.Seen(Channel, Ann).Single(SlackHost.IsBots);
        Assert.Contains("view 200 of it.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(wish.Length == 0, answer.Text.Contains("\"is it weak?\"", StringComparison.Ordinal));
        Assert.Equal(wish.Length == 0, answer.OnlyFor is null);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task A_text_that_slack_finds_too_long_comes_as_far_as_slack_takes_it()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Plain("Yes.") with { Text = Views(200) }));
        (host.Slack.Faults.RefusesBlocks, host.Slack.Faults.MostText) = (true, 4_000);
        host.People.Ask(Ann, "is it weak?");
        var answer = await host.FromBotAsync(Ann);
        Assert.Contains("view 50 of it.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("view 200 of it.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_correction_whose_card_slack_refuses_still_takes_the_place_of_the_answer()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.People.Ask(Ann, "is it weak?");
        var answer = await host.FromBotAsync(Ann);
        host.Slack.Faults.RefusesBlocks = true;
        var delivery = host.Services.GetServices<IDelivery>().Single(each => each.Platform == "slack");
        var conversation = new ConversationKey("slack", SlackSimulator.TeamId, Channel, null);
        var corrected = new Delivery { QuestionId = "q", Nonce = "n", Question = Some.Message("e", DateTimeOffset.UnixEpoch), Answer = SampleAnswers.Plain("No.") with { Text = Views(200) } };
        Assert.IsType<DeliveryOutcome.Delivered>(await delivery.ReplaceAsync(new PublishedMessage(conversation, answer.Ts), corrected, TestContext.Current.CancellationToken));
        Assert.Contains("view 50 of it.", answer.Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    private static string Views(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"Writer One holds view {i} of it. "));
}
