using Dapper;
using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Sessions;

namespace PsoasBot.Storage.Sessions;

/// <summary>Routine sessions on either engine. Every change is conditional on the version that it was made from.</summary>
internal sealed class RoutineSessionStore(Store store) : IRoutineSessions
{
    private const string Columns = "platform, community, member_id, question_id, part, version, ends_at, remaining, place, draw_before, expires_at";

    private const string Own = "question_id = @QuestionId AND platform = @Platform AND community = @Community AND member_id = @MemberId";

    private const string Save =
        $"""
        INSERT INTO routine_sessions ({Columns})
        VALUES (@Platform, @Community, @MemberId, @QuestionId, @Part, @Version, @EndsAt, @Remaining, @Place, @DrawBefore, @ExpiresAt)
        ON CONFLICT (question_id, platform, community, member_id) DO UPDATE SET part = excluded.part, version = excluded.version, ends_at = excluded.ends_at,
            remaining = excluded.remaining, place = excluded.place, draw_before = excluded.draw_before, expires_at = excluded.expires_at
        """;

    private const string Change =
        $"""
        UPDATE routine_sessions SET part = @Part, version = @Version, ends_at = @EndsAt, remaining = @Remaining, place = @Place,
            draw_before = @DrawBefore, expires_at = @ExpiresAt
        WHERE {Own} AND version = @Over
        """;

    private const string Due = $"SELECT {Columns} FROM routine_sessions WHERE platform = @platform AND ends_at IS NOT NULL AND ends_at <= @until ORDER BY ends_at LIMIT @most";

    public ValueTask<RoutineSession?> FindAsync(MemberKey member, string questionId, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async connection => (await connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM routine_sessions WHERE {Own}", new { member.Platform, member.Community, member.MemberId, QuestionId = questionId }))?.Session(),
            cancellationToken);

    public ValueTask<bool> SaveAsync(RoutineSession session, int? over, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction => await transaction.Connection!.ExecuteAsync(over is null ? Save : Change, Values(session, over), transaction) == 1, cancellationToken);

    public ValueTask<bool> RemoveAsync(RoutineSession session, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction => await transaction.Connection!.ExecuteAsync(
                $"DELETE FROM routine_sessions WHERE {Own} AND version = @Over", Values(session, session.Version), transaction) == 1,
            cancellationToken);

    public ValueTask<IReadOnlyList<RoutineSession>> DueAsync(string platform, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<RoutineSession>>(
            async connection => [.. (await connection.QueryAsync<Row>(Due, new { platform, until = Moment.Of(until), most })).Select(row => row.Session())], cancellationToken);

    public ValueTask<int> ExpireAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async transaction =>
            {
                var moment = new { now = Moment.Of(now) };
                await transaction.Connection!.ExecuteAsync("UPDATE routine_sessions SET place = NULL WHERE place IS NOT NULL AND draw_before <= @now", moment, transaction);
                return await transaction.Connection!.ExecuteAsync("DELETE FROM routine_sessions WHERE expires_at <= @now", moment, transaction);
            }, cancellationToken);

    private static object Values(RoutineSession session, int? over) => new
    {
        session.Member.Platform,
        session.Member.Community,
        session.Member.MemberId,
        session.QuestionId,
        session.Part,
        session.Version,
        EndsAt = Moment.Of(session.EndsAt),
        Remaining = (long)session.Left.TotalMilliseconds,
        session.Place,
        DrawBefore = Moment.Of(session.DrawBefore),
        ExpiresAt = Moment.Of(session.ExpiresAt),
        Over = over ?? 0,
    };

    private sealed record Row
    {
        public required string Platform { get; init; }
        public required string Community { get; init; }
        public required string MemberId { get; init; }
        public required string QuestionId { get; init; }
        public long Part { get; init; }
        public long Version { get; init; }
        public long? EndsAt { get; init; }
        public long Remaining { get; init; }
        public string? Place { get; init; }
        public long? DrawBefore { get; init; }
        public long ExpiresAt { get; init; }

        public RoutineSession Session() => new()
        {
            Member = new MemberKey(Platform, Community, MemberId),
            QuestionId = QuestionId,
            Part = (int)Part,
            Version = (int)Version,
            EndsAt = Moment.At(EndsAt),
            Left = TimeSpan.FromMilliseconds(Remaining),
            Place = Place,
            DrawBefore = Moment.At(DrawBefore),
            ExpiresAt = Moment.At(ExpiresAt),
        };
    }
}
