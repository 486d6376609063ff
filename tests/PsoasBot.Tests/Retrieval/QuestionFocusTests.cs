using PsoasBot.Retrieval.Query;

namespace PsoasBot.Tests.Retrieval;

public sealed class QuestionFocusTests
{
    [Theory]
    [InlineData("tight hip flexor", "tight hip flexor")]
    [InlineData("My back hurts. Should I stretch it?", "should i stretch it")]
    [InlineData("Is it deep? I sit all day! What is it for?", "is it deep what is it for")]
    [InlineData("i run a lot and my back is sore how long should i hold it", "i run a lot and my back is sore how long should i hold it")]
    [InlineData(
        "i run a lot and sit all day and my back is sore and my knees are too and last week it was so bad that i could not sleep how long should i hold the stretch",
        "how long should i hold the stretch")]
    [InlineData("I run a lot. My back is sore. Wondering if breathing helps.", "wondering if breathing helps")]
    [InlineData("Been to the doctor. No help.", "been to the doctor no help")]
    [InlineData("", "")]
    public void What_is_asked_is_told_from_the_story(string message, string asked) =>
        Assert.Equal(asked, string.Join(' ', QuestionFocus.Read(message).Where(word => word.Asked).Select(word => word.Text)));

    [Fact]
    public void In_a_long_message_the_words_of_the_question_count_more()
    {
        var index = Samples.Index("running shoes marathon training weather holiday dog garden", "breathing diaphragm", "kitchen sofa television weekend neighbour");

        var slots = index.Plan(
            "Last weekend I had my marathon training with new running shoes in bad weather, the dog was in the garden, the neighbour came to the kitchen " +
            "and we watched television on the sofa after the holiday. Does breathing reach it?");

        Assert.Equal(1, slots.Single(slot => slot.Word == "breathing").Weight);
        Assert.True(slots.Single(slot => slot.Word == "marathon").Weight < 0.5f);
    }

    [Fact]
    public void A_short_question_counts_every_word_fully() =>
        Assert.All(Samples.Index("back pain stretch psoas").Plan("My back has pain. Stretch the psoas?"), slot => Assert.Equal(1, slot.Weight));

    [Fact]
    public void Of_a_thousand_words_the_weightiest_32_are_searched_for()
    {
        var words = Samples.Words(new Random(1), 1000);

        Assert.Equal(QueryPlanner.MostSlots, Samples.Index(words).Plan(string.Join(' ', words)).Count);
    }
}
