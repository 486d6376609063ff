using System.Data.Common;
using Dapper;
using PsoasBot.Conversations.Retention;
using PsoasBot.Storage.Review;

namespace PsoasBot.Storage.Inbox;

/// <summary>Forgetting and retention on either engine.</summary>
internal sealed class KeptDataStore(Store store) : IKeptData
{
    /// <summary>Questions that go in one transaction: a few tens of milliseconds, so that whoever has to acknowledge an event in time waits no longer.</summary>
    internal const int Batch = 500;

    private static readonly string[] Tables = ["flags", "votes", "edits", "cases", "check_ins", "routine_sessions", "routine_draws"];

    private const string Own = "IN (SELECT id FROM questions WHERE platform = @Platform AND community = @Community AND member_id = @MemberId)";

    private const string OfCommunity = "question_id IN (SELECT id FROM questions q WHERE q.id = question_id AND q.platform = @Platform AND q.community = @Community)";

    private const string Past =
        """
        SELECT id FROM questions WHERE is_open = 0 AND received_at < @before
            AND NOT EXISTS (SELECT 1 FROM cases WHERE cases.question_id = questions.id AND cases.state IN ('Open', 'Claimed'))
        ORDER BY received_at LIMIT @Batch
        """;

    /// <summary>A card in a moderators' channel is emptied before it is forgotten; see <see cref="Review.ReviewPostSql"/>.</summary>
    private const string CardsGo = "UPDATE review_posts SET is_gone = 1, is_live = 0 WHERE question_id";

    /// <summary>Claims of cards that were never posted.</summary>
    private const string NeverPosted = "DELETE FROM review_posts WHERE is_gone = 1 AND message_id = '' AND claimed_until < @before";

    /// <summary>The row stays under its hash alone, so that a repeated event is still known.</summary>
    private const string Blank =
        """
        UPDATE questions SET event_id = id, channel = '', thread = '', member_id = '', text = '', locale = NULL, reply_handle = NULL, answer = NULL,
            answer_text = NULL, message_channel = NULL, message_thread = NULL, message_id = NULL, state = 'Forgotten', is_open = 0, leased_by = NULL,
            closed_at = @now
        WHERE platform = @Platform AND community = @Community AND member_id = @MemberId
        """;

    /// <summary>In the words of the index <c>questions_handle</c>.</summary>
    private const string OldHandles = "UPDATE questions SET reply_handle = NULL WHERE is_open = 0 AND reply_handle IS NOT NULL AND coalesce(answer_before, 0) <= @now";

    private readonly string _any = store.Dialect.AnyOf("@ids");

    public ValueTask<int> ForgetAsync(MemberKey member, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction =>
            {
                var connection = transaction.Connection!;
                await DeleteAsync(transaction, Own, member);
                if (await connection.ExecuteAsync($"DELETE FROM curated WHERE is_own_wording = 0 AND question_id {Own}", member, transaction) > 0)
                    await connection.ExecuteAsync(ReviewSql.Revise, transaction: transaction);
                await connection.ExecuteAsync($"UPDATE flags SET member_id = 'forgotten-' || seq, reason = NULL WHERE member_id = @MemberId AND {OfCommunity}", member, transaction);
                await connection.ExecuteAsync($"DELETE FROM votes WHERE member_id = @MemberId AND {OfCommunity}", member, transaction);
                await connection.ExecuteAsync("DELETE FROM routine_sessions WHERE platform = @Platform AND community = @Community AND member_id = @MemberId", member, transaction);
                await connection.ExecuteAsync("DELETE FROM routine_draws WHERE platform = @Platform AND community = @Community AND member_id = @MemberId", member, transaction);
                return await connection.ExecuteAsync(
                    Blank, new { member.Platform, member.Community, member.MemberId, now = Moment.Of(now) }, transaction);
            }, cancellationToken);

    public async ValueTask<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var moment = new { before = Moment.Of(before), Batch };
        await store.WriteAsync(new Statement(NeverPosted, moment), cancellationToken);
        var all = 0;
        while (true)
        {
            var purged = await store.WriteAsync(
                async transaction =>
                {
                    var ids = (await transaction.Connection!.QueryAsync<string>(Past, moment, transaction)).ToArray();
                    if (ids.Length == 0) return 0;
                    await DeleteAsync(transaction, _any, new { ids });
                    return await transaction.Connection!.ExecuteAsync($"DELETE FROM questions WHERE id {_any}", new { ids }, transaction);
                }, cancellationToken);
            all += purged;
            if (purged < Batch) return all;
        }
    }

    public ValueTask<int> DropHandlesAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        store.WriteAsync(new Statement(OldHandles, new { now = Moment.Of(now) }), cancellationToken);

    /// <summary>Everything that hangs on the questions.</summary>
    private static async Task DeleteAsync(DbTransaction transaction, string which, object values)
    {
        await transaction.Connection!.ExecuteAsync($"{CardsGo} {which}", values, transaction);
        foreach (var table in Tables) await transaction.Connection!.ExecuteAsync($"DELETE FROM {table} WHERE question_id {which}", values, transaction);
    }
}
