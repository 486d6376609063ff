namespace PsoasBot.Moderation.Review;

/// <summary>Remembers which case stands under which message of a moderators' channel, so that cards are edited in place and posted once.</summary>
internal interface IReviewPosts
{
    /// <summary>The posts whose case was undecided when they were last drawn, and those whose case is gone (forgotten or purged) and still shown.</summary>
    ValueTask<IReadOnlyList<ReviewPost>> LiveAsync(string platform, CancellationToken cancellationToken);

    /// <summary>Keeps the post; one a case.</summary>
    ValueTask SaveAsync(ReviewPost post, CancellationToken cancellationToken);
}

/// <summary>A review card in a moderators' channel.</summary>
internal sealed record ReviewPost
{
    /// <summary><see cref="Shown"/> of a card that was emptied because its case is gone.</summary>
    public const string Gone = "gone";

    public required string QuestionId { get; init; }
    public required string Platform { get; init; }
    public required string Channel { get; init; }
    public required string MessageId { get; init; }

    /// <summary>What the card shows, to know when it has to be drawn again.</summary>
    public required string Shown { get; init; }

    public required bool IsLive { get; init; }

    /// <summary>When the case was posted, or moderators were last reminded of it.</summary>
    public required DateTimeOffset RemindedAt { get; init; }
}
