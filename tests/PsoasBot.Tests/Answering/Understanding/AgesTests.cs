using PsoasBot.Answering.Understanding;

namespace PsoasBot.Tests.Answering.Understanding;

public sealed class AgesTests
{
    [Theory]
    [InlineData("is it safe at 70?", "older adult")]
    [InlineData("im 72 and stiff", "older adult")]
    [InlineData("my 81-year-old dad stoops", "older adult")]
    [InlineData("can my 9 year old do this", "child")]
    [InlineData("she's 12 and a gymnast", "child")]
    public void An_age_is_said_in_words(string question, string words) => Assert.EndsWith($"({words})", Ages.InWords(question), StringComparison.Ordinal);

    [Theory]
    [InlineData("hold it at 70 percent for how long")]
    [InlineData("i stop at 10 reps")]
    [InlineData("i'm 10 weeks after surgery")]
    [InlineData("i'm 34, runner")]
    [InlineData("at 9 am i stretch")]
    [InlineData("stay 5 minutes?")]
    [InlineData("my back hurts for 8 years")]
    public void Other_numbers_are_left_alone(string question) => Assert.Equal(question, Ages.InWords(question));

    [Theory]
    [InlineData("i have 12 years of yoga, is the lunge safe", "i have years of yoga, is the lunge safe")]
    [InlineData("my physio of 13 yrs exp says stretch", "my physio of yrs exp says stretch")]
    [InlineData("teacher with 15 years experience", "teacher with years experience")]
    public void Years_of_practice_are_no_age(string question, string read) => Assert.Equal(read, Ages.InWords(question));

    /// <summary>A time limit would be reached on a busy machine by chance, and the member would get no answer.</summary>
    [Fact]
    public void Words_without_end_are_neither_searched_nor_a_reason_to_fail()
    {
        var question = $"{new string('a', 20_000)} at 70";
        Assert.Equal(question, Ages.InWords(question));
        Assert.EndsWith("(older adult)", Ages.InWords(question[^200..]), StringComparison.Ordinal);
    }
}
