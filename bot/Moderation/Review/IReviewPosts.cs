namespace PsoasBot.Moderation.Review;

/// <summary>
/// Remembers which case stands under which message of a moderators' channel, and what is still to be posted or drawn. Several workers may ask: a case
/// is posted by the one that has claimed it, and moderators are reminded by the one that has taken the reminder.
/// </summary>
internal interface IReviewPosts
{
    /// <summary>Undecided cases without a post: alerts before all others and of those the newest, then the oldest.</summary>
    /// <param name="scope">Whose; cases in <see cref="ReviewScope.Except"/> are left out.</param>
    /// <param name="now">Claims that have ended by then count no more.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<IReadOnlyList<string>> UnpostedAsync(ReviewScope scope, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Holds a case for posting; false where another worker has it, or it is posted.</summary>
    ValueTask<bool> ClaimAsync(ReviewPost post, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The case was not posted; anybody may try again.</summary>
    ValueTask ReleaseAsync(string questionId, CancellationToken cancellationToken);

    /// <summary>Posts whose case is another one than they show: changed, or its claim has ended. The longest open first.</summary>
    ValueTask<IReadOnlyList<ReviewPost>> OutdatedAsync(ReviewScope scope, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Posts whose case was forgotten or purged; <see cref="ReviewScope.Communities"/> does not count.</summary>
    ValueTask<IReadOnlyList<ReviewPost>> GoneAsync(ReviewScope scope, CancellationToken cancellationToken);

    /// <summary>The claimed or known post stands in its channel and shows this version of the case.</summary>
    ValueTask SaveAsync(ReviewPost post, CancellationToken cancellationToken);

    ValueTask RemoveAsync(string questionId, CancellationToken cancellationToken);

    /// <summary>Channels with undecided cases that were posted, or last reminded of, at <paramref name="before"/> or earlier.</summary>
    ValueTask<IReadOnlyList<DueReminder>> RemindersAsync(string platform, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Sets the cases of a channel that were due at <paramref name="before"/> to <paramref name="to"/>; false where another worker has done so.</summary>
    ValueTask<bool> MoveReminderAsync(string platform, string channel, DateTimeOffset before, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Takes a move back: what was moved to <paramref name="from"/> is due again.</summary>
    ValueTask ReturnReminderAsync(string platform, string channel, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <summary>What is looked for.</summary>
/// <param name="Platform">On which platform.</param>
/// <param name="Communities">In which communities.</param>
/// <param name="Except">Channels and cases that are left alone for now.</param>
/// <param name="Limit">At most so many.</param>
internal sealed record ReviewScope(string Platform, IReadOnlyCollection<string> Communities, IReadOnlyCollection<string> Except, int Limit);

/// <summary>A review card in a moderators' channel.</summary>
internal sealed record ReviewPost
{
    public required string QuestionId { get; init; }
    public required string Platform { get; init; }
    public required string Channel { get; init; }

    /// <summary>"" while it is claimed and not posted yet.</summary>
    public required string MessageId { get; init; }

    /// <summary>The version of the case that it shows.</summary>
    public int Version { get; init; }

    /// <summary>The state that it shows; a claim that has ended is shown as open.</summary>
    public ReviewState Step { get; init; }

    /// <summary>True while the case is undecided.</summary>
    public bool IsLive { get; init; }
}

/// <summary>Cases of a channel that wait too long.</summary>
internal sealed record DueReminder(string Channel, int Cases, DateTimeOffset Oldest);
