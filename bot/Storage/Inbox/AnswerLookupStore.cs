using Dapper;
using PsoasBot.Conversations;

namespace PsoasBot.Storage.Inbox;

/// <summary>Reads answers by question id on either engine.</summary>
internal sealed class AnswerLookupStore(Store store) : IAnswerLookup
{
    private const string Question = $"SELECT {QuestionRow.Columns} FROM questions WHERE id = @questionId AND answer IS NOT NULL";

    private const string Replacement = "SELECT replacement FROM cases WHERE question_id = @questionId";

    public ValueTask<AnsweredQuestion?> FindAsync(string questionId, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async connection =>
            {
                var row = await connection.QuerySingleOrDefaultAsync<QuestionRow>(Question, new { questionId });
                if (row?.Answer is not { } first) return null;
                var replacement = await connection.ExecuteScalarAsync<string?>(Replacement, new { questionId });
                return new AnsweredQuestion(questionId, row.Message(), StoreJson.ReadAnswer(replacement ?? first));
            }, cancellationToken);
}
