using System.Text.Json;
using PsoasBot.Answering.Understanding;
using PsoasBot.Moderation.Likeness;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Moderation.Likeness;

public sealed class SameQuestionTests
{
    private static readonly QuestionSignalReader Signals = RealAnswerer.Signals;
    private static readonly QuestionSimilarity Similarity = RealAnswerer.Similarity;

    [Theory]
    [InlineData("pairs-exam.jsonl", 0.47, 0.01)]
    [InlineData("pairs-open.jsonl", 0.71, 0.01)]
    [InlineData("pairs-second.jsonl", 0.76, 0.01)]
    [InlineData("pairs-third.jsonl", 0.73, 0.01)]
    [InlineData("pairs-fourth.jsonl", 0.70, 0.01)]
    [InlineData("pairs-fifth.jsonl", 0.57, 0.01)]
    [InlineData("pairs-sixth.jsonl", 0.43, 0.01)]
    [InlineData("pairs-seventh.jsonl", 0.75, 0.02)]
    [InlineData("pairs-eighth.jsonl", 0.75, 0.02)]
    public void It_recognises_the_same_question_and_seldom_takes_another_for_it(string file, double leastRecognised, double mostWrong)
    {
        var judged = File.ReadLines(Path.Combine(Project.Root, "tests", "questions", file)).Where(line => line.Length > 0).Select(Judge).ToList();
        Assert.True(Share(judged, same: true) >= leastRecognised, $"recognised {Share(judged, same: true):P1}");
        Assert.True(Share(judged, same: false) <= mostWrong, $"wrong {Share(judged, same: false):P1}");
    }

    [Theory]
    [InlineData("can i do the kneeling lunge", "can my mother do the kneeling lunge")]
    [InlineData("which psoas exercises are there", "which psoas exercises are there for my 12 year old daughter")]
    [InlineData("can i do the kneeling lunge", "can i do the kneeling lunge, i am pregnant")]
    [InlineData("is the lying stretch ok", "is the lying stretch ok after hip surgery")]
    [InlineData("are gentle backbends okay, i have osteoporosis", "are gentle backbends okay, i have no osteoporosis")]
    public void Another_person_or_a_condition_makes_it_another_question(string first, string second) => Assert.False(IsSame(first, second));

    [Theory]
    [InlineData("can my mom do the lunge", "mother")]
    [InlineData("exercises for my 12 year old son", "son")]
    [InlineData("my dad has parkinson's, what suits him", "father")]
    public void A_question_may_be_about_somebody(string question, string person) => Assert.Equal([Signals.Words(person)[0].Stem], People(question).About);

    [Theory]
    [InlineData("does stress tighten the psoas", "does a tight psoas cause stress")]
    [InlineData("is a stiff psoas caused by back pain", "is back pain caused by a stiff psoas")]
    [InlineData("do weak hamstrings come from a weak psoas", "does a weak psoas come from weak hamstrings")]
    public void Cause_and_effect_in_each_others_place_make_it_another_question(string first, string second) =>
        Assert.Equal(DifferenceKind.Turned, Similarity.Compare(Similarity.Read(first), Similarity.Read(second)).Difference.Kind);

    [Theory]
    [InlineData("does fear tense the muscle", "is the muscle tensed by fear")]
    [InlineData("are sore hips produced by too much sitting", "does too much sitting make hips sore")]
    [InlineData("does stress tighten the psoas", "is a tight psoas due to stress")]
    [InlineData("is my psoas tight cause of stress", "does stress tighten the psoas")]
    public void The_passive_and_because_say_the_same_from_the_other_end(string first, string second) =>
        Assert.Equal(1, CausalOrder.Compare(Similarity.Read(first).Causes, Similarity.Read(second).Causes));

