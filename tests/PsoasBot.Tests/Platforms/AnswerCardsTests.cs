using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Platforms;
using PsoasBot.Safety;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms;

public sealed class AnswerCardsTests
{
    [Fact]
    public void A_sentence_shows_each_source_once_with_the_statements_that_it_cites()
    {
        var card = CardOf(SampleAnswers.Plain("Well."));

        var reference = Assert.Single(card.Sentences[0].References);
        Assert.Equal(1, reference.Number);
        Assert.Equal("one.1 one.9", string.Join(' ', reference.Ids));
    }

    [Fact]
    public void A_citation_that_no_source_numbers_gets_no_number_instead_of_a_wrong_one()
    {
        var card = CardOf(SampleAnswers.Plain("Well.") with { Sentences = [new CitedSentence("Somebody says so.", ["unknown.1", "two.4"])] });

        Assert.Equal(2, Assert.Single(card.Sentences[0].References).Number);
    }

    [Fact]
    public void Every_side_of_a_contested_claim_keeps_its_holder_and_its_number()
    {
        var sides = Assert.Single(CardOf(SampleAnswers.Contested).Contested).Sides;

        Assert.Equal("Writer One 1, Writer Two 2, a reader in the comments 1", string.Join(", ", sides.Select(side => $"{side.Holders} {side.References.Single().Number}")));
    }

    [Theory]
    [InlineData("None", null)]
    [InlineData("Professional", null)]
    [InlineData("Urgent", "Urgent")]
    [InlineData("Emergency", "Emergency")]
    [InlineData("Crisis", "not alone")]
    public void A_level_from_urgent_on_is_said_in_words(string level, string? words)
    {
        var card = CardOf(SampleAnswers.Emergency with { Level = Enum.Parse<SafetyLevel>(level) });

        if (words is null) Assert.Null(card.Banner);
        else Assert.Contains(words, card.Banner, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "For you")]
    [InlineData(false, "Who can help")]
    public void The_pointer_says_whether_it_is_personal(bool specific, string heading)
    {
        var answer = SampleAnswers.Plain("Well.");

        Assert.Equal(heading, CardOf(answer with { Referral = answer.Referral! with { Specific = specific } }).Referral!.Heading);
    }

    [Fact]
    public void A_card_without_sources_offers_none()
    {
        Assert.Empty(CardOf(SampleAnswers.Declined("Hello!")).Actions);
        Assert.Equal("Sources (2)", Assert.Single(CardOf(SampleAnswers.Plain("Well.")).Actions).Label);
    }

    private static AnswerCard CardOf(Answer answer) => AnswerCards.From(new Delivery
    {
        QuestionId = "q",
        Nonce = "q",
        Answer = answer,
        Question = new IncomingMessage
        {
            Event = new EventKey("local", "local", "e"),
            Conversation = new ConversationKey("local", "local", "c", "t"),
            MemberId = "m",
            Text = "?",
            ReceivedAt = DateTimeOffset.UnixEpoch,
        },
    });
}
