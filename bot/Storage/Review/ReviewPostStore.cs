using Dapper;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Storage.Review;

/// <summary>The cards in moderators' channels on either engine.</summary>
internal sealed class ReviewPostStore(Store store) : IReviewPosts
{
    private const string Live =
        """
        SELECT question_id, platform, channel, message_id, shown, is_live, reminded_at FROM review_posts
        WHERE platform = @platform
            AND (is_live = 1 OR (shown <> 'gone' AND NOT EXISTS (SELECT 1 FROM cases WHERE cases.question_id = review_posts.question_id)))
        """;

    private const string Save =
        """
        INSERT INTO review_posts (question_id, platform, channel, message_id, shown, is_live, reminded_at)
        VALUES (@QuestionId, @Platform, @Channel, @MessageId, @Shown, @IsLive, @RemindedAt)
        ON CONFLICT (question_id) DO UPDATE SET channel = excluded.channel, message_id = excluded.message_id, shown = excluded.shown,
            is_live = excluded.is_live, reminded_at = excluded.reminded_at
        """;

    public ValueTask<IReadOnlyList<ReviewPost>> LiveAsync(string platform, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ReviewPost>>(
            async connection => [.. (await connection.QueryAsync<Row>(Live, new { platform })).Select(row => row.Post())], cancellationToken);

    public async ValueTask SaveAsync(ReviewPost post, CancellationToken cancellationToken)
    {
        var row = new
        {
            post.QuestionId,
            post.Platform,
            post.Channel,
            post.MessageId,
            post.Shown,
            IsLive = post.IsLive ? 1 : 0,
            RemindedAt = Moment.Of(post.RemindedAt),
        };
        await store.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(Save, row, transaction), cancellationToken);
    }

    private sealed record Row
    {
        public required string QuestionId { get; init; }
        public required string Platform { get; init; }
        public required string Channel { get; init; }
        public required string MessageId { get; init; }
        public required string Shown { get; init; }
        public long IsLive { get; init; }
        public long RemindedAt { get; init; }

        public ReviewPost Post() => new()
        {
            QuestionId = QuestionId,
            Platform = Platform,
            Channel = Channel,
            MessageId = MessageId,
            Shown = Shown,
            IsLive = IsLive == 1,
            RemindedAt = Moment.At(RemindedAt),
        };
    }
}
