using PsoasBot.Moderation;

namespace PsoasBot.Storage.Review;

/// <summary>The moderators' channels' SQL. Each look takes an index that holds only what is to be done, so that a full desk costs no more than an empty one.</summary>
internal sealed class ReviewPostSql(Dialect dialect)
{
    private const string IsAlert =
        $"""
        CASE WHEN q.level IN ('Emergency', 'Crisis')
            OR EXISTS (SELECT 1 FROM flags f WHERE f.question_id = c.question_id AND f.kind IN ('{FlagKinds.Emergency}', '{FlagKinds.Crisis}')) THEN 1 ELSE 0 END
        """;

    private const string Post = "p.question_id, p.platform, p.channel, p.message_id";

    public const string Claim =
        """
        INSERT INTO review_posts (question_id, platform, channel, message_id, shown, is_live, reminded_at, claimed_until)
        VALUES (@QuestionId, @Platform, @Channel, '', '', 0, @now, @until)
        ON CONFLICT (question_id) DO UPDATE SET channel = excluded.channel, reminded_at = excluded.reminded_at, claimed_until = excluded.claimed_until
        WHERE review_posts.message_id = '' AND review_posts.claimed_until <= @now
        """;

    public const string Release = "UPDATE review_posts SET claimed_until = 0 WHERE question_id = @questionId AND message_id = ''";

    /// <summary>The case may have been deleted while its card was on the way.</summary>
    public const string Save =
        """
        UPDATE review_posts SET channel = @Channel, message_id = @MessageId, shown = @shown, is_live = @live,
            is_gone = CASE WHEN EXISTS (SELECT 1 FROM cases c WHERE c.question_id = review_posts.question_id) THEN 0 ELSE 1 END
        WHERE question_id = @QuestionId
        """;

    /// <summary>An older card that arrives after a newer one is drawn over.</summary>
    public const string Drawn = "UPDATE cases SET is_drawn = CASE WHEN version = @Version THEN 1 ELSE 0 END WHERE question_id = @QuestionId";

    public const string Remove = "DELETE FROM review_posts WHERE question_id = @questionId";

    public const string Reminders =
        """
        SELECT p.channel, count(*) AS cases, min(c.opened_at) AS oldest FROM review_posts p JOIN cases c ON c.question_id = p.question_id
        WHERE p.is_live = 1 AND p.platform = @platform AND p.reminded_at <= @before AND c.state IN ('Open', 'Claimed')
        GROUP BY p.channel ORDER BY p.channel
        """;

    public const string MoveReminder =
        "UPDATE review_posts SET reminded_at = @to WHERE is_live = 1 AND platform = @platform AND reminded_at <= @before AND channel = @channel";

    public const string ReturnReminder =
        "UPDATE review_posts SET reminded_at = @to WHERE is_live = 1 AND platform = @platform AND reminded_at = @from AND channel = @channel";

    public string Unposted { get; } =
        $"""
        SELECT d.question_id FROM (
            SELECT c.question_id, c.opened_at, {IsAlert} AS is_alert
            FROM cases c JOIN questions q ON q.id = c.question_id LEFT JOIN review_posts p ON p.question_id = c.question_id
            WHERE c.is_drawn = 0 AND c.platform = @Platform AND c.community {dialect.AnyOf("@communities")} AND c.state IN ('Open', 'Claimed')
                AND q.answer IS NOT NULL AND (p.question_id IS NULL OR (p.message_id = '' AND p.claimed_until <= @now)) AND NOT (c.question_id {dialect.AnyOf("@except")})
        ) d ORDER BY d.is_alert DESC, CASE WHEN d.is_alert = 1 THEN -d.opened_at ELSE d.opened_at END LIMIT @Limit
        """;

    public string Outdated { get; } =
        $"""
        SELECT {Post}, c.opened_at FROM cases c JOIN review_posts p ON p.question_id = c.question_id
        WHERE c.is_drawn = 0 AND c.platform = @Platform AND c.community {dialect.AnyOf("@communities")} AND p.message_id <> '' {Except(dialect)}
        UNION
        SELECT {Post}, c.opened_at FROM cases c JOIN review_posts p ON p.question_id = c.question_id
        WHERE c.state = 'Claimed' AND c.platform = @Platform AND c.claimed_until <= @now AND c.community {dialect.AnyOf("@communities")}
            AND p.message_id <> '' AND p.shown = c.version || ':Claimed' {Except(dialect)}
        ORDER BY opened_at LIMIT @Limit
        """;

    public string Gone { get; } = $"SELECT {Post} FROM review_posts p WHERE p.is_gone = 1 AND p.platform = @Platform AND p.message_id <> '' {Except(dialect)} LIMIT @Limit";

    private static string Except(Dialect dialect) => $"AND NOT (p.channel {dialect.AnyOf("@except")}) AND NOT (p.question_id {dialect.AnyOf("@except")})";
}
