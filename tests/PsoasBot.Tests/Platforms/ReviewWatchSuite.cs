using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Retention;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;
using PsoasBot.Platforms;
using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;
using PsoasBot.Storage.Review;
using PsoasBot.Tests.Conversations;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Platforms;

/// <summary>The moderators' channels beside many cases, several workers, and a platform that refuses.</summary>
public abstract class ReviewWatchSuite : OnEveryEngine
{
    private readonly FakeChannel _channel = new();
    private readonly LoggedLines<ReviewSender> _log = new();

    private InboxStore Inbox => field ??= new InboxStore(Store);
    private ReviewStore Reviews => field ??= new ReviewStore(Store);
    private Worker One => field ??= NewWorker();

    [Fact]
    public async Task An_alert_is_posted_first_however_many_cases_wait_there_and_elsewhere()
    {
        for (var i = 0; i < 30; i++) await FlaggedAsync($"other{i}", FlagKinds.Member, community: "no-channel");
        for (var i = 0; i < 30; i++)
        {
            await FlaggedAsync($"old{i}", FlagKinds.Member);
            Time.Advance(TimeSpan.FromSeconds(1));
        }
        await FlaggedAsync("first-alert", FlagKinds.Crisis);
        Time.Advance(TimeSpan.FromMinutes(1));
        await FlaggedAsync("second-alert", FlagKinds.Emergency);
        await One.PostAsync();
        Assert.Equal(["second-alert", "first-alert", "old0"], _channel.Posted.Take(3).Select(post => post.Card.Question));
        for (var round = 0; round < 5; round++) await One.PostAsync();
        Assert.Equal(32, _channel.Posted.Count);
        Assert.DoesNotContain(_channel.Posted, post => post.Card.Question.StartsWith("other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_channel_is_tried_ever_more_rarely_and_logged_once()
    {
        for (var i = 0; i < 20; i++) await FlaggedAsync($"case{i}", FlagKinds.Member);
        _channel.Next = new ReviewSend.Closed("403");
        for (var round = 0; round < 1_800; round++)
        {
            await One.PostAsync();
            Time.Advance(TimeSpan.FromSeconds(2));
        }
        Assert.InRange(_channel.Calls, 3, 7);
        Assert.Single(_log.Lines, line => line.Contains("closed to the bot", StringComparison.Ordinal));
        _channel.Next = null;
        Time.Advance(TimeSpan.FromHours(1));
        for (var round = 0; round < 3; round++) await One.PostAsync();
        Assert.Equal(20, _channel.Posted.Count);
        Assert.Single(_log.Lines, line => line.Contains("takes messages again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_that_the_platform_does_not_take_keeps_no_other_from_being_posted()
    {
        await FlaggedAsync("unsound", FlagKinds.Crisis);
        for (var i = 0; i < 12; i++) await FlaggedAsync($"case{i}", FlagKinds.Member);
        _channel.Unsound = "unsound";
        await One.PostAsync();
        await One.PostAsync();
        Assert.Equal(12, _channel.Posted.Count);
        Assert.Equal(13, _channel.Calls);
    }

    [Fact]
    public async Task Trouble_that_passes_is_tried_again_soon()
    {
        await FlaggedAsync("case", FlagKinds.Member);
        _channel.Next = new ReviewSend.Later(TimeSpan.FromSeconds(5));
        await One.PostAsync();
        _channel.Next = null;
        Time.Advance(TimeSpan.FromSeconds(4));
        await One.PostAsync();
        Assert.Empty(_channel.Posted);
        Time.Advance(TimeSpan.FromSeconds(1));
        await One.PostAsync();
        Assert.Single(_channel.Posted);
    }

    [Fact]
    public async Task Of_several_workers_one_posts_and_one_reminds()
    {
        for (var i = 0; i < 5; i++) await FlaggedAsync($"case{i}", FlagKinds.Member);
        var workers = Enumerable.Range(0, 4).Select(_ => NewWorker()).ToList();
        await Task.WhenAll(workers.Select(worker => worker.PostAsync()));
        await Task.WhenAll(workers.Select(worker => worker.PostAsync()));
        Assert.Equal(5, _channel.Posted.Count);
        Time.Advance(TimeSpan.FromDays(3));
        await Task.WhenAll(workers.Select(worker => worker.PostAsync()));
        Assert.Contains("5 flagged answers still wait for a decision, the oldest for 3 days", Assert.Single(_channel.Said).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_that_could_not_be_said_is_said_later()
    {
        await FlaggedAsync("case", FlagKinds.Member);
        await One.PostAsync();
        Time.Advance(TimeSpan.FromDays(2));
        _channel.Next = new ReviewSend.Later(TimeSpan.Zero);
        await One.PostAsync();
        _channel.Next = null;
        Time.Advance(TimeSpan.FromSeconds(2));
        await One.PostAsync();
        await One.PostAsync();
        Assert.Single(_channel.Said);
    }

    [Fact]
    public async Task A_worker_that_died_while_posting_is_followed_by_another()
    {
        var id = await FlaggedAsync("case", FlagKinds.Member);
        var post = new ReviewPost { QuestionId = id, Platform = "test", Channel = "mods", MessageId = "" };
        Assert.True(await new ReviewPostStore(Store).ClaimAsync(post, Time.Now, Time.Now.AddMinutes(1), Cancel));
        await One.PostAsync();
        Assert.Empty(_channel.Posted);
        Time.Advance(TimeSpan.FromMinutes(1));
        await One.PostAsync();
        Assert.Single(_channel.Posted);
    }

    [Fact]
    public async Task A_change_and_the_end_of_a_claim_are_drawn_once_and_what_is_up_to_date_costs_nothing()
    {
        var id = await FlaggedAsync("case", FlagKinds.Member);
        await One.PostAsync();
        await StepAsync(id, current => current with { State = ReviewState.Claimed, ClaimedBy = "ada", ClaimedUntil = Time.Now.AddMinutes(30) });
        for (var round = 0; round < 3; round++) await One.DrawAsync();
        Assert.Equal([ReviewState.Claimed], _channel.Drawn.Select(card => card.Step));
        Time.Advance(TimeSpan.FromMinutes(31));
        for (var round = 0; round < 3; round++) await One.DrawAsync();
        Assert.Equal([ReviewState.Claimed, ReviewState.Open], _channel.Drawn.Select(card => card.Step));
        await StepAsync(id, current => current with { State = ReviewState.Approved, DecidedBy = "ada", DecidedAt = Time.Now });
        for (var round = 0; round < 3; round++) await One.DrawAsync();
        Assert.Equal(3, _channel.Drawn.Count);
        Time.Advance(TimeSpan.FromDays(3));
        await One.PostAsync();
        Assert.Empty(_channel.Said);
    }

    [Fact]
    public async Task A_card_drawn_late_by_another_worker_is_drawn_over()
    {
        var id = await FlaggedAsync("case", FlagKinds.Member);
        await One.PostAsync();
        await StepAsync(id, current => current with { State = ReviewState.Approved, DecidedBy = "ada", DecidedAt = Time.Now });
        await One.DrawAsync();
        await new ReviewPostStore(Store).SaveAsync(new ReviewPost { QuestionId = id, Platform = "test", Channel = "mods", MessageId = "m1", Version = 1, IsLive = true }, Cancel);
        await One.DrawAsync();
        Assert.Equal([ReviewState.Approved, ReviewState.Approved], _channel.Drawn.Select(card => card.Step));
    }

    [Fact]
    public async Task The_card_of_a_deleted_case_is_emptied_and_forgotten()
    {
        var id = await FlaggedAsync("secret words", FlagKinds.Member);
        await One.PostAsync();
        await new KeptDataStore(Store).ForgetAsync(new MemberKey("test", "guild", "m1"), Time.Now, Cancel);
        for (var round = 0; round < 3; round++) await One.DrawAsync();
        Assert.DoesNotContain("secret", Assert.Single(_channel.Drawn).Question, StringComparison.Ordinal);
        Assert.Empty(await new ReviewPostStore(Store).GoneAsync(new ReviewScope("test", [], [], 10), Cancel));
        Assert.Equal(id, _channel.Drawn[0].QuestionId);
    }

    [Fact]
    public async Task A_case_that_is_deleted_while_its_card_is_posted_is_emptied_too()
    {
        await FlaggedAsync("secret words", FlagKinds.Member);
        _channel.WhilePosting = async () => await new KeptDataStore(Store).ForgetAsync(new MemberKey("test", "guild", "m1"), Time.Now, Cancel);
        await One.PostAsync();
        await One.DrawAsync();
        Assert.DoesNotContain("secret", Assert.Single(_channel.Drawn).Question, StringComparison.Ordinal);
    }

    private async Task<string> FlaggedAsync(string question, string flag, string community = "guild")
    {
        var message = Some.Message(question, Time.Now, text: question, thread: question);
        message = message with { Event = message.Event with { Community = community }, Conversation = message.Conversation with { Community = community } };
        await Inbox.AcceptAsync(message, Cancel);
        var claimed = (await Inbox.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel)).Single();
        await Inbox.PrepareAsync(claimed.Lease, new PreparedAnswer(Some.Answer(), new ReviewRequest([flag], null)), Time.Now, Cancel);
        await Inbox.MarkDeliveredAsync(claimed.Lease, new PublishedMessage(claimed.Message.Conversation, "message-" + question), Time.Now, Cancel);
        return claimed.Id;
    }

    private async Task StepAsync(string id, Func<ReviewCase, ReviewCase> step)
    {
        var current = (await Reviews.FindAsync(id, Cancel))!.Case;
        var after = step(current) with { Version = current.Version + 1 };
        var entry = new AuditEntry { QuestionId = id, At = Time.Now, Actor = "ada", Action = "step", Outcome = AuditEntry.Done, Version = after.Version };
        Assert.True(await Reviews.ApplyAsync(new ReviewTransition { After = after, Entry = entry }, Cancel));
    }

    private Worker NewWorker()
    {
        var sender = new ReviewSender(new ReviewPauses(), Time, _log);
        var posts = new ReviewPostStore(Store);
        return new Worker(_channel, new ReviewPoster(Reviews, posts, sender, new PlatformOptions(), Time), new ReviewDrawer(Reviews, posts, sender, Time));
    }

    private sealed class Worker(FakeChannel channel, ReviewPoster poster, ReviewDrawer drawer)
    {
        public Task PostAsync() => poster.LookAsync(channel, Cancel);

        public Task DrawAsync() => drawer.LookAsync(channel, Cancel);
    }

    private sealed class FakeChannel : IReviewChannel
    {
        private readonly ConcurrentQueue<(string Id, ReviewCard Card)> _posted = new();
        private readonly ConcurrentQueue<ReviewCard> _drawn = new();
        private readonly ConcurrentQueue<TextCard> _said = new();
        private int _calls;

        public string Platform => "test";

        public IReadOnlyCollection<string> Communities => ["guild"];

        /// <summary>What every call ends in; null: it is done.</summary>
        public ReviewSend? Next { get; set; }

        /// <summary>The question whose card is refused.</summary>
        public string? Unsound { get; set; }

        public Func<Task>? WhilePosting { get; set; }

        public int Calls => _calls;

        public IReadOnlyList<(string Id, ReviewCard Card)> Posted => [.. _posted];

        public IReadOnlyList<ReviewCard> Drawn => [.. _drawn];

        public IReadOnlyList<TextCard> Said => [.. _said];

        public string? ChannelOf(string community) => community == "guild" ? "mods" : null;

        public async ValueTask<ReviewSend> PostAsync(string channel, ReviewCard card, string nonce, CancellationToken cancellationToken)
        {
            var call = Interlocked.Increment(ref _calls);
            if (WhilePosting is { } meanwhile) await meanwhile();
            if (card.Question == Unsound) return new ReviewSend.Unsound("400");
            if (Next is { } next) return next;
            _posted.Enqueue(($"m{call}", card));
            return new ReviewSend.Done($"m{call}");
        }

        public ValueTask<ReviewSend> RedrawAsync(string channel, string messageId, ReviewCard card, CancellationToken cancellationToken)
        {
            if (Next is null) _drawn.Enqueue(card);
            return ValueTask.FromResult(Next ?? new ReviewSend.Done(messageId));
        }

        public ValueTask<ReviewSend> SayAsync(string channel, TextCard card, CancellationToken cancellationToken)
        {
            if (Next is null) _said.Enqueue(card);
            return ValueTask.FromResult(Next ?? new ReviewSend.Done("said"));
        }
    }

    private sealed class LoggedLines<T> : ILogger<T>
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> Lines => [.. _lines];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));
    }
}

internal static class CardTexts
{
    public static string Text(this TextCard card) => string.Join('\n', [card.Title, .. card.Parts.Select(part => part.Text)]);
}

public sealed class ReviewWatchOnSqlite : ReviewWatchSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class ReviewWatchOnPostgres(PostgresCluster cluster) : ReviewWatchSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}
