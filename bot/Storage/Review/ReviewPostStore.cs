using System.Globalization;
using Dapper;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Storage.Review;

/// <summary>The cards in moderators' channels on either engine.</summary>
internal sealed class ReviewPostStore(Store store) : IReviewPosts
{
    private readonly ReviewPostSql _sql = new(store.Dialect);

    public ValueTask<IReadOnlyList<string>> UnpostedAsync(ReviewScope scope, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<string>>(async connection => [.. await connection.QueryAsync<string>(_sql.Unposted, Values(scope, now))], cancellationToken);

    public async ValueTask<bool> ClaimAsync(ReviewPost post, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await ChangeAsync(ReviewPostSql.Claim, new { post.QuestionId, post.Platform, post.Channel, now = Moment.Of(now), until = Moment.Of(until) }, cancellationToken) == 1;

    public async ValueTask ReleaseAsync(string questionId, CancellationToken cancellationToken) =>
        await ChangeAsync(ReviewPostSql.Release, new { questionId }, cancellationToken);

    public ValueTask<IReadOnlyList<ReviewPost>> OutdatedAsync(ReviewScope scope, DateTimeOffset now, CancellationToken cancellationToken) =>
        PostsAsync(_sql.Outdated, Values(scope, now), cancellationToken);

    public ValueTask<IReadOnlyList<ReviewPost>> GoneAsync(ReviewScope scope, CancellationToken cancellationToken) =>
        PostsAsync(_sql.Gone, Values(scope, DateTimeOffset.UnixEpoch), cancellationToken);

    public async ValueTask SaveAsync(ReviewPost post, CancellationToken cancellationToken)
    {
        var row = new
        {
            post.QuestionId,
            post.Channel,
            post.MessageId,
            post.Version,
            shown = string.Create(CultureInfo.InvariantCulture, $"{post.Version}:{post.Step}"),
            live = post.IsLive ? 1 : 0,
        };
        await store.WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(ReviewPostSql.Save, row, transaction);
                return await transaction.Connection!.ExecuteAsync(ReviewPostSql.Drawn, row, transaction);
            }, cancellationToken);
    }

    public async ValueTask RemoveAsync(string questionId, CancellationToken cancellationToken) =>
        await ChangeAsync(ReviewPostSql.Remove, new { questionId }, cancellationToken);

    public ValueTask<IReadOnlyList<DueReminder>> RemindersAsync(string platform, DateTimeOffset before, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<DueReminder>>(
            async connection => [.. (await connection.QueryAsync<(string Channel, long Cases, long Oldest)>(ReviewPostSql.Reminders, new { platform, before = Moment.Of(before) }))
                .Select(row => new DueReminder(row.Channel, (int)row.Cases, Moment.At(row.Oldest)))], cancellationToken);

    public async ValueTask<bool> MoveReminderAsync(string platform, string channel, DateTimeOffset before, DateTimeOffset to, CancellationToken cancellationToken) =>
        await ChangeAsync(ReviewPostSql.MoveReminder, new { platform, channel, before = Moment.Of(before), to = Moment.Of(to) }, cancellationToken) > 0;

    public async ValueTask ReturnReminderAsync(string platform, string channel, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await ChangeAsync(ReviewPostSql.ReturnReminder, new { platform, channel, from = Moment.Of(from), to = Moment.Of(to) }, cancellationToken);

    private ValueTask<int> ChangeAsync(string sql, object values, CancellationToken cancellationToken) =>
        store.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(sql, values, transaction), cancellationToken);

    private ValueTask<IReadOnlyList<ReviewPost>> PostsAsync(string sql, object values, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<ReviewPost>>(async connection => [.. (await connection.QueryAsync<Row>(sql, values)).Select(row => row.Post())], cancellationToken);

    private static object Values(ReviewScope scope, DateTimeOffset now) =>
        new { scope.Platform, communities = scope.Communities.ToArray(), except = scope.Except.ToArray(), now = Moment.Of(now), scope.Limit };

    private sealed record Row
    {
        public required string QuestionId { get; init; }
        public required string Platform { get; init; }
        public required string Channel { get; init; }
        public required string MessageId { get; init; }

        public ReviewPost Post() => new() { QuestionId = QuestionId, Platform = Platform, Channel = Channel, MessageId = MessageId };
    }
}
