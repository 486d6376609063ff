using PsoasBot.Conversations;
using PsoasBot.Moderation.Review;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Safety;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms;

public sealed class NeutralCardTests
{
    [Theory]
    [InlineData("One. Two. Three.", 10, "One. Two.", "Three.")]
    [InlineData("One. Two.", 9, "One. Two.", "")]
    [InlineData("Nothing ends here at all", 12, "Nothing…", "ends here at all")]
    [InlineData("Line\nNext line", 8, "Line", "Next line")]
    public void Text_is_cut_where_a_sentence_ends(string text, int limit, string shown, string left)
    {
        var cut = TextCut.At(text, limit);
        Assert.Equal(shown, cut.Shown);
        Assert.Equal(left, cut.Left);
    }

    [Fact]
    public void A_cut_never_exceeds_the_limit_nor_splits_a_character()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 80)).Select(_ => random.Next(6) switch { 0 => "😀", 1 => ". ", 2 => " ", 3 => "\n", _ => "word" }));
            var limit = random.Next(2, 100);
            var shown = TextCut.At(text, limit).Shown;
            Assert.True(shown.Length <= limit, $"{shown.Length} > {limit}");
            Assert.False(shown.Length > 1 && char.IsHighSurrogate(shown[^1]) || shown is [.., var c, '…'] && char.IsHighSurrogate(c));
        }
    }

    [Fact]
    public async Task What_a_member_says_about_privacy_wins_over_the_screen()
    {
        var token = TestContext.Current.CancellationToken;
        var privacy = new Privacy((text, _) => ValueTask.FromResult(SafetyVerdict.Clear with { Level = text.Contains("my", StringComparison.Ordinal) ? SafetyLevel.Professional : SafetyLevel.None }), TimeProvider.System);
        Assert.True(await privacy.IsPrivateAsync(null, "my back hurts", token));
        Assert.False(await privacy.IsPrivateAsync(null, "where is the psoas", token));
        Assert.False(await privacy.IsPrivateAsync(false, "my back hurts", token));
        Assert.True(await privacy.IsPrivateAsync(true, "where is the psoas", token));
    }

    [Fact]
    public async Task A_question_that_cannot_be_screened_in_time_is_answered_in_private()
    {
        var privacy = new Privacy(async (_, token) => { await Task.Delay(Timeout.Infinite, token); return SafetyVerdict.Clear; }, TimeProvider.System);
        Assert.True(await privacy.IsPrivateAsync(null, "where is the psoas", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_personal_answer_is_hidden_when_the_question_alone_did_not_tell()
    {
        var delivery = new Delivery { QuestionId = "q", Nonce = "q", Question = Some.Message("e", DateTimeOffset.UnixEpoch), Answer = SampleAnswers.Emergency };
        Assert.True(Privacy.MustHide(delivery, wish: null));
        Assert.False(Privacy.MustHide(delivery, wish: false));
        Assert.False(Privacy.MustHide(delivery with { Answer = SampleAnswers.Contested }, wish: null));
    }

    [Fact]
    public void An_action_id_comes_back_as_it_was_and_nothing_else_is_taken_for_one()
    {
        var id = new ActionId(ActionVerb.Correct, "0123456789abcdef0123", 12);
        Assert.True(ActionId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
        foreach (var other in new[] { "", "psoas:correct:x", "psoas:99:x:1", "psoas:nothing:x:1", "other:correct:x:1", "psoas:correct:x:-1", null })
            Assert.False(ActionId.TryParse(other, out _), other);
    }

    [Fact]
    public void A_answeranswer_is_shown_page_by_page_to_its_end()
    {
        var text = LongText(200);
        var card = AnswerCards.From(Delivered(SampleAnswers.Contested with { Text = text }));
        List<string> shown = [];
        for (ActionId? next = new(ActionVerb.More, card.QuestionId); next is not null;)
        {
            var page = AnswerDetails.Whole(card, next.Version);
            shown.Add(Assert.Single(page.Parts).Text);
            next = page.Buttons.Count == 0 ? null : Assert.Single(page.Buttons).Id;
        }
        Assert.InRange(shown.Count, 4, 10);
        Assert.Equal(text, string.Join(' ', shown));
        Assert.Equal(shown[^1], AnswerDetails.Whole(card, 99).Parts[0].Text);
    }

    internal static string LongText(int sentences) => string.Join(' ', Enumerable.Range(1, sentences).Select(number => $"Sentence number {number} says something about the psoas and ends here."));

    [Fact]
    public void A_safety_card_asks_for_no_votes_and_a_decline_for_nothing()
    {
        var safety = AnswerCards.From(Delivered(SampleAnswers.Emergency));
        Assert.Equal([ActionVerb.Sources, ActionVerb.Flag], AnswerButtons.For(safety, hasMore: false, isPrivate: true).Select(button => button.Id.Verb));
        Assert.Empty(AnswerButtons.For(AnswerCards.From(Delivered(SampleAnswers.Declined("No."))), hasMore: false, isPrivate: false));
        var answer = AnswerButtons.For(AnswerCards.From(Delivered(SampleAnswers.Contested)), hasMore: true, isPrivate: true).Select(button => button.Id.Verb);
        Assert.Equal([ActionVerb.More, ActionVerb.Sources, ActionVerb.Sides, ActionVerb.Share, ActionVerb.Up, ActionVerb.Down, ActionVerb.Flag], answer);
    }

    [Fact]
    public void A_correction_is_read_line_by_line_with_its_citations()
    {
        var draft = CorrectionForm.Read(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CorrectionForm.Sentences] = "Serota says so. [not-your-soul-muscle.9, vital-psoas.2]\n\nOur physio says otherwise.\n",
            [CorrectionForm.Note] = "our physio",
            [CorrectionForm.Curate] = " is it weak? ",
        });
        Assert.Equal(["not-your-soul-muscle.9", "vital-psoas.2"], draft.Sentences[0].Citations);
        Assert.Equal("Serota says so.", draft.Sentences[0].Text);
        Assert.Equal([CorrectionDraft.NoteCitation], draft.Sentences[1].Citations);
        Assert.True(draft.Curate);
        Assert.Equal("is it weak?", draft.CuratedQuestion);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(40, 5)]
    public void A_correction_begins_with_every_sentence_and_no_field_is_larger_than_a_platform_takes(int sentences, int fields)
    {
        var answer = SampleAnswers.Plain("Yes.") with { Sentences = [.. Enumerable.Range(1, sentences).Select(i => new PsoasBot.Answering.CitedSentence($"View {i} of it is held {new string('x', 80)}.", ["one.1", "two.4"]))] };
        var form = CorrectionForm.For(new ActionId(ActionVerb.Correct, "q"), File(answer));
        Assert.Equal(fields, form.Fields.Count);
        Assert.All(form.Fields, field => Assert.InRange(field.Longest, 1, BlockLimits.Input));
        Assert.All(form.Fields, field => Assert.InRange(field.Value?.Length ?? 0, 0, field.Longest));
        var read = CorrectionForm.Read(form.Fields.ToDictionary(field => field.Name, field => field.Value ?? "", StringComparer.Ordinal));
        Assert.Equal(answer.Sentences.Select(sentence => sentence.Text), read.Sentences.Select(sentence => sentence.Text));
        Assert.All(read.Sentences, sentence => Assert.Equal(["one.1", "two.4"], sentence.Citations));
    }

    [Fact]
    public void Names_and_descriptions_of_commands_fit_every_platform()
    {
        foreach (var command in CommandCatalog.All.Concat(CommandCatalog.All.SelectMany(each => each.Verbs)))
        {
            Assert.Matches("^[a-z-]{1,32}$", command.Name);
            Assert.InRange(command.Description.Length, 1, 100);
            Assert.All(command.Options, option => Assert.InRange(option.Description.Length, 1, 100));
            Assert.All(command.Options, option => Assert.InRange(option.Choices.Count, 0, 25));
            Assert.All(command.Options, option => Assert.All(option.Choices, choice => Assert.InRange(option.ReadsAs.GetValueOrDefault(choice, choice).Length, 1, 75)));
        }
    }

    private static CaseFile File(PsoasBot.Answering.Answer answer) => new()
    {
        Case = new ReviewCase { QuestionId = "q", Platform = "test", Community = "guild", State = ReviewState.Claimed, Version = 1, OpenedAt = DateTimeOffset.UnixEpoch },
        Question = "is it weak?",
        Answer = answer,
        Flags = [],
        AskedAt = DateTimeOffset.UnixEpoch,
    };

    private static Delivery Delivered(PsoasBot.Answering.Answer answer) =>
        new() { QuestionId = "0123456789abcdef0123", Nonce = "n", Question = Some.Message("e", DateTimeOffset.UnixEpoch), Answer = answer };
}
