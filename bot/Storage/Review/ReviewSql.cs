namespace PsoasBot.Storage.Review;

/// <summary>The review's SQL.</summary>
internal static class ReviewSql
{
    public const string Vote =
        """
        INSERT INTO votes (question_id, member_id, is_up, at) SELECT id, @MemberId, @up, @at FROM questions WHERE id = @QuestionId AND answer IS NOT NULL
        ON CONFLICT (question_id, member_id) DO UPDATE SET is_up = excluded.is_up, at = excluded.at
        """;

    public const string Downs = "SELECT count(*) FROM votes WHERE question_id = @QuestionId AND is_up = 0";

    public const string Find = $"SELECT {CaseRow.Columns}, q.answer FROM cases c JOIN questions q ON q.id = c.question_id WHERE c.question_id = @questionId";

    public const string Flags = "SELECT kind, reason, at FROM flags WHERE question_id = @questionId ORDER BY seq";

    /// <summary>A case that was decided before it was posted never is.</summary>
    public const string Apply =
        """
        UPDATE cases SET state = @State, version = @Version, opened_at = @OpenedAt, claimed_by = @ClaimedBy, claimed_until = @ClaimedUntil,
            replacement = @Replacement, decided_by = @DecidedBy, decided_at = @DecidedAt, reason = @Reason,
            is_drawn = CASE WHEN @State IN ('Open', 'Claimed') OR EXISTS (SELECT 1 FROM review_posts p WHERE p.question_id = cases.question_id) THEN 0 ELSE 1 END
        WHERE question_id = @QuestionId AND version = @Version - 1
        """;

    /// <summary>A newer decision takes the place of an edit that was not made yet.</summary>
    public const string Supersede = "UPDATE edits SET is_open = 0, closed_at = @now, closed_why = 'superseded' WHERE question_id = @QuestionId AND is_open = 1";

    public const string Edit = "INSERT INTO edits (question_id, version, answer, is_open, due_at, attempts) VALUES (@QuestionId, @Version, @answer, 1, @now, 0)";

    /// <summary>An answer that no longer is a routine is not done to its end: whoever is at a part hears of it now and not when the part is over.</summary>
    public const string EndSessions = "UPDATE routine_sessions SET ends_at = @now WHERE question_id = @QuestionId AND ends_at > @now";

    public const string Curate =
        """
        INSERT INTO curated (question_id, platform, community, question, is_own_wording, level, answer, cited, reviewed_at, state)
        VALUES (@QuestionId, @Platform, @Community, @Question, @own, @level, @answer, @cited, @at, 'active')
        ON CONFLICT (question_id) DO UPDATE SET question = excluded.question, is_own_wording = excluded.is_own_wording, level = excluded.level,
            answer = excluded.answer, cited = excluded.cited, reviewed_at = excluded.reviewed_at, state = 'active'
        """;

    public const string Withdraw = "UPDATE curated SET state = 'withdrawn' WHERE question_id = @QuestionId AND state = 'active'";

    public const string Trail = "SELECT question_id, at, actor, action, outcome, version, reason, detail FROM audit WHERE question_id = @questionId ORDER BY seq";

    public const string Active =
        "SELECT question_id, platform, community, question, is_own_wording, level, answer, cited, reviewed_at FROM curated WHERE state = 'active' ORDER BY seq";

    public const string Revision = "SELECT number FROM curated_revision";

    /// <summary>Whoever raises it holds the row until the commit, so a higher number is never seen before a lower one's change.</summary>
    public const string Revise = "UPDATE curated_revision SET number = number + 1";
}
