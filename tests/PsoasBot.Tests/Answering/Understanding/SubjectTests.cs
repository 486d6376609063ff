using PsoasBot.Answering.Understanding;

namespace PsoasBot.Tests.Answering.Understanding;

public sealed class SubjectTests
{
    [Theory]
    [InlineData("where is it?", "where is the psoas?")]
    [InlineData("what does it do", "what does the psoas do")]
    [InlineData("how do i stretch this muscle", "how do i stretch the psoas")]
    [InlineData("is mine tight?", "is the psoas tight?")]
    [InlineData("can it tear", "can the psoas tear")]
    [InlineData("Psoas?", "what is the psoas")]
    public void A_short_question_is_about_the_psoas(string question, string named) => Assert.Equal(named, Subject.Named(question));

    [Theory]
    [InlineData("is it safe to lunge")]
    [InlineData("does my psoas hold it")]
    [InlineData("")]
    [InlineData("my sister fell on the stairs last year and since then her knee clicks, can i help with it")]
    public void Where_it_may_be_something_else_nothing_is_named(string question) => Assert.Equal(question, Subject.Named(question));

    [Theory]
    [InlineData("scoliosis from psoas, true? my daughter 13 has it", "scoliosis from psoas, true?")]
    [InlineData("can a tight psoas cause sciatica? my husband has it too", "can a tight psoas cause sciatica?")]
    public void An_aside_about_who_has_it_is_left_out(string question, string asked) => Assert.Equal(asked, Subject.WithoutPreface(question));

    [Theory]
    [InlineData("is the lunge right for my daughter, 13? she has it every day")]
    [InlineData("my daughter has it")]
    public void What_is_asked_for_a_child_stays(string question) => Assert.Equal(question, Subject.WithoutPreface(question));
}
