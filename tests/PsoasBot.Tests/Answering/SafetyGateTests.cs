using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PsoasBot.Answering;
using PsoasBot.Safety;
using PsoasBot.Tests.Safety;

namespace PsoasBot.Tests.Answering;

/// <summary>Whatever happens to the screen, a member gets a card and a moderator hears of it.</summary>
public sealed class SafetyGateTests
{
    private static readonly SafetyKnowledge Safety = SafetyFixture.Knowledge;

    [Fact]
    public async Task A_screen_that_takes_too_long_sends_the_neutral_card()
    {
        var longest = string.Join(' ', Enumerable.Repeat("where is the psoas", 1_000));

        AssertNeutral(await Gate(timeout: TimeSpan.Zero).ScreenAsync(new Question(longest), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_screen_that_throws_sends_the_neutral_card() =>
        AssertNeutral(await Gate(timeout: TimeSpan.FromSeconds(10)).ScreenAsync(new Question(null!), TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_plain_question_gets_no_card()
    {
        var (verdict, card) = await Gate(timeout: TimeSpan.FromSeconds(10)).ScreenAsync(new Question("where is the psoas"), TestContext.Current.CancellationToken);

        Assert.Equal(SafetyLevel.None, verdict.Level);
        Assert.Null(card);
    }

    private static void AssertNeutral((SafetyVerdict Verdict, SafetyCard? Card) screened)
    {
        Assert.Equal(new SafetyCards(Safety).Neutral(region: null).Text, screened.Card?.Text);
        Assert.Contains(AnswerFlags.ScreenFailed, screened.Verdict.Flags);
    }

    private static SafetyGate Gate(TimeSpan timeout) =>
        new(new SafetyScreen(Safety), new SafetyCards(Safety), Options.Create(new SafetyOptions { Timeout = timeout }), TimeProvider.System, NullLogger<SafetyGate>.Instance);
}
