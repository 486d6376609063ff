using PsoasBot.Answering;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;
using PsoasBot.Safety;
using PsoasBot.Storage;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Moderation;

/// <summary>Flag, claim, decide, publish: on either engine.</summary>
public abstract class ReviewSuite : ModerationSuite
{
    [Fact]
    public async Task A_members_flag_opens_a_case_and_decided_it_stays_decided()
    {
        var id = await AnsweredAsync("e1");
        Assert.IsType<ReviewOutcome.Done>(await Desk.FlagAsync(id, Member, "this is wrong", Cancel));
        var file = await Desk.OpenAsync(id, Ada, Cancel);
        Assert.Equal(("member", "this is wrong"), (file!.Flags[0].Kind, file.Flags[0].Reason));
        Assert.Equal("is the psoas weak or tight?", file.Question);
        Assert.Equal("0123456789abcdef", file.Answer.Receipt.KnowledgeVersion);
        await ClaimAsync(id, Ada);
        Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(2), Cancel));
        Assert.IsType<ReviewOutcome.Refused>(await Desk.ActAsync(id, Ada, new ReviewCommand.Claim(3), Cancel));
        Assert.Equal(["flag member", "claim", "approve", "claim"], (await Desk.TrailAsync(id, Ada, Cancel)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_retracted_answer_stands_there_again_when_it_is_approved_after_all()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Retract(2) { Reason = "too fast" }, Cancel);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Reopen(3), Cancel);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Claim(4), Cancel);
        Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(5), Cancel));
        var edit = await NextEditAsync();
        Assert.Equal("Reviewed by moderators on 21 November 2026. Both are held.", edit!.Answer.Text);
        Assert.Single(edit.Answer.Sentences);
    }

    [Fact]
    public async Task A_correction_that_is_approved_after_a_second_look_stays()
    {
        var id = await CuratedAsync();
        await Desk.ActAsync(id, Ada, new ReviewCommand.Reopen(3), Cancel);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Claim(4), Cancel);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(5), Cancel);
        var edit = await NextEditAsync();
        Assert.StartsWith("Corrected by moderators", edit!.Answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("Corrected by moderators", (await Desk.OpenAsync(id, Ada, Cancel))!.Case.Replacement!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_safety_card_that_is_taken_back_keeps_its_steps_and_its_level()
    {
        var id = await AnsweredAsync("e1", new ReviewRequest(["emergency"], null), SampleAnswers.Emergency);
        await ClaimAsync(id, Ada);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Retract(2) { Reason = "a joke" }, Cancel);
        var edit = (await NextEditAsync())!.Answer;
        Assert.Equal((AnswerStatus.Safety, SafetyLevel.Emergency), (edit.Status, edit.Level));
        Assert.StartsWith("Moderators took this answer back", edit.Lead, StringComparison.Ordinal);
        Assert.Contains("Call an ambulance now.", edit.Text, StringComparison.Ordinal);
        Assert.Equal(SampleAnswers.Emergency.Sentences.Select(sentence => sentence.Text), edit.Sentences.Select(sentence => sentence.Text));
        Assert.Single(edit.Sources);
    }

    [Fact]
    public async Task A_held_answer_is_published_when_it_is_approved()
    {
        var (notice, review) = new ReviewPolicy(new ModerationOptions { Flags = { ["low-grounding"] = FlagHandling.Hold } }).Apply(Some.Answer("The answer.", "low-grounding"));
        Assert.Contains("A moderator looks at this answer", notice.Text, StringComparison.Ordinal);
        var id = await AnsweredAsync("e1", review, notice);
        await ClaimAsync(id, Ada);
        await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(2), Cancel);
        var edit = await NextEditAsync();
        Assert.Equal("Reviewed by moderators on 21 November 2026. The answer.", edit!.Answer.Text);
    }

    [Fact]
    public async Task An_unsound_correction_is_refused_with_its_mistakes()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        var draft = new CorrectionDraft
        {
            Sentences = [new("No source.", []), new("See https://example.org", ["not-your-soul-muscle.9"]), new("@everyone look", ["no-such.1"]), new("My word.", [CorrectionDraft.NoteCitation])],
        };
        var unsound = Assert.IsType<ReviewOutcome.Unsound>(await Desk.ActAsync(id, Ada, new ReviewCommand.Correct(2, draft) { Reason = "r" }, Cancel));
        Assert.Equal(5, unsound.Problems.Count);
    }

    [Fact]
    public async Task A_claim_ends_after_half_an_hour()
    {
        var id = await FlaggedAsync("e1");
        await ClaimAsync(id, Ada);
        Assert.IsType<ReviewOutcome.Refused>(await Desk.ActAsync(id, Ben, new ReviewCommand.Claim(2), Cancel));
        Time.Advance(TimeSpan.FromMinutes(31));
        Assert.IsType<ReviewOutcome.Refused>(await Desk.ActAsync(id, Ada, new ReviewCommand.Approve(2), Cancel));
        Assert.IsType<ReviewOutcome.Done>(await Desk.ActAsync(id, Ben, new ReviewCommand.Claim(2), Cancel));
    }

    [Fact]
    public async Task Thumbs_down_of_three_members_are_a_flag()
    {
        var id = await AnsweredAsync("e1");
        foreach (var member in new[] { "a", "b", "b" }) await Desk.VoteAsync(id, Member with { Id = member }, isUp: false, Cancel);
        Assert.Null(await Reviews.FindAsync(id, Cancel));
        await Desk.VoteAsync(id, Member with { Id = "c" }, isUp: false, Cancel);
        Assert.Equal("thumbs-down", (await Reviews.FindAsync(id, Cancel))!.Flags[0].Kind);
        Assert.Single((await Desk.QueueAsync(Ada, new QueueFilter(), Cancel)).Cases);
    }

    [Fact]
    public async Task Of_two_moderators_who_race_one_wins_the_other_is_told_and_the_trail_shows_both()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("PSOASBOT_RACES") ?? "1000", System.Globalization.CultureInfo.InvariantCulture);
        var random = new Random(4);
        for (var round = 0; round < rounds; round++)
        {
            var id = await FlaggedAsync("race" + round);
            var start = new Barrier(2);
            var (first, second) = random.Next(2) == 0 ? (Ada, Ben) : (Ben, Ada);
            var outcomes = await Task.WhenAll(RaceAsync(id, first, start), RaceAsync(id, second, start));
            Assert.Single(outcomes, outcome => outcome is ReviewOutcome.Done);
            Assert.Single(outcomes, outcome => outcome is ReviewOutcome.TooLate { Case.Version: 2 });
            var trail = (await Desk.TrailAsync(id, Ada, Cancel)).Where(entry => entry.Action == "claim").ToList();
            Assert.Equal(["done", "too late"], trail.Select(entry => entry.Outcome).Order(StringComparer.Ordinal));
            Assert.Equal(["ada", "ben"], trail.Select(entry => entry.Actor).Order(StringComparer.Ordinal));
        }
    }

    private Task<ReviewOutcome> RaceAsync(string id, Reviewer who, Barrier start) => Task.Run(async () =>
    {
        start.SignalAndWait(Cancel);
        return await Desk.ActAsync(id, who, new ReviewCommand.Claim(1), Cancel);
    });
}

public sealed class ReviewOnSqlite : ReviewSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class ReviewOnPostgres(PostgresCluster cluster) : ReviewSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}
