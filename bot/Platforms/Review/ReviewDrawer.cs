using PsoasBot.Moderation.Review;

namespace PsoasBot.Platforms;

/// <summary>
/// Draws cards in moderators' channels again when their case has changed, and empties those whose case was deleted. Drawing twice is harmless, and
/// where a card has to wait it waits alone: new alerts go the same way into the channel.
/// </summary>
internal sealed class ReviewDrawer(IReviewStore cases, IReviewPosts posts, ReviewSender sender, TimeProvider time)
{
    private const int MostAtOnce = 10;

    /// <summary>One round for one platform: what moderators look at first, then what was deleted.</summary>
    public async Task LookAsync(IReviewChannel channel, CancellationToken cancellationToken)
    {
        var scope = new ReviewScope(channel.Platform, channel.Communities, sender.Paused, MostAtOnce);
        foreach (var post in await posts.OutdatedAsync(scope, time.GetUtcNow(), cancellationToken)) await DrawAsync(channel, post, cancellationToken);
        foreach (var post in await posts.GoneAsync(scope with { Except = sender.Paused }, cancellationToken)) await EmptyAsync(channel, post, cancellationToken);
    }

    private async Task DrawAsync(IReviewChannel channel, ReviewPost post, CancellationToken cancellationToken)
    {
        if (sender.Paused.Contains(post.Channel) || await cases.FindAsync(post.QuestionId, cancellationToken) is not { } file) return;
        var card = ReviewCards.From(file, time.GetUtcNow());
        if (await sender.SendAsync(post.Channel, post.QuestionId, waits: post.QuestionId, token => channel.RedrawAsync(post.Channel, post.MessageId, card, token), cancellationToken) is null) return;
        await posts.SaveAsync(post with { Version = card.Version, Step = card.Step, IsLive = !card.IsSettled }, cancellationToken);
    }

    private async Task EmptyAsync(IReviewChannel channel, ReviewPost post, CancellationToken cancellationToken)
    {
        if (sender.Paused.Contains(post.Channel)) return;
        var card = ReviewCards.Gone(post.QuestionId);
        if (await sender.SendAsync(post.Channel, post.QuestionId, waits: post.QuestionId, token => channel.RedrawAsync(post.Channel, post.MessageId, card, token), cancellationToken) is not null)
            await posts.RemoveAsync(post.QuestionId, cancellationToken);
    }
}
