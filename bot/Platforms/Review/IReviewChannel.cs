namespace PsoasBot.Platforms;

/// <summary>The moderators' channels of one platform.</summary>
internal interface IReviewChannel
{
    string Platform { get; }

    /// <summary>Where a community's moderators read; null where no channel is set, and cases wait for <c>/review</c> or the local desk.</summary>
    string? ChannelOf(string community);

    /// <summary>Posts a card; <paramref name="nonce"/> lets the platform drop a repetition. Returns the message's id, null where it cannot be posted now.</summary>
    ValueTask<string?> PostAsync(string channel, ReviewCard card, string nonce, CancellationToken cancellationToken);

    /// <summary>Draws a card again in its place. False where that failed and is worth another try.</summary>
    ValueTask<bool> RedrawAsync(string channel, string messageId, ReviewCard card, CancellationToken cancellationToken);

    /// <summary>Posts a plain word to moderators.</summary>
    ValueTask<bool> SayAsync(string channel, TextCard card, CancellationToken cancellationToken);
}