    [Theory]
    [InlineData("which stretches suit a nine year old footballer", "which stretches suit a footballer")]
    [InlineData("can my son do the lunge, he is in year 8 and my boy is 13", "can my son do the lunge")]
    [InlineData("i am breastfeeding, is the release ok", "is the release ok")]
    [InlineData("i have arthritis, what did he tell the reader", "what did he tell the reader")]
    [InlineData("is the lunge ok, i had my hip replaced", "is the lunge ok")]
    public void A_child_by_its_age_and_the_members_own_condition_make_it_another_question(string first, string second) => Assert.False(IsSame(first, second));

    [Fact]
    public void Of_somebody_in_the_texts_one_question_may_say_more() => Assert.NotEqual(
        DifferenceKind.Condition, Similarity.Compare(Similarity.Read("what did he tell the reader with arthritis"), Similarity.Read("what did he tell the reader")).Difference.Kind);

    [Theory]
    [InlineData("can i replace the gym by walking")]
    [InlineData("do you reply yes/no")]
    public void Words_that_only_look_like_a_condition_or_a_denial_are_none(string question)
    {
        var meaning = Similarity.Read(question);
        Assert.Empty(meaning.Grave);
        Assert.False(meaning.IsNegated);
    }

    [Fact]
    public void A_share_that_is_nearly_nothing_leaves_every_sign_finite()
    {
        var one = Similarity.Read("where does the psoas start");
        var (sure, nearlySure) = (Shares(one, 0), Shares(one, MathF.Sqrt(float.Epsilon)));
        Assert.All(Similarity.Signs(sure, nearlySure).Signs, sign => Assert.True(float.IsFinite(sign)));
    }

    [Theory]
    [InlineData("how many seconds do i hold the lunge? my husband wants to know", "husband")]
    [InlineData("does stress tighten the psoas? is my husband right", "husband")]
    [InlineData("a long talk with my sister: does stress tighten it", "sister")]
    [InlineData("how many of his clients have a weak psoas", "client")]
    [InlineData("my brother-in-law is certain that stress tightens the psoas, is he right", "brother")]
    public void Somebody_who_stands_by_is_only_mentioned(string question, string person)
    {
        var (about, mentioned) = People(question);
        Assert.Empty(about);
        Assert.Equal([Signals.Words(person)[0].Stem], mentioned);
    }

    [Fact]
    public void Of_a_long_message_the_sentence_that_asks_is_its_core() => Assert.Equal(
        "Does too much stress over the years tighten the psoas?",
        QuestionCore.Of("We sat in the train for hours and talked about everything under the sun, my sister most of all. Does too much stress over the years tighten the psoas? It was raining.", sentence => sentence.Contains("psoas", StringComparison.Ordinal) ? 1 : 0));

    [Theory]
    [InlineData("how many seconds do i hold the lunge")]
    [InlineData("who calls the psoas the muscle of the soul")]
    public void The_same_words_are_the_same_question(string question) => Assert.True(IsSame(question, $"hi all, {question.ToUpperInvariant()}?"));

    private static bool IsSame(string first, string second) => Similarity.Compare(Similarity.Read(first), Similarity.Read(second)).IsSame;

    private static (HashSet<string> About, HashSet<string> Mentioned) People(string question) => new Companions(Signals).Read(Signals.Words(question));

    /// <summary>The first subject for certain, each of the others with a share.</summary>
    private static QuestionMeaning Shares(QuestionMeaning meaning, float others) =>
        meaning with { Learnt = meaning.Learnt with { Subjects = [1, .. meaning.Learnt.Subjects.Skip(1).Select(_ => others)] } };

    private static (bool Same, bool IsTaken) Judge(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("same").GetBoolean(), IsSame(json.RootElement.GetProperty("a").GetString()!, json.RootElement.GetProperty("b").GetString()!));
    }

    private static double Share(List<(bool Same, bool IsTaken)> judged, bool same) => judged.Count(each => each.Same == same && each.IsTaken) / (double)judged.Count(each => each.Same == same);
}
