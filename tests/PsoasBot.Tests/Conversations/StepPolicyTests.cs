using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Limits;
using PsoasBot.Conversations.Threads;
using PsoasBot.Conversations.Work;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Conversations;

public sealed class StepPolicyTests
{
    private static readonly DateTimeOffset Asked = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Waiting", 1, 1, "Answer")]
    [InlineData("Waiting", 20, 1, "Apologise")]
    [InlineData("Waiting", 1, 6, "Apologise")]
    [InlineData("Prepared", 1, 2, "Send")]
    [InlineData("Prepared", 20, 2, "Apologise")]
    [InlineData("Sending", 1, 2, "LookThenSend")]
    [InlineData("Sending", 20, 2, "LookThenApologise")]
    [InlineData("Sending", 24 * 60 + 1, 2, "GiveUp")]
    public void The_next_step_follows_from_state_age_and_attempts(string state, int minutes, int attempts, string expected)
    {
        var question = new ClaimedQuestion
        {
            Lease = new Lease("q", 1, Asked),
            State = Enum.Parse<QuestionState>(state),
            Attempts = attempts,
            Message = Some.Message("e", Asked) with { AnswerBefore = Asked.AddMinutes(15) },
        };
        Assert.Equal(expected, StepPolicy.For(question, Asked.AddMinutes(minutes), new ConversationOptions()).ToString());
    }

    [Fact]
    public void Without_a_deadline_a_late_answer_is_still_an_answer()
    {
        var question = new ClaimedQuestion { Lease = new Lease("q", 1, Asked), State = QuestionState.Waiting, Attempts = 1, Message = Some.Message("e", Asked) };
        Assert.Equal(NextStep.Answer, StepPolicy.For(question, Asked.AddHours(5), new ConversationOptions()));
    }

    [Fact]
    public void Waits_double_up_to_five_minutes()
    {
        var backoff = new Backoff(new Random(1));
        Assert.InRange(backoff.After(1).TotalSeconds, 1, 1.25);
        Assert.InRange(backoff.After(4).TotalSeconds, 8, 10);
        Assert.InRange(backoff.After(1000).TotalSeconds, 300, 375);
    }

    [Fact]
    public void A_member_who_asks_too_fast_waits_and_others_do_not()
    {
        var time = new ManualTime();
        var limits = new RateLimits(new ConversationOptions { MemberPerMinute = 2, CommunityPerMinute = 4 }, time);
        Assert.IsType<RateVerdict.Free>(limits.Take(Some.Message("1", time.Now)));
        Assert.IsType<RateVerdict.Free>(limits.Take(Some.Message("2", time.Now)));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(new RateVerdict.TooFast(TimeSpan.FromSeconds(40), IsMember: true), limits.Take(Some.Message("3", time.Now)));
        Assert.IsType<RateVerdict.Free>(limits.Take(Some.Message("4", time.Now, "m2")));
        Assert.IsType<RateVerdict.Free>(limits.Take(Some.Message("5", time.Now, "m3")));
        Assert.Equal(new RateVerdict.TooFast(TimeSpan.FromSeconds(40), IsMember: false), limits.Take(Some.Message("6", time.Now, "m4")));
        time.Advance(TimeSpan.FromSeconds(40));
        Assert.IsType<RateVerdict.Free>(limits.Take(Some.Message("7", time.Now)));
    }

    [Fact]
    public void The_asker_is_the_member_and_others_are_numbered() =>
        Assert.Equal(
            ["member 2: how long?", "bot: a minute", "member: and then?", "member 3: me too", "member 2: thanks"],
            ThreadHistory.Write([new("b", "how long?", "a minute"), new("a", "and then?", null), new("c", "me too", null), new("b", "thanks", null)], "a"));
}
