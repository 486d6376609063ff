using PsoasBot.Answering.Understanding;

namespace PsoasBot.Tests.Answering.Understanding;

public sealed class FollowUpKindsTests
{
    [Theory]
    [InlineData("new topic, why do the kidneys come up", "why do the kidneys come up")]
    [InlineData("btw how is it pronounced", "how is it pronounced")]
    [InlineData("different question", "different question")]
    [InlineData("how long do i hold it", "how long do i hold it")]
    public void What_only_says_that_a_new_topic_begins_is_left_out(string message, string expected) =>
        Assert.Equal(expected, FollowUpKinds.WithoutSwitch(message));
}
