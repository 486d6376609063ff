using Dapper;
using PsoasBot.Conversations.Retention;

namespace PsoasBot.Storage.Inbox;

/// <summary>Forgetting and retention on either engine.</summary>
internal sealed class KeptDataStore(Store store) : IKeptData
{
    private static readonly string[] Tables = ["flags", "votes", "edits", "cases", "check_ins", "routine_sessions"];

    private const string Own = "(SELECT id FROM questions WHERE platform = @Platform AND community = @Community AND member_id = @MemberId)";

    private const string Past =
        """
        (SELECT id FROM questions WHERE is_open = 0 AND received_at < @before
            AND NOT EXISTS (SELECT 1 FROM cases WHERE cases.question_id = questions.id AND cases.state IN ('Open', 'Claimed')))
        """;

    /// <summary>The row stays under its hash alone, so that a repeated event is still known.</summary>
    private const string Blank =
        """
        UPDATE questions SET event_id = id, channel = '', thread = '', member_id = '', text = '', locale = NULL, reply_handle = NULL, answer = NULL,
            answer_text = NULL, message_channel = NULL, message_thread = NULL, message_id = NULL, state = 'Forgotten', is_open = 0, leased_by = NULL,
            closed_at = @now
        WHERE platform = @Platform AND community = @Community AND member_id = @MemberId
        """;

    public ValueTask<int> ForgetAsync(MemberKey member, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction =>
            {
                var connection = transaction.Connection!;
                foreach (var table in Tables)
                    await connection.ExecuteAsync($"DELETE FROM {table} WHERE question_id IN {Own}", member, transaction);
                await connection.ExecuteAsync($"DELETE FROM curated WHERE is_own_wording = 0 AND question_id IN {Own}", member, transaction);
                await connection.ExecuteAsync("UPDATE flags SET member_id = 'forgotten-' || seq, reason = NULL WHERE member_id = @MemberId", member, transaction);
                await connection.ExecuteAsync("DELETE FROM votes WHERE member_id = @MemberId", member, transaction);
                await connection.ExecuteAsync("DELETE FROM routine_sessions WHERE platform = @Platform AND community = @Community AND member_id = @MemberId", member, transaction);
                return await connection.ExecuteAsync(
                    Blank, new { member.Platform, member.Community, member.MemberId, now = Moment.Of(now) }, transaction);
            }, cancellationToken);

    public ValueTask<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction =>
            {
                var connection = transaction.Connection!;
                var moment = new { before = Moment.Of(before) };
                foreach (var table in Tables)
                    await connection.ExecuteAsync($"DELETE FROM {table} WHERE question_id IN {Past}", moment, transaction);
                return await connection.ExecuteAsync("DELETE FROM questions WHERE id IN " + Past, moment, transaction);
            }, cancellationToken);
}
