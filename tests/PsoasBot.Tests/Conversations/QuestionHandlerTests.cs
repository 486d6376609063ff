using Microsoft.Extensions.Logging.Abstractions;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Work;
using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Conversations;

public sealed class QuestionHandlerTests : OnEveryEngine
{
    private readonly FakePlatform _platform = new();
    private readonly ConversationOptions _options = new();

    private InboxStore Inbox => field ??= new InboxStore(Store);

    [Fact]
    public async Task A_question_is_answered_and_closed()
    {
        await AskAsync();
        await WorkAsync();
        Assert.Equal("Both are held.", Assert.Single(_platform.Published).Answer.Text);
        Assert.Equal(0, await Inbox.CountOpenAsync(Cancel));
    }

    [Fact]
    public async Task A_platform_that_asks_for_patience_gets_the_same_answer_later()
    {
        await AskAsync();
        _platform.Next.Enqueue(new DeliveryOutcome.Retry(TimeSpan.FromMinutes(1), "rate limit"));
        await WorkAsync();
        Assert.Empty(_platform.Published);
        Assert.False(await WorkAsync());
        Time.Advance(TimeSpan.FromMinutes(1));
        await WorkAsync();
        Assert.Single(_platform.Published);
    }

    [Fact]
    public async Task An_attempt_that_broke_off_after_it_arrived_is_found_and_not_repeated()
    {
        await AskAsync();
        _platform.BreakAfterPublishing = true;
        await WorkAsync();
        Time.Advance(TimeSpan.FromSeconds(5));
        await WorkAsync();
        Assert.Single(_platform.Published);
        Assert.Equal(0, await Inbox.CountOpenAsync(Cancel));
    }

    [Fact]
    public async Task What_may_have_arrived_stays_so_although_a_later_attempt_was_put_off()
    {
        await AskAsync();
        _platform.BreakBeforePublishing = true;
        await WorkAsync();
        _platform.BreakBeforePublishing = false;
        Time.Advance(TimeSpan.FromSeconds(5));
        _platform.Next.Enqueue(new DeliveryOutcome.Retry(TimeSpan.FromMinutes(1), "rate limit"));
        await WorkAsync();
        Time.Advance(TimeSpan.FromMinutes(2));
        await WorkAsync();
        Assert.True(Assert.Single(_platform.Published).MayBeRepeated);
    }

    [Fact]
    public async Task After_the_platforms_deadline_the_bot_says_sorry_once()
    {
        await AskAsync(Time.Now.AddMinutes(15));
        Time.Advance(TimeSpan.FromMinutes(16));
        await WorkAsync();
        Assert.StartsWith("Sorry, I could not answer this question in time", Assert.Single(_platform.Published).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_made_becomes_the_neutral_reply()
    {
        await AskAsync();
        await WorkAsync(new BrokenReplier());
        Assert.StartsWith("Sorry, something went wrong", Assert.Single(_platform.Published).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_place_is_given_up()
    {
        await AskAsync();
        _platform.Next.Enqueue(new DeliveryOutcome.Impossible("left the guild"));
        await WorkAsync();
        Assert.Equal(0, await Inbox.CountOpenAsync(Cancel));
    }

    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());

    private async Task AskAsync(DateTimeOffset? answerBefore = null) => await Inbox.AcceptAsync(Some.Message("e1", Time.Now) with { AnswerBefore = answerBefore }, Cancel);

    private async Task<bool> WorkAsync(IReplier? replier = null)
    {
        var deliveries = new Deliveries([_platform], _options, TimeProvider.System, NullLogger<Deliveries>.Instance);
        var handler = new QuestionHandler(
            Inbox, replier ?? new FixedReplier(), deliveries, new Backoff(new Random(1)), _options, Time, NullLogger<QuestionHandler>.Instance);
        if (await Inbox.ClaimAsync(new ClaimRequest("w", deliveries.Platforms, Time.Now, Time.Now.AddMinutes(1)), Cancel) is not [var question]) return false;
        await handler.HandleAsync(question, Cancel);
        return true;
    }

    private sealed class FixedReplier : IReplier
    {
        public ValueTask<PreparedAnswer> ReplyAsync(IncomingMessage message, IReadOnlyList<string> history, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new PreparedAnswer(Some.Answer(), null));
    }

    private sealed class BrokenReplier : IReplier
    {
        public ValueTask<PreparedAnswer> ReplyAsync(IncomingMessage message, IReadOnlyList<string> history, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("a bug");
    }
}

/// <summary>A platform in memory that does as the test says.</summary>
internal sealed class FakePlatform : IDelivery
{
    public Queue<DeliveryOutcome> Next { get; } = new();
    public List<Delivery> Published { get; } = [];
    public List<(PublishedMessage Message, Delivery Delivery)> Replaced { get; } = [];
    public bool BreakAfterPublishing { get; set; }

    /// <summary>The attempt breaks off on its way, which the bot cannot tell from one that arrived.</summary>
    public bool BreakBeforePublishing { get; set; }

    public string Platform => "test";

    public ValueTask<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (Next.TryDequeue(out var outcome)) return ValueTask.FromResult(outcome);
        if (BreakBeforePublishing) throw new HttpRequestException("the connection was lost");
        Published.Add(delivery);
        if (BreakAfterPublishing) throw new HttpRequestException("the connection was lost");
        return ValueTask.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered(new PublishedMessage(delivery.Question.Conversation, "message-1")));
    }

    public ValueTask<PublishedMessage?> FindAsync(Delivery delivery, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Published.Exists(each => each.Nonce == delivery.Nonce) ? new PublishedMessage(delivery.Question.Conversation, "message-1") : null);

    public ValueTask<DeliveryOutcome> ReplaceAsync(PublishedMessage message, Delivery delivery, CancellationToken cancellationToken)
    {
        if (Next.TryDequeue(out var outcome)) return ValueTask.FromResult(outcome);
        Replaced.Add((message, delivery));
        return ValueTask.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered(message));
    }
}
