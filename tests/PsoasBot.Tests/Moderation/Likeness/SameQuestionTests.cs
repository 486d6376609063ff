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
    [InlineData("pairs-second.jsonl", 0.61, 0.01)]
    [InlineData("pairs-third.jsonl", 0.63, 0.01)]
    [InlineData("pairs-fourth.jsonl", 0.58, 0.01)]
    [InlineData("pairs-fifth.jsonl", 0.45, 0.01)]
    [InlineData("pairs-sixth.jsonl", 0.35, 0.01)]
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
    [InlineData("how many seconds do i hold the lunge? my husband wants to know", "husband")]
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

    private static (bool Same, bool IsTaken) Judge(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("same").GetBoolean(), IsSame(json.RootElement.GetProperty("a").GetString()!, json.RootElement.GetProperty("b").GetString()!));
    }

    private static double Share(List<(bool Same, bool IsTaken)> judged, bool same) => judged.Count(each => each.Same == same && each.IsTaken) / (double)judged.Count(each => each.Same == same);
}
