using PsoasBot.Answering;
using PsoasBot.Answering.Composing;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering;

/// <summary>What a reader meets first: an answer to the question that was asked, and nothing that answers another one.</summary>
public sealed class AnswerShapeTests
{
    private static IEnumerable<string> Verdicts => RealAnswerer.Knowledge.Contested.Select(claim => claim.Verdict);

    private static Statement Cited(Answer answer, int sentence) => RealAnswerer.Knowledge.Statement(StatementId.Parse(answer.Sentences[sentence].Citations[0]));

    [Theory]
    [InlineData("does jogging make it tight")]
    [InlineData("does rowing shorten the psoas")]
    [InlineData("what is the psoas doing while I walk")]
    [InlineData("does a tight psoas cause headaches")]
    [InlineData("what mistakes do people make in the lunge")]
    public async Task A_verdict_does_not_open_the_answer_to_another_question(string question)
    {
        var answer = await RealAnswerer.AskAsync(question);

        Assert.DoesNotContain(answer.Sentences[0].Text, Verdicts);
    }

    [Theory]
    [InlineData("does stress tighten the psoas", "stress-tightens-psoas")]
    [InlineData("is the lunge safe", "lunge-stretch-safety")]
    [InlineData("is the psoas the main cause of back pain", "tight-psoas-main-cause-back-pain")]
    [InlineData("how many of the sources say release it first", "release-before-strengthening")]
    public async Task The_claims_own_question_opens_with_its_verdict(string question, string claim)
    {
        var answer = await RealAnswerer.AskAsync(question);

        Assert.Equal(RealAnswerer.Knowledge.Claim(claim).Verdict, answer.Sentences[0].Text);
        Assert.True(answer.Sentences[0].Citations.Count > 1);
    }

    [Fact]
    public void Every_verdict_names_its_subject()
    {
        string[] without = [.. Verdicts.Where(verdict => verdict.Contains("say so,", StringComparison.Ordinal) || verdict.Contains(" assert it", StringComparison.Ordinal) || verdict.StartsWith("The sources disagree:", StringComparison.Ordinal))];

        Assert.Empty(without);
    }

    [Theory]
    [InlineData("is wheel pose dangerous for the psoas", "wheel pose")]
    [InlineData("does a tight psoas cause headaches", "headaches")]
    [InlineData("is camel pose good for my psoas", "camel pose")]
    public async Task What_no_source_speaks_of_is_said_first(string question, string thing)
    {
        var answer = await RealAnswerer.AskAsync(question);

        Assert.Equal(AnswerStatus.Answered, answer.Status);
        Assert.StartsWith($"No source speaks of {thing}", answer.Text, StringComparison.Ordinal);
        Assert.Equal(answer.Lead, answer.Text[..answer.Lead!.Length]);
        Assert.InRange(answer.Sentences.Count, 1, 3);
    }

