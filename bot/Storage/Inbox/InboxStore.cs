using Dapper;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Storage.Review;

namespace PsoasBot.Storage.Inbox;

/// <summary>The inbox on either engine.</summary>
internal sealed class InboxStore(Store store) : IInbox
{
    private readonly string _claim = InboxSql.Claim(store.Dialect);

    public async ValueTask<bool> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var row = QuestionRow.Of(message, Guid.NewGuid().ToString("N"));
        if (await store.WriteAsync(new Statement(InboxSql.Accept, row), cancellationToken) == 1) return true;
        return await store.ReadAsync(connection => connection.ExecuteScalarAsync<string>(InboxSql.AcceptedBy, new { row.Id }), cancellationToken) == row.AcceptedBy;
    }

    public ValueTask<bool> KnowsAsync(EventKey key, CancellationToken cancellationToken) =>
        store.ReadAsync(async connection => await connection.ExecuteScalarAsync<long>(InboxSql.Knows, key) > 0, cancellationToken);

    public ValueTask<int> ReclaimAsync(string worker, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                InboxSql.Reclaim, new { worker, now = Moment.Of(now), all = store.Dialect.SingleWorker ? 1 : 0 }, transaction),
            cancellationToken);

    public ValueTask<IReadOnlyList<ClaimedQuestion>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<ClaimedQuestion>>(
            async transaction =>
            {
                var values = new { request.Worker, platforms = request.Platforms.ToArray(), now = Moment.Of(request.Now), until = Moment.Of(request.Until), request.Limit };
                return [.. (await transaction.Connection!.QueryAsync<QuestionRow>(_claim, values, transaction)).Select(row => row.Claimed())];
            }, cancellationToken);

    public ValueTask<bool> PrepareAsync(Lease lease, PreparedAnswer prepared, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var answer = prepared.Answer;
        var values = new
        {
            id = lease.QuestionId,
            lease = lease.Number,
            answer = StoreJson.Write(answer),
            text = answer.Text,
            status = answer.Status.ToString(),
            level = answer.Level.ToString(),
            contested = answer.Contested.Count,
            apology = prepared.IsApology ? 1 : 0,
        };
        if (prepared.Review is not { } review) return StepAsync(InboxSql.Prepare, values, cancellationToken);
        return store.WriteAsync(
            async transaction =>
            {
                var kept = await transaction.Connection!.ExecuteAsync(InboxSql.Prepare, values, transaction) == 1;
                if (kept) await new CaseWriter(transaction).OpenAsync(lease.QuestionId, review, now);
                return kept;
            }, cancellationToken);
    }

    public ValueTask<bool> MarkSendingAsync(Lease lease, CancellationToken cancellationToken) =>
        StepAsync(InboxSql.Sending, new { id = lease.QuestionId, lease = lease.Number }, cancellationToken);

    public ValueTask<bool> MarkDeliveredAsync(Lease lease, PublishedMessage message, DateTimeOffset now, CancellationToken cancellationToken) =>
        StepAsync(
            InboxSql.Delivered,
            new
            {
                id = lease.QuestionId,
                lease = lease.Number,
                now = Moment.Of(now),
                message.MessageId,
                message.Handle,
                channel = message.Conversation.Channel,
                thread = message.Conversation.Thread ?? "",
            },
            cancellationToken);

    public ValueTask<bool> PostponeAsync(Lease lease, DateTimeOffset until, bool? sent, CancellationToken cancellationToken) =>
        StepAsync(
            InboxSql.Postpone, new { id = lease.QuestionId, lease = lease.Number, until = Moment.Of(until), sent = sent is null ? -1 : sent.Value ? 1 : 0 }, cancellationToken);

    public ValueTask<bool> GiveUpAsync(Lease lease, string why, DateTimeOffset now, CancellationToken cancellationToken) =>
        StepAsync(InboxSql.GiveUp, new { id = lease.QuestionId, lease = lease.Number, why, now = Moment.Of(now) }, cancellationToken);

    public ValueTask<IReadOnlyList<Exchange>> ThreadAsync(ThreadRequest request, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<Exchange>>(
            async connection =>
            {
                var conversation = request.Conversation;
                var found = await connection.QueryAsync<Exchange>(
                    conversation.Thread is null or "" ? InboxSql.ThreadOfMember : InboxSql.Thread,
                    new
                    {
                        conversation.Platform,
                        conversation.Community,
                        conversation.Channel,
                        thread = conversation.Thread ?? "",
                        request.MemberId,
                        since = Moment.Of(request.Since),
                        before = request.BeforeQuestion,
                        request.Limit,
                    });
                return [.. found.Reverse()];
            }, cancellationToken);

    public ValueTask<string?> AskerAsync(ConversationKey thread, CancellationToken cancellationToken) =>
        store.ReadAsync(
            connection => connection.ExecuteScalarAsync<string?>(InboxSql.Asker, new { thread.Platform, thread.Community, thread.Channel, thread = thread.Thread ?? "" }), cancellationToken);

    public ValueTask<int> CountOpenAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(async connection => (int)await connection.ExecuteScalarAsync<long>(InboxSql.CountOpen), cancellationToken);

    private async ValueTask<bool> StepAsync(string sql, object values, CancellationToken cancellationToken) =>
        await store.WriteAsync(new Statement(sql, values), cancellationToken) == 1;
}
