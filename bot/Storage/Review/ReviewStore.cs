using System.Data.Common;
using System.Text.Json;
using Dapper;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Storage.Review;

/// <summary>Cases, flags, votes, decisions and the trail on either engine.</summary>
internal sealed class ReviewStore(Store store) : IReviewStore
{
    private readonly QueueSql _queue = new(store.Dialect);

    public ValueTask<bool> FlagAsync(NewFlag flag, CancellationToken cancellationToken) =>
        store.WriteAsync(transaction => new CaseWriter(transaction).FlagAsync(flag), cancellationToken);

    public ValueTask<int?> VoteAsync(Vote vote, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction =>
            {
                var values = new { vote.QuestionId, vote.MemberId, up = vote.IsUp ? 1 : 0, at = Moment.Of(vote.At) };
                var known = await transaction.Connection!.ExecuteAsync(ReviewSql.Vote, values, transaction) == 1;
                return known ? (int?)await transaction.Connection!.ExecuteScalarAsync<long>(ReviewSql.Downs, new { vote.QuestionId }, transaction) : null;
            }, cancellationToken);

    public ValueTask<CaseFile?> FindAsync(string questionId, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async connection =>
            {
                if (await connection.QuerySingleOrDefaultAsync<CaseRow>(ReviewSql.Find, new { questionId }) is not { Answer: not null } row) return null;
                var flags = await connection.QueryAsync<(string Kind, string? Reason, long At)>(ReviewSql.Flags, new { questionId });
                var found = row.Case();
                return new CaseFile
                {
                    Case = found,
                    Question = row.Text,
                    Answer = found.Held ?? StoreJson.ReadAnswer(row.Answer),
                    AskedAt = Moment.At(row.ReceivedAt),
                    Flags = [.. flags.Select(flag => new CaseFlag(flag.Kind, flag.Reason, Moment.At(flag.At)))],
                };
            }, cancellationToken);

    public ValueTask<IReadOnlyList<CaseSummary>> QueueAsync(QueueFilter filter, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<CaseSummary>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<CaseRow>(_queue.Select(filter), QueueSql.Values(filter));
                return [.. rows.Select(row => new CaseSummary { Case = row.Case(), Question = row.Text, Level = row.Level ?? "", Flags = row.Kinds?.Split(',') ?? [] })];
            }, cancellationToken);

    public ValueTask<int> CountAsync(QueueFilter filter, CancellationToken cancellationToken) =>
        store.ReadAsync(async connection => (int)await connection.ExecuteScalarAsync<long>(QueueSql.Count(filter), QueueSql.Values(filter)), cancellationToken);

    public ValueTask<IReadOnlyDictionary<ReviewState, int>> CountStatesAsync(QueueFilter filter, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyDictionary<ReviewState, int>>(
            async connection => (await connection.QueryAsync<(string State, long Number)>(QueueSql.CountStates(filter), QueueSql.Values(filter)))
                .ToDictionary(row => Enum.Parse<ReviewState>(row.State), row => (int)row.Number),
            cancellationToken);

    public ValueTask<bool> ApplyAsync(ReviewTransition transition, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction =>
            {
                var writer = new CaseWriter(transaction);
                if (await transaction.Connection!.ExecuteAsync(ReviewSql.Apply, CaseRow.Of(transition.After), transaction) == 0)
                {
                    await writer.AuditAsync(transition.Entry with { Outcome = AuditEntry.TooLate, Detail = null });
                    return false;
                }
                await FollowAsync(transaction, transition);
                await writer.AuditAsync(transition.Entry);
                return true;
            }, cancellationToken);

    public async ValueTask RecordAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        await store.WriteAsync(
            async transaction =>
            {
                await new CaseWriter(transaction).AuditAsync(entry);
                return true;
            }, cancellationToken);

    public ValueTask<IReadOnlyList<AuditEntry>> TrailAsync(string questionId, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<AuditEntry>>(
            async connection => [.. (await connection.QueryAsync<AuditRow>(ReviewSql.Trail, new { questionId })).Select(row => row.Entry())], cancellationToken);

    private static async Task FollowAsync(DbTransaction transaction, ReviewTransition transition)
    {
        var connection = transaction.Connection!;
        var about = new { transition.After.QuestionId, transition.After.Version, now = Moment.Of(transition.Entry.At) };
        if (transition.Edit is { } edit)
        {
            await connection.ExecuteAsync(ReviewSql.Supersede, about, transaction);
            await connection.ExecuteAsync(ReviewSql.Edit, new { about.QuestionId, about.Version, about.now, answer = StoreJson.Write(edit) }, transaction);
            if (edit.Routine is null) await connection.ExecuteAsync(ReviewSql.EndSessions, about, transaction);
        }
        var changed = transition.WithdrawCurated ? await connection.ExecuteAsync(ReviewSql.Withdraw, about, transaction) : 0;
        if (transition.Curated is { } curated) changed += await connection.ExecuteAsync(ReviewSql.Curate, Values(curated), transaction);
        if (changed > 0) await connection.ExecuteAsync(ReviewSql.Revise, transaction: transaction);
    }

    private static object Values(CuratedAnswer curated) => new
    {
        curated.QuestionId,
        curated.Platform,
        curated.Community,
        curated.Question,
        own = curated.IsOwnWording ? 1 : 0,
        level = curated.Level.ToString(),
        answer = StoreJson.Write(curated.Answer),
        cited = JsonSerializer.Serialize(new Dictionary<string, string>(curated.Cited, StringComparer.Ordinal), StoreJson.Default.DictionaryStringString),
        at = Moment.Of(curated.ReviewedAt),
    };

    private sealed record AuditRow
    {
        public required string QuestionId { get; init; }
        public long At { get; init; }
        public required string Actor { get; init; }
        public required string Action { get; init; }
        public required string Outcome { get; init; }
        public long Version { get; init; }
        public string? Reason { get; init; }
        public string? Detail { get; init; }

        public AuditEntry Entry() => new()
        {
            QuestionId = QuestionId,
            At = Moment.At(At),
            Actor = Actor,
            Action = Action,
            Outcome = Outcome,
            Version = (int)Version,
            Reason = Reason,
            Detail = Detail,
        };
    }
}
