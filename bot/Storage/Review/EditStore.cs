using Dapper;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Edits;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Storage.Inbox;

namespace PsoasBot.Storage.Review;

/// <summary>Pending changes of published messages on either engine.</summary>
internal sealed class EditStore(Store store) : IEdits
{
    private const string Question = $"SELECT {QuestionRow.Columns}, message_channel, message_thread, message_id FROM questions WHERE id = @QuestionId";

    private const string Close = "UPDATE edits SET is_open = 0, closed_at = @now, closed_why = @why WHERE seq = @Number AND is_open = 1";

    private const string Again =
        """
        UPDATE edits SET is_open = 1, due_at = @now, closed_at = NULL, closed_why = NULL
        WHERE question_id = @QuestionId AND seq = (SELECT max(seq) FROM edits WHERE question_id = @QuestionId) AND seq > @Number
        """;

    private const string Tell =
        """
        INSERT INTO audit (question_id, at, actor, action, outcome, version)
        SELECT question_id, @now, 'bot', 'show the change', @why, version FROM cases WHERE question_id = @QuestionId
        """;

    private const string Postpone = "UPDATE edits SET due_at = @until WHERE seq = @Number AND is_open = 1";

    private readonly string _claim =
        $"""
        {store.Dialect.BeforeClaim}
        UPDATE edits SET due_at = @until, attempts = attempts + 1
        WHERE seq = (
            SELECT e.seq FROM edits e JOIN questions q ON q.id = e.question_id
            WHERE e.is_open = 1 AND e.due_at <= @now AND q.state = 'Delivered' AND q.platform || '' {store.Dialect.AnyOf("@platforms")}
            ORDER BY e.due_at, e.seq LIMIT 1 {store.Dialect.SkipLockedOf("e")})
        RETURNING seq, question_id, answer, attempts
        """;

    public ValueTask<PendingEdit?> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction =>
            {
                var values = new { platforms = request.Platforms.ToArray(), now = Moment.Of(request.Now), until = Moment.Of(request.Until) };
                var row = await transaction.Connection!.QuerySingleOrDefaultAsync<Row>(_claim, values, transaction);
                if (row is null) return null;
                var question = await transaction.Connection!.QuerySingleAsync<QuestionRow>(Question, new { row.QuestionId }, transaction);
                return Pending(row, question);
            }, cancellationToken);

    public async ValueTask CloseAsync(PendingEdit edit, string why, DateTimeOffset now, CancellationToken cancellationToken) =>
        await store.WriteAsync(
            async transaction =>
            {
                var values = new { edit.Number, edit.QuestionId, why, now = Moment.Of(now) };
                if (await transaction.Connection!.ExecuteAsync(Close, values, transaction) == 1)
                {
                    if (why == PendingEdit.Impossible) await transaction.Connection!.ExecuteAsync(Tell, values, transaction);
                    return true;
                }
                return await transaction.Connection!.ExecuteAsync(Again, values, transaction) == 1;
            }, cancellationToken);

    public async ValueTask PostponeAsync(PendingEdit edit, DateTimeOffset until, CancellationToken cancellationToken) =>
        await store.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(Postpone, new { edit.Number, until = Moment.Of(until) }, transaction), cancellationToken);

    private static PendingEdit Pending(Row row, QuestionRow question)
    {
        var message = question.Message();
        var place = message.Conversation with { Channel = question.MessageChannel ?? message.Conversation.Channel, Thread = question.MessageThread is "" ? null : question.MessageThread };
        return new PendingEdit
        {
            Number = row.Seq,
            QuestionId = row.QuestionId,
            Question = message,
            Message = new PublishedMessage(place, question.MessageId ?? "") { Handle = question.ReplyHandle },
            Answer = StoreJson.ReadAnswer(row.Answer),
            Attempts = (int)row.Attempts,
        };
    }

    private sealed record Row
    {
        public long Seq { get; init; }
        public required string QuestionId { get; init; }
        public required string Answer { get; init; }
        public long Attempts { get; init; }
    }
}
