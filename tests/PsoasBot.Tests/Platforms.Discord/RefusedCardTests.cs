using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Simulators.Discord;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

/// <summary>Where Discord refuses a card, the words come all the same.</summary>
public sealed class RefusedCardTests
{
    private const string Ann = "600000000000000001";
    private const string Ben = "600000000000000002";
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_whose_card_discord_refuses_comes_as_text_with_the_rest_behind_More(bool isCommand)
    {
        var text = string.Concat(Enumerable.Range(1, 160).Select(i => $"Writer One holds view {i} of it. "));
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Plain("Yes.") with { Text = text }));
        host.Discord.Faults.RefusesEmbeds = true;
        var answer = await host.People.AnswerAsync(isCommand ? host.People.Ask(Ann, "is it weak?") : host.People.Write(Ann, "is it weak?", mention: true).Id);
        Assert.Contains("view 1 of it.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("view 160 of it.", answer.Text, StringComparison.Ordinal);
        // Its card is refused as well; each page takes two messages then.
        var whole = await PageAsync(answer);
        Assert.Contains("view 1 of it.", whole[0].Text, StringComparison.Ordinal);
        var rest = await PageAsync(whole[^1]);
        Assert.Contains("view 160 of it.", rest[^1].Text, StringComparison.Ordinal);
        Assert.All(whole.Concat(rest), message => Assert.Equal(Ann, message.OnlyFor));
        var shown = string.Concat(whole.Concat(rest).Select(message => message.Text));
        Assert.All(Enumerable.Range(1, 160), i => Assert.Contains($"view {i} of it.", shown, StringComparison.Ordinal));
        Assert.Empty(host.Discord.Violations);

        async Task<IReadOnlyList<SimMessage>> PageAsync(SimMessage message)
        {
            var pressed = host.People.Press(Ann, message, message.Button("more"));
            await DiscordHost.Until(() => host.People.Answers(pressed).Count == 2);
            return host.People.Answers(pressed);
        }
    }

    [Fact]
    public async Task What_a_button_shows_comes_as_text_where_its_card_is_refused()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "stretch or strengthen?"));
        host.Discord.Faults.RefusesEmbeds = true;
        var sources = await host.People.AnswerAsync(host.People.Press(Ben, answer, answer.Button("sources")));
        Assert.Equal((Ben, true), (sources.OnlyFor, sources.Text.Contains("Writer One", StringComparison.Ordinal)));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task What_only_the_member_may_read_comes_as_text_where_its_card_is_refused_and_never_into_the_channel()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Personal));
        (host.Discord.Faults.RefusesEmbeds, host.Discord.Faults.RefusesButtons) = (true, true);
        var asked = host.People.Ask(Ann, "where is the psoas?");
        await DiscordHost.Until(() => host.People.Answers(asked).Count == 2);
        var (placeholder, answer) = (host.People.Answers(asked)[0], host.People.Answers(asked)[1]);
        Assert.Equal((null, Ann), (placeholder.OnlyFor, answer.OnlyFor));
        Assert.Contains("answered you alone", placeholder.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("For your back", placeholder.Text, StringComparison.Ordinal);
        Assert.Contains("For your back", answer.Text, StringComparison.Ordinal);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public void A_plain_answer_names_its_question_so_that_it_can_be_found_again()
    {
        var body = AnswerMessages.RenderPlain("0123456789abcdef0123", new string('*', 5_000));
        Assert.InRange(body.Content!.Length, 1, 2_000);
        Assert.Equal("0123456789abcdef0123", AnswerMessages.QuestionOf(new() { Content = body.Content }));
        Assert.Null(AnswerMessages.QuestionOf(new() { Content = "no answer" }));
        Assert.Empty(AnswerMessages.RenderPlain("0123456789abcdef0123", "short").Components!);
    }
}
