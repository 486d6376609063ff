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
}
