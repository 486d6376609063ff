using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Retention;
using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;
using PsoasBot.Tests.Conversations;

namespace PsoasBot.Tests.Storage;

/// <summary>What an inbox promises.</summary>
public abstract class InboxSuite : OnEveryEngine
{
    private static readonly PublishedMessage Published = new(new ConversationKey("test", "guild", "channel", "t1"), "message-1");

    private IInbox Inbox => field ??= new InboxStore(Store);

    [Fact]
    public async Task An_event_is_accepted_once()
    {
        Assert.True(await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel));
        Assert.False(await Inbox.AcceptAsync(Some.Message("e1", Time.Now, text: "again"), Cancel));
        Assert.True(await Inbox.KnowsAsync(new EventKey("test", "guild", "e1"), Cancel));
        Assert.Equal(1, await Inbox.CountOpenAsync(Cancel));
    }

    [Fact]
    public async Task A_claimed_question_is_the_message_that_was_accepted()
    {
        var message = Some.Message("e1", Time.Now) with { IsPrivate = true, AnswerBefore = Time.Now.AddMinutes(15), Kind = MessageKind.FollowUp };
        await Inbox.AcceptAsync(message, Cancel);
        var claimed = await ClaimAsync();
        Assert.Equal(message, claimed!.Message);
        Assert.Equal((QuestionState.Waiting, 1), (claimed.State, claimed.Attempts));
    }

    [Fact]
    public async Task A_claimed_question_is_nobody_elses_until_the_lease_ends()
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        Assert.NotNull(await ClaimAsync());
        Assert.Null(await ClaimAsync("other"));
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, (await ClaimAsync("other"))!.Attempts);
    }

    [Fact]
    public async Task A_worker_whose_lease_was_taken_over_changes_nothing()
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        var first = await ClaimAsync();
        Time.Advance(TimeSpan.FromMinutes(2));
        var second = await ClaimAsync("other");
        var prepared = new PreparedAnswer(Some.Answer(), null);
        Assert.False(await Inbox.PrepareAsync(first!.Lease, prepared, Time.Now, Cancel));
        Assert.False(await Inbox.MarkDeliveredAsync(first.Lease, Published, Time.Now, Cancel));
        Assert.False(await Inbox.PostponeAsync(first.Lease, Time.Now, sent: false, Cancel));
        Assert.True(await Inbox.PrepareAsync(second!.Lease, prepared, Time.Now, Cancel));
    }

    [Fact]
    public async Task A_delivered_question_is_closed_for_ever()
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        var claimed = await ClaimAsync();
        Assert.True(await Inbox.PrepareAsync(claimed!.Lease, new PreparedAnswer(Some.Answer(), null), Time.Now, Cancel));
        Assert.True(await Inbox.MarkDeliveredAsync(claimed.Lease, Published, Time.Now, Cancel));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await ClaimAsync());
        Assert.Equal(0, await Inbox.CountOpenAsync(Cancel));
        Assert.False(await Inbox.MarkDeliveredAsync(claimed.Lease, Published, Time.Now, Cancel));
    }

    [Fact]
    public async Task A_kept_answer_comes_back_word_for_word()
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        await Inbox.PrepareAsync((await ClaimAsync())!.Lease, new PreparedAnswer(Some.Answer("Ünïcode — \"quoted\" 🦵"), null), Time.Now, Cancel);
        Time.Advance(TimeSpan.FromMinutes(2));
        var again = await ClaimAsync();
        Assert.Equal(QuestionState.Sending, again!.State);
        Assert.Equal("Ünïcode — \"quoted\" 🦵", again.Answer!.Text);
        Assert.Equal(Some.Answer().Sources[0].Url, again.Answer.Sources[0].Url);
        Assert.Equal(Some.Answer().Receipt.Considered, again.Answer.Receipt.Considered);
    }

    [Theory]
    [InlineData(null, "Sending")]
    [InlineData(true, "Sending")]
    [InlineData(false, "Prepared")]
    public async Task A_postponed_question_remembers_whether_it_may_have_arrived(bool? sent, string expected)
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        var claimed = await ClaimAsync();
        await Inbox.PrepareAsync(claimed!.Lease, new PreparedAnswer(Some.Answer(), null), Time.Now, Cancel);
        Assert.True(await Inbox.PostponeAsync(claimed.Lease, Time.Now.AddSeconds(10), sent, Cancel));
        Assert.Null(await ClaimAsync());
        Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(expected, (await ClaimAsync())!.State.ToString());
    }

    [Fact]
    public async Task An_answer_without_a_pointer_is_read_back_as_it_was_kept()
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        var claimed = await ClaimAsync();
        await Inbox.PrepareAsync(claimed!.Lease, new PreparedAnswer(PsoasBot.Conversations.Replies.TooLate(), null) { IsApology = true }, Time.Now, Cancel);
        await Inbox.MarkDeliveredAsync(claimed.Lease, Published, Time.Now, Cancel);
        var found = await new PublishedAnswerStore(Store).OfMemberAsync(new MemberKey("test", "guild", "m1"), 10, Cancel);
        Assert.Null(Assert.Single(found).Delivery.Answer.Referral);
    }

    [Fact]
    public async Task Only_the_workers_own_platforms_are_claimed()
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        Assert.Empty(await Inbox.ClaimAsync(new ClaimRequest("w", ["elsewhere"], Time.Now, Time.Now.AddMinutes(1)), Cancel));
    }

    [Fact]
    public async Task Forty_claimers_get_forty_different_questions()
    {
        for (var i = 0; i < 40; i++) await Inbox.AcceptAsync(Some.Message($"e{i}", Time.Now, thread: $"t{i}"), Cancel);
        var claimed = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () => await ClaimAsync($"w{i}"))));
        Assert.Equal(40, claimed.Select(each => each!.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_follow_up_waits_until_the_question_before_it_has_an_answer()
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        await Inbox.AcceptAsync(Some.Message("e2", Time.Now), Cancel);
        var first = await ClaimAsync();
        Assert.Null(await ClaimAsync());
        await Inbox.PrepareAsync(first!.Lease, new PreparedAnswer(Some.Answer(), null), Time.Now, Cancel);
        Assert.Equal("e2", (await ClaimAsync())!.Message.Event.EventId);
    }

    [Fact]
    public async Task A_worker_that_starts_again_gets_its_questions_back_at_once()
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        await ClaimAsync("w");
        Assert.Equal(1, await Inbox.ReclaimAsync("w", Time.Now, Cancel));
        Assert.NotNull(await ClaimAsync("w"));
    }

    [Fact]
    public async Task The_thread_is_told_oldest_first_and_only_as_far_back_as_asked()
    {
        await AnsweredAsync("old", "m1", "from yesterday");
        Time.Advance(TimeSpan.FromHours(2));
        await AnsweredAsync("e1", "m1", "first");
        await AnsweredAsync("e2", "m2", "second");
        await Inbox.AcceptAsync(Some.Message("e3", Time.Now, text: "third"), Cancel);
        var thread = await Inbox.ThreadAsync(
            new ThreadRequest(QuestionName.Of(new EventKey("test", "guild", "e3")), Published.Conversation, "m1", Time.Now.AddMinutes(-30), 5), Cancel);
        Assert.Equal([new Exchange("m1", "first", "Both are held."), new Exchange("m2", "second", "Both are held.")], thread);
    }

    [Fact]
    public async Task Who_asked_first_in_a_thread_is_known()
    {
        var other = Published.Conversation with { Thread = "elsewhere" };
        Assert.Null(await Inbox.AskerAsync(Published.Conversation, Cancel));
        await AnsweredAsync("e1", "m1", "first");
        await AnsweredAsync("e2", "m2", "second");
        Assert.Equal("m1", await Inbox.AskerAsync(Published.Conversation, Cancel));
        Assert.Null(await Inbox.AskerAsync(other, Cancel));
    }

    [Fact]
    public async Task A_flagged_answer_and_its_case_are_kept_together()
    {
        await Inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        var claimed = await ClaimAsync();
        await Inbox.PrepareAsync(claimed!.Lease, new PreparedAnswer(Some.Answer(), new PsoasBot.Moderation.ReviewRequest(["urgent"], null)), Time.Now, Cancel);
        var count = await Store.ReadAsync(
            connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "SELECT count(*) FROM cases WHERE state = 'Open' AND question_id = @Id", new { claimed.Id }), Cancel);
        Assert.Equal(1, count);
    }

    private async Task AnsweredAsync(string @event, string member, string text)
    {
        await Inbox.AcceptAsync(Some.Message(@event, Time.Now, member, text), Cancel);
        var claimed = await ClaimAsync();
        await Inbox.PrepareAsync(claimed!.Lease, new PreparedAnswer(Some.Answer(), null), Time.Now, Cancel);
        await Inbox.MarkDeliveredAsync(claimed.Lease, Published, Time.Now, Cancel);
    }

    [Fact]
    public async Task A_member_finds_what_was_delivered_to_them_and_nothing_else()
    {
        await DeliverAsync("e1", "m1", "First.");
        await DeliverAsync("e2", "m2", "Somebody else's.");
        await DeliverAsync("e3", "m1", "Second.");
        await Inbox.AcceptAsync(Some.Message("e4", Time.Now, thread: "t4"), Cancel);

        var found = await new PublishedAnswerStore(Store).OfMemberAsync(new MemberKey("test", "guild", "m1"), 10, Cancel);

        Assert.Equal("First. Second.", string.Join(' ', found.Select(each => each.Delivery.Answer.Text)));
        Assert.All(found, each => Assert.Equal(("message-1", false), (each.Message.MessageId, each.IsChanged)));
    }

    private async Task DeliverAsync(string @event, string member, string text)
    {
        await Inbox.AcceptAsync(Some.Message(@event, Time.Now, member, thread: @event), Cancel);
        var claimed = await ClaimAsync();
        await Inbox.PrepareAsync(claimed!.Lease, new PreparedAnswer(Some.Answer(text), null), Time.Now, Cancel);
        await Inbox.MarkDeliveredAsync(claimed.Lease, Published, Time.Now, Cancel);
    }

    private async Task<ClaimedQuestion?> ClaimAsync(string worker = "w") =>
        (await Inbox.ClaimAsync(new ClaimRequest(worker, ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel)).SingleOrDefault();
}

public sealed class InboxOnSqlite : InboxSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class InboxOnPostgres(PostgresCluster cluster) : InboxSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}
