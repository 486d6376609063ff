using Dapper;
using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Sessions;

namespace PsoasBot.Storage.Sessions;

/// <summary>What waits to be drawn, on either engine.</summary>
internal sealed class WaitingDrawStore(Store store) : IWaitingDraws
{
    private const string Keep =
        """
        INSERT INTO routine_draws (platform, place, community, member_id, question_id, shown, since)
        VALUES (@Platform, @Place, @Community, @MemberId, @QuestionId, @Shown, @Since)
        ON CONFLICT (platform, place) DO UPDATE SET community = excluded.community, member_id = excluded.member_id, question_id = excluded.question_id, shown = excluded.shown
        """;

    public async ValueTask KeepAsync(WaitingDraw draw, CancellationToken cancellationToken)
    {
        var values = new { draw.Platform, draw.Place, draw.Member.Community, draw.Member.MemberId, draw.QuestionId, draw.Shown, Since = Moment.Of(draw.Since) };
        await store.WriteAsync(new Statement(Keep, values), cancellationToken);
    }

    public async ValueTask RemoveAsync(string platform, string place, CancellationToken cancellationToken) =>
        await store.WriteAsync(new Statement("DELETE FROM routine_draws WHERE platform = @platform AND place = @place", new { platform, place }), cancellationToken);

    public ValueTask<IReadOnlyList<WaitingDraw>> OfPlatformAsync(string platform, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<WaitingDraw>>(
            async connection => [.. (await connection.QueryAsync<Row>(
                "SELECT place, community, member_id, question_id, shown, since FROM routine_draws WHERE platform = @platform ORDER BY since", new { platform }))
                .Select(row => new WaitingDraw(platform, row.Place, new MemberKey(platform, row.Community, row.MemberId), row.QuestionId, row.Shown, Moment.At(row.Since)))],
            cancellationToken);

    public ValueTask<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        store.WriteAsync(new Statement("DELETE FROM routine_draws WHERE since < @before", new { before = Moment.Of(before) }), cancellationToken);

    private sealed record Row
    {
        public required string Place { get; init; }
        public required string Community { get; init; }
        public required string MemberId { get; init; }
        public required string QuestionId { get; init; }
        public string? Shown { get; init; }
        public long Since { get; init; }
    }
}
