using System.Data.Common;
using Dapper;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Storage.Review;

/// <summary>Opens cases and writes the trail inside a transaction, so that a flag is as durable as what it flags.</summary>
internal sealed class CaseWriter(DbTransaction transaction)
{
    private const string Open =
        """
        INSERT INTO cases (question_id, platform, community, state, version, opened_at, held)
        SELECT id, platform, community, 'Open', 1, @now, @held FROM questions WHERE id = @id AND answer IS NOT NULL
        ON CONFLICT (question_id) DO UPDATE SET
            version = cases.version + 1,
            is_drawn = 0,
            held = coalesce(excluded.held, cases.held),
            opened_at = CASE WHEN cases.state IN ('Open', 'Claimed') THEN cases.opened_at ELSE excluded.opened_at END,
            claimed_by = CASE WHEN cases.state = 'Claimed' THEN cases.claimed_by END,
            claimed_until = CASE WHEN cases.state = 'Claimed' THEN cases.claimed_until END,
            state = CASE WHEN cases.state IN ('Open', 'Claimed') THEN cases.state ELSE 'Open' END
        RETURNING version
        """;

    private const string Flag =
        """
        INSERT INTO flags (question_id, kind, member_id, reason, at)
        SELECT id, @Kind, @MemberId, @Reason, @at FROM questions WHERE id = @QuestionId AND answer IS NOT NULL
        ON CONFLICT (question_id, kind, member_id) DO NOTHING
        """;

    private const string Flagged = "SELECT count(*) FROM flags WHERE question_id = @QuestionId AND kind = @Kind AND member_id = @MemberId";

    private const string Trail =
        """
        INSERT INTO audit (question_id, at, actor, action, outcome, version, reason, detail)
        VALUES (@QuestionId, @at, @Actor, @Action, @Outcome, @Version, @Reason, @Detail)
        """;

    private readonly DbConnection _connection = transaction.Connection!;

    /// <summary>For the flags that an answer was born with.</summary>
    public async Task OpenAsync(string questionId, ReviewRequest request, DateTimeOffset now)
    {
        var held = request.Held is { } answer ? StoreJson.Write(answer) : null;
        foreach (var kind in request.Flags) await FlagAsync(new NewFlag(questionId, kind, "", null, now), held);
    }

    /// <summary>False where there is no answered question of that id. The same flag of the same member changes nothing.</summary>
    public async Task<bool> FlagAsync(NewFlag flag, string? held = null)
    {
        var isNew = await _connection.ExecuteAsync(Flag, new { flag.QuestionId, flag.Kind, flag.MemberId, flag.Reason, at = Moment.Of(flag.At) }, transaction) == 1;
        if (!isNew) return await _connection.ExecuteScalarAsync<long>(Flagged, new { flag.QuestionId, flag.Kind, flag.MemberId }, transaction) > 0;
        await OpenAsync(flag, held);
        return true;
    }

    /// <summary>Opens a case again for a reason that may come more than once, and even after its question was deleted.</summary>
    public async Task ReturnAsync(NewFlag flag)
    {
        await _connection.ExecuteAsync(Flag, new { flag.QuestionId, flag.Kind, flag.MemberId, flag.Reason, at = Moment.Of(flag.At) }, transaction);
        await OpenAsync(flag, held: null);
    }

    private async Task OpenAsync(NewFlag flag, string? held)
    {
        var version = await _connection.ExecuteScalarAsync<int>(Open, new { id = flag.QuestionId, now = Moment.Of(flag.At), held }, transaction);
        await AuditAsync(new AuditEntry
        {
            QuestionId = flag.QuestionId,
            At = flag.At,
            Actor = flag.MemberId is "" ? "bot" : "member",
            Action = $"flag {flag.Kind}",
            Outcome = AuditEntry.Done,
            Version = version,
        });
    }

    public Task AuditAsync(AuditEntry entry) =>
        _connection.ExecuteAsync(
            Trail,
            new { entry.QuestionId, at = Moment.Of(entry.At), entry.Actor, entry.Action, entry.Outcome, entry.Version, entry.Reason, entry.Detail },
            transaction);
}
