using Dapper;
using PsoasBot.Conversations.CheckIns;

namespace PsoasBot.Storage.CheckIns;

/// <summary>Check-ins on either engine. The member's own routine is looked up, so that nobody can check in for somebody else.</summary>
internal sealed class CheckInStore(Store store) : ICheckIns
{
    private const string Keep =
        """
        INSERT INTO check_ins (question_id, feeling, at)
        SELECT id, @feeling, @at FROM questions
        WHERE id = @QuestionId AND kind = 'Routine' AND platform = @Platform AND community = @Community AND member_id = @MemberId
        ON CONFLICT (question_id) DO UPDATE SET feeling = excluded.feeling, at = excluded.at
        """;

    public ValueTask<bool> KeepAsync(CheckIn checkIn, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction => await transaction.Connection!.ExecuteAsync(
                Keep,
                new
                {
                    checkIn.QuestionId,
                    checkIn.Member.Platform,
                    checkIn.Member.Community,
                    checkIn.Member.MemberId,
                    feeling = checkIn.Feeling.ToString(),
                    at = Moment.Of(checkIn.At),
                },
                transaction) == 1,
            cancellationToken);
}
