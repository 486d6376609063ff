using PsoasBot.Answering;
using PsoasBot.Conversations.Work;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Curated;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Conversations;

public sealed class ReplierTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en-GB", "999", "911")]
    [InlineData("en-US", "911", "999")]
    public async Task A_safety_card_shows_the_numbers_of_the_members_country(string locale, string number, string elsewhere)
    {
        var message = Some.Message("e1", Now, text: "I have chest pain and cannot breathe") with { Locale = locale };
        var prepared = await new Replier(RealAnswerer.Instance, new NoCuratedAnswers(), new ReviewPolicy(new ModerationOptions())).ReplyAsync(message, [], TestContext.Current.CancellationToken);
        Assert.Equal(AnswerStatus.Safety, prepared.Answer.Status);
        Assert.Contains(number, prepared.Answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere, prepared.Answer.Text, StringComparison.Ordinal);
    }

    private sealed class NoCuratedAnswers : ICuratedAnswers
    {
        public ValueTask<Answer> ReplaceAsync(CuratedRequest request, Answer fresh, CancellationToken cancellationToken) => ValueTask.FromResult(fresh);
    }
}