    [Theory]
    [InlineData("can it give me pain in the shoulder")]
    [InlineData("does gardening hurt the psoas")]
    [InlineData("what does the psoas do on the stairs")]
    [InlineData("where does the psoas run")]
    [InlineData("walk me through the lunge")]
    public async Task What_a_source_speaks_of_is_never_called_missing(string question)
    {
        var answer = await RealAnswerer.AskAsync(question);

        Assert.DoesNotContain("No source speaks", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_thing_is_unspoken_that_stands_in_a_statement()
    {
        var things = new NamedThings(RealAnswerer.Knowledge);
        foreach (var thing in RealAnswerer.Knowledge.Things)
        {
            var name = thing.Name.StartsWith("the ", StringComparison.Ordinal) ? thing.Name[4..] : thing.Name;
            var spoken = RealAnswerer.Knowledge.Statements.Where(statement => statement.Speaker.Role != SpeakerRole.Editor).Any(statement => $" {statement.Text} ".Contains($" {name} ", StringComparison.OrdinalIgnoreCase));
            var asked = Assert.Single(things.In($"what about {thing.Name}?"));
            Assert.False(spoken && asked.SpokenBy.Count == 0, thing.Name);
        }
    }

    [Theory]
    [InlineData("my back hurts from sitting, does it shorten?")]
    [InlineData("does sitting all day shorten it")]
    [InlineData("how do i strengthen it")]
    public async Task A_readers_question_never_opens(string question)
    {
        var answer = await RealAnswerer.AskAsync(question);

        Assert.All(answer.Sentences.Take(1), sentence => Assert.DoesNotContain("is confused", sentence.Text, StringComparison.Ordinal));
        Assert.False(answer.Sentences[0].Citations.Count == 1 && Opening.IsReadersQuestion(Cited(answer, 0)));
    }

    [Theory]
    [InlineData("what is the psoas")]
    [InlineData("new here, my trainer keeps saying psoas. what even is that?")]
    [InlineData("so what is this muscle exactly")]
    public async Task A_newcomer_first_reads_where_it_is_and_what_it_does_in_plain_words(string question)
    {
        var answer = await RealAnswerer.AskAsync(question);

        Assert.Equal(StatementKind.Anatomy, Cited(answer, 0).Kind);
        Assert.Equal(StatementKind.Function, Cited(answer, 1).Kind);
        Assert.All(answer.Sentences, sentence => Assert.DoesNotContain("T12", sentence.Text, StringComparison.Ordinal));
        Assert.All(answer.Sentences, sentence => Assert.DoesNotContain("transverse", sentence.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mei chong or Serota on yoga, what is the difference", "strong-connector", "not-your-soul-muscle")]
    [InlineData("compare Nik Balogh and the handout: where does it attach", "vital-psoas", "big-deal-handout")]
    public async Task A_comparison_holds_the_named_voices_and_nobody_else(string question, params string[] sources)
    {
        var answer = await RealAnswerer.AskAsync(question);

        Assert.Equal(sources.Order(StringComparer.Ordinal), answer.Sentences.SelectMany(sentence => sentence.Citations).Select(id => StatementId.Parse(id).Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("which stretch is best after long hours of sitting?")]
    [InlineData("got any stretch i can do after driving a truck all day")]
    [InlineData("is there a good stretch for cyclists")]
    public async Task Who_asks_for_a_stretch_gets_one_first(string question)
    {
        var answer = await RealAnswerer.AskAsync(question);

        Assert.Equal(StatementKind.Instruction, RealAnswerer.Knowledge.Statement(StatementId.Parse(answer.Sentences[0].Citations[0])).Kind);
    }

    [Fact]
    public async Task Who_asks_which_stretch_did_harm_gets_none()
    {
        var answer = await RealAnswerer.AskAsync("which stretch hurt serota's client");

        Assert.NotEqual(StatementKind.Instruction, RealAnswerer.Knowledge.Statement(StatementId.Parse(answer.Sentences[0].Citations[0])).Kind);
    }

    [Fact]
    public async Task Who_says_is_answered_with_names()
    {
        var answer = await RealAnswerer.AskAsync("who says that stress tightens the psoas");

        Assert.Matches(", says? [^;]*Nik Balogh", answer.Sentences[0].Text);
        Assert.Matches("; [^;]+, says Jory Serota", answer.Sentences[0].Text);
        Assert.True(answer.Sentences[0].Citations.Count > 1);
    }

    [Fact]
    public async Task Who_somebody_is_is_answered_with_what_is_told_of_the_person()
    {
        var answer = await RealAnswerer.AskAsync("who is Liz Koch");

        Assert.All(answer.Sentences, sentence => Assert.Equal(StatementKind.Resource, RealAnswerer.Knowledge.Statement(StatementId.Parse(sentence.Citations[0])).Kind));
    }

    [Fact]
    public async Task Both_questions_of_a_message_are_answered()
    {
        var answer = await RealAnswerer.AskAsync("where is the psoas and how do I do constructive rest?");

        var kinds = answer.Sentences.Select(sentence => RealAnswerer.Knowledge.Statement(StatementId.Parse(sentence.Citations[0])).Kind).ToList();
        Assert.Contains(StatementKind.Anatomy, kinds);
        Assert.Contains(StatementKind.Instruction, kinds);
    }

    [Theory]
    [InlineData("i read a lot. how long do i hold it and who says so?", 2)]
    [InlineData("where is it? how do i stretch it?", 2)]
    [InlineData("where does it start and end", 0)]
    [InlineData("my coach said rest, what is that?", 0)]
    public void A_message_has_as_many_parts_as_it_asks(string message, int parts) => Assert.Equal(parts, QuestionParts.Of(message).Count);

    [Theory]
    [InlineData("how often should i stretch it", true)]
    [InlineData("can i do the lunge every day", true)]
    [InlineData("how often a week", true)]
    [InlineData("how often does she see her osteopath", false)]
    [InlineData("it hurts every day, who has that too", false)]
    public void How_often_is_a_question_of_practice(string question, bool asked) => Assert.Equal(asked, HowOften.IsAsked(question));

    [Theory]
    [InlineData("how do you pronounce psoas", "worries")]
    [InlineData("who is Jory Serota", "Numbness")]
    [InlineData("where does the psoas start", "Numbness")]
    public async Task The_closing_line_fits_the_question_and_still_names_who_can_help(string question, string without)
    {
        var answer = await RealAnswerer.AskAsync(question);

        Assert.NotNull(answer.Referral);
        Assert.Contains("physio", answer.Referral.Text, StringComparison.Ordinal);
        Assert.Contains("doctor", answer.Referral.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(without, answer.Referral.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_pain_is_spoken_of_the_closing_line_says_what_is_urgent()
    {
        var answer = await RealAnswerer.AskAsync("can the psoas cause low back pain");

        Assert.Contains("bladder or bowel", answer.Referral!.Text, StringComparison.Ordinal);
    }
}
