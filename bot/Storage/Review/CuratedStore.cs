using System.Text.Json;
using Dapper;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Review;
using PsoasBot.Safety;

namespace PsoasBot.Storage.Review;

/// <summary>Curated answers on either engine.</summary>
internal sealed class CuratedStore(Store store) : ICuratedStore
{
    public ValueTask<IReadOnlyList<CuratedAnswer>> ActiveAsync(CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<CuratedAnswer>>(
            async connection => [.. (await connection.QueryAsync<Row>(ReviewSql.Active)).Select(row => row.Curated())], cancellationToken);

    public ValueTask<long> RevisionAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(connection => connection.ExecuteScalarAsync<long>(ReviewSql.Revision), cancellationToken);

    public async ValueTask ReturnToReviewAsync(string questionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await store.WriteAsync(
            async transaction =>
            {
                if (await transaction.Connection!.ExecuteAsync(ReviewSql.Withdraw, new { QuestionId = questionId }, transaction) == 0) return false;
                await transaction.Connection!.ExecuteAsync(ReviewSql.Revise, transaction: transaction);
                await new CaseWriter(transaction).ReturnAsync(new NewFlag(questionId, FlagKinds.KnowledgeChanged, "", null, now));
                return true;
            }, cancellationToken);

    private sealed record Row
    {
        public required string QuestionId { get; init; }
        public required string Platform { get; init; }
        public required string Community { get; init; }
        public required string Question { get; init; }
        public long IsOwnWording { get; init; }
        public required string Level { get; init; }
        public required string Answer { get; init; }
        public required string Cited { get; init; }
        public long ReviewedAt { get; init; }

        public CuratedAnswer Curated() => new()
        {
            QuestionId = QuestionId,
            Platform = Platform,
            Community = Community,
            Question = Question,
            IsOwnWording = IsOwnWording == 1,
            Level = Enum.Parse<SafetyLevel>(Level),
            Answer = StoreJson.ReadAnswer(Answer),
            Cited = JsonSerializer.Deserialize(Cited, StoreJson.Default.DictionaryStringString)!,
            ReviewedAt = Moment.At(ReviewedAt),
        };
    }
}
