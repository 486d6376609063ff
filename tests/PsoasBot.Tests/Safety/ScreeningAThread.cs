using PsoasBot.Safety;

namespace PsoasBot.Tests.Safety;

public class ScreeningAThread
{
    [Fact]
    public void What_the_member_said_earlier_counts_for_the_next_message() =>
        Assert.Equal(SafetyLevel.Emergency, SafetyFixture.Screen.Screen("so which stretch then?", ["my back went and i can't feel it when i wipe"]).Level);

    [Fact]
    public void An_illness_named_earlier_raises_a_later_complaint() =>
        Assert.InRange(SafetyFixture.Screen.Screen("my groin hurts since monday", ["hi, i take warfarin"]).Level, SafetyLevel.Urgent, SafetyLevel.Emergency);

    [Theory]
    [InlineData("went to a&e, scan was clear. where does the psoas attach?")]
    [InlineData("the doctor checked me and sent me home, all fine. which article is about breathing?")]
    public void An_alarm_that_somebody_has_seen_to_is_over(string message)
    {
        var verdict = SafetyFixture.Screen.Screen(message, ["my back went and i can't feel it when i wipe"]);
        Assert.Equal(SafetyLevel.Professional, verdict.Level);
        Assert.Empty(verdict.Flags);
        Assert.False(verdict.AllowsDoses);
    }

    [Fact]
    public void What_is_seen_to_does_not_hide_a_new_alarm() =>
        Assert.Equal(SafetyLevel.Crisis, SafetyFixture.Screen.Screen("scan was clear but i want to kill myself", ["my back went and i can't feel it when i wipe"]).Level);

    [Fact]
    public void An_alarm_three_messages_back_still_stands() =>
        Assert.Equal(SafetyLevel.Emergency, SafetyFixture.Screen.Screen("so which stretch then?", ["my back went and i can't feel it when i wipe", "ok", "who wrote the handout?"]).Level);

    [Fact]
    public void An_alarm_further_back_was_answered_as_often_and_is_over() =>
        Assert.InRange(SafetyFixture.Screen.Screen("who wrote the handout?", ["my back went and i can't feel it when i wipe", "ok", "which muscle is it?", "thanks for the last answer"]).Level, SafetyLevel.None, SafetyLevel.Professional);

    [Fact]
    public void An_illness_counts_from_any_message() =>
        Assert.InRange(SafetyFixture.Screen.Screen("my groin hurts since monday", ["hi, i take warfarin", "who wrote the handout?", "thanks for the last answer", "which muscle is it?", "good morning all"]).Level, SafetyLevel.Urgent, SafetyLevel.Emergency);

    [Fact]
    public void A_plain_tight_hip_needs_no_referral() =>
        Assert.Null(SafetyFixture.Screen.Screen("my hip feels tight").Referral);

    [Fact]
    public void A_personal_situation_gets_a_referral_with_who_why_and_when()
    {
        var referral = SafetyFixture.Screen.Screen("18 weeks pregnant, hip clicks").Referral;
        Assert.NotNull(referral);
        Assert.Equal("midwife", referral.Who[0]);
        Assert.Contains("midwife", referral.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("18 weeks pregnant, hip clicks")]
    [InlineData("hip replacement in may, can i do pigeon")]
    [InlineData("i'm on warfarin, is deep massage ok")]
    [InlineData("my 8 year old has tight hips")]
    [InlineData("dexa says osteopenia")]
    public void No_doses_are_allowed_where_a_professional_has_to_decide(string message) =>
        Assert.False(SafetyFixture.Screen.Screen(message).AllowsDoses);

    [Fact]
    public void An_empty_message_is_clear() => Assert.Equal(SafetyLevel.None, SafetyFixture.Screen.Screen(" \u200B ").Level);
}
