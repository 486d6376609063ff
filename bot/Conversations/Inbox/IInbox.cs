using PsoasBot.Answering;
using PsoasBot.Moderation;

namespace PsoasBot.Conversations.Inbox;

/// <summary>
/// The durable list of questions. Every step of a worker carries its <see cref="Lease"/>; a step whose lease was taken over by another
/// worker changes nothing and returns false, so that two workers can never both answer.
/// </summary>
internal interface IInbox
{
    /// <summary>Stores a message; unique per <see cref="EventKey"/>. False for a message that was stored before.</summary>
    ValueTask<bool> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken);

    /// <summary>True where the event was accepted before.</summary>
    ValueTask<bool> KnowsAsync(EventKey key, CancellationToken cancellationToken);

    /// <summary>Frees what an earlier life of this worker held; called once at start. Returns how many questions that were.</summary>
    ValueTask<int> ReclaimAsync(string worker, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes the questions that are due longest and that one of the worker's platforms can deliver; empty when there is none.</summary>
    ValueTask<IReadOnlyList<ClaimedQuestion>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken);

    /// <summary>Keeps the answer, its receipt and its flags in one step and marks the question as being sent.</summary>
    ValueTask<bool> PrepareAsync(Lease lease, PreparedAnswer prepared, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Marks an already prepared answer as being sent again.</summary>
    ValueTask<bool> MarkSendingAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>The answer stands on the platform under <paramref name="message"/>.</summary>
    ValueTask<bool> MarkDeliveredAsync(Lease lease, PublishedMessage message, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Gives the question back until <paramref name="until"/>. <paramref name="sent"/>: true where an attempt may have arrived, false where
    /// none did, null where that is as unknown as it was.
    /// </summary>
    ValueTask<bool> PostponeAsync(Lease lease, DateTimeOffset until, bool? sent, CancellationToken cancellationToken);

    /// <summary>No attempt will help; the question is closed without an answer on the platform.</summary>
    ValueTask<bool> GiveUpAsync(Lease lease, string why, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What was said before in the same conversation, oldest first.</summary>
    ValueTask<IReadOnlyList<Exchange>> ThreadAsync(ThreadRequest request, CancellationToken cancellationToken);

    /// <summary>Who asked the first question of a thread that is still kept; null where none is.</summary>
    ValueTask<string?> AskerAsync(ConversationKey thread, CancellationToken cancellationToken);

    /// <summary>Questions that wait or are being worked on.</summary>
    ValueTask<int> CountOpenAsync(CancellationToken cancellationToken);
}

/// <summary>Who asks for work, for which platforms, until when the work is held, and how much at most.</summary>
internal sealed record ClaimRequest(string Worker, IReadOnlyCollection<string> Platforms, DateTimeOffset Now, DateTimeOffset Until, int Limit = 1);

/// <summary>The right to work on a question; <see cref="Number"/> grows with every claim.</summary>
internal sealed record Lease(string QuestionId, long Number, DateTimeOffset Until);

internal enum QuestionState { Waiting, Prepared, Sending, Delivered, Undeliverable }

/// <summary>A question that this worker holds.</summary>
internal sealed record ClaimedQuestion
{
    public required Lease Lease { get; init; }
    public required IncomingMessage Message { get; init; }

    /// <summary><see cref="QuestionState.Sending"/>: an earlier attempt was sent and never confirmed.</summary>
    public required QuestionState State { get; init; }

    /// <summary>How often it was claimed, this time included.</summary>
    public required int Attempts { get; init; }

    /// <summary>The answer, once it was prepared.</summary>
    public Answer? Answer { get; init; }

    public string Id => Lease.QuestionId;
}

/// <summary>An answer with what moderators should look at.</summary>
internal sealed record PreparedAnswer(Answer Answer, ReviewRequest? Review)
{
    /// <summary>True for the line that says sorry in place of an answer.</summary>
    public bool IsApology { get; init; }
}

/// <summary>Which earlier messages may be looked at for a question.</summary>
internal sealed record ThreadRequest(string BeforeQuestion, ConversationKey Conversation, string MemberId, DateTimeOffset Since, int Limit);

/// <summary>A question of a conversation and the bot's answer.</summary>
internal sealed record Exchange(string MemberId, string Question, string? Answer);
