using PsoasBot.Answering;
using PsoasBot.Moderation.Review;
using PsoasBot.Moderation.Stats;
using PsoasBot.Safety;
using PsoasBot.Storage;
using PsoasBot.Storage.Review;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Moderation;

/// <summary>The desk's figures: on either engine.</summary>
public abstract class StatsSuite : ModerationSuite
{
    private static readonly Answer Declined = Some.Answer("I find nothing on that.") with { Status = AnswerStatus.Declined, Contested = [] };

    private StatsStore Stats => field ??= new StatsStore(Store);

    private DateTimeOffset MonthAgo => Time.Now - TimeSpan.FromDays(30);

    [Fact]
    public async Task Each_question_counts_for_what_became_of_it()
    {
        await AnsweredAsync("answered");
        await AnsweredAsync("declined", answer: Declined);
        await AnsweredAsync("safety", answer: Some.Answer("Call now.") with { Status = AnswerStatus.Safety, Level = SafetyLevel.Emergency, Contested = [] });
        await Inbox.AcceptAsync(Some.Message("waiting", Time.Now), Cancel);

        var card = await Stats.ScorecardAsync(MonthAgo, Cancel);

        Assert.Equal((4, 1, 1, 1, 1, 1), (card.Questions, card.Answered, card.Declined, card.SafetyCards, card.Contested, card.Waiting));
        Assert.Equal((0, null), (card.Flagged, card.TimeToReview));
    }

    [Fact]
    public async Task Cases_count_by_their_decision_and_the_median_time_to_it()
    {
        await DecidedAsync("e1", TimeSpan.FromMinutes(5), new ReviewCommand.Approve(2));
        await DecidedAsync("e2", TimeSpan.FromMinutes(20), new ReviewCommand.Correct(2, Draft()) { Reason = "one-sided" });
        await DecidedAsync("e3", TimeSpan.FromMinutes(10), new ReviewCommand.Retract(2) { Reason = "wrong source" });
        await FlaggedAsync("e4");

        var card = await Stats.ScorecardAsync(MonthAgo, Cancel);

        Assert.Equal((4, 1, 1), (card.Flagged, card.Corrected, card.Retracted));
        Assert.Equal(TimeSpan.FromMinutes(10), card.TimeToReview);
    }

    [Fact]
    public async Task Days_without_a_question_are_days_too()
    {
        await AnsweredAsync("old", answer: Declined);
        Time.Advance(TimeSpan.FromDays(2));
        await DecidedAsync("new", TimeSpan.FromMinutes(15), new ReviewCommand.Retract(2) { Reason = "wrong source" });

        var days = (await Stats.ScorecardAsync(MonthAgo, Cancel)).Days;

        Assert.Equal(
            [
                new DayVolume(new DateOnly(2026, 11, 21), 1) { Declined = 1 },
                new DayVolume(new DateOnly(2026, 11, 22), 0),
                new DayVolume(new DateOnly(2026, 11, 23), 1) { Contested = 1, Flagged = 1, Retracted = 1, TimeToReview = TimeSpan.FromMinutes(15) },
            ],
            days);
    }

    [Fact]
    public async Task What_lies_before_the_time_that_is_asked_for_does_not_count()
    {
        await DecidedAsync("old", TimeSpan.FromMinutes(5), new ReviewCommand.Approve(2));
        await AnsweredAsync("old too", answer: Declined);
        Time.Advance(TimeSpan.FromDays(31));

        var card = await Stats.ScorecardAsync(MonthAgo, Cancel);

        Assert.Equal((0, 0, null), (card.Questions, card.Flagged, card.TimeToReview));
        Assert.Empty(card.Days);
        Assert.Empty(await Stats.DeclinedAsync(MonthAgo, 10, Cancel));
    }

    [Fact]
    public async Task What_was_declined_is_listed_with_the_newest_first()
    {
        await AnsweredAsync("e1", answer: Declined);
        await AnsweredAsync("e2");
        var newest = await AnsweredAsync("e3", answer: Declined);

        Assert.Equal(2, (await Stats.DeclinedAsync(MonthAgo, 10, Cancel)).Count);
        Assert.Equal([new DeclinedQuestion(newest, "is the psoas weak or tight?")], await Stats.DeclinedAsync(MonthAgo, 1, Cancel));
    }

    private async Task DecidedAsync(string @event, TimeSpan after, ReviewCommand decision)
    {
        var id = await FlaggedAsync(@event);
        await ClaimAsync(id, Ada);
        Time.Advance(after);
        Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ada, decision, Cancel));
    }
}

public sealed class StatsOnSqlite : StatsSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class StatsOnPostgres(PostgresCluster cluster) : StatsSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}
