namespace PsoasBot.Platforms;

/// <summary>The moderators' channels of one platform.</summary>
internal interface IReviewChannel
{
    string Platform { get; }

    /// <summary>The communities that have a moderators' channel.</summary>
    IReadOnlyCollection<string> Communities { get; }

    /// <summary>Where a community's moderators read; null where no channel is set, and cases wait for <c>/review</c> or the local desk.</summary>
    string? ChannelOf(string community);

    /// <summary>Posts a card; <paramref name="nonce"/> lets the platform drop a repetition.</summary>
    ValueTask<ReviewSend> PostAsync(string channel, ReviewCard card, string nonce, CancellationToken cancellationToken);

    /// <summary>Draws a card again in its place. One that somebody deleted is as good as drawn.</summary>
    ValueTask<ReviewSend> RedrawAsync(string channel, string messageId, ReviewCard card, CancellationToken cancellationToken);

    /// <summary>Posts a plain word to moderators.</summary>
    ValueTask<ReviewSend> SayAsync(string channel, TextCard card, CancellationToken cancellationToken);
}

/// <summary>How a call to a moderators' channel ended.</summary>
internal abstract record ReviewSend
{
    private ReviewSend()
    {
    }

    /// <param name="MessageId">The new message; "" where there is none.</param>
    internal sealed record Done(string MessageId) : ReviewSend;

    /// <summary>Worth another attempt after a while; it may have arrived.</summary>
    internal sealed record Later(TimeSpan After) : ReviewSend;

    /// <summary>The channel is gone or closed to the bot, until somebody mends that.</summary>
    internal sealed record Closed(string Why) : ReviewSend;

    /// <summary>The platform does not take this card.</summary>
    internal sealed record Unsound(string Why) : ReviewSend;
}
