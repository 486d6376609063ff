using Dapper;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Retention;

namespace PsoasBot.Storage.Inbox;

/// <summary>Delivered answers on either engine.</summary>
internal sealed class PublishedAnswerStore(Store store) : IPublishedAnswers
{
    private const string Latest =
        $"""
        SELECT {QuestionRow.Columns}, message_id,
            (SELECT e.answer FROM edits e WHERE e.question_id = questions.id ORDER BY e.seq DESC LIMIT 1) AS changed
        FROM questions
        WHERE platform = @Platform AND community = @Community AND member_id = @MemberId AND state = 'Delivered' AND answer IS NOT NULL
        ORDER BY seq DESC LIMIT @limit
        """;

    public ValueTask<IReadOnlyList<PublishedAnswer>> OfMemberAsync(MemberKey member, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<PublishedAnswer>>(
            async connection => [.. (await connection.QueryAsync<QuestionRow, string?, PublishedAnswer>(
                Latest, Published, new { member.Platform, member.Community, member.MemberId, limit }, splitOn: "changed")).Reverse()],
            cancellationToken);

    private static PublishedAnswer Published(QuestionRow row, string? changed)
    {
        var delivery = new Delivery { QuestionId = row.Id, Nonce = row.Id, Question = row.Message(), Answer = StoreJson.ReadAnswer(changed ?? row.Answer!) };
        return new PublishedAnswer(new PublishedMessage(delivery.Question.Conversation, row.MessageId ?? ""), delivery, changed is not null);
    }
}
