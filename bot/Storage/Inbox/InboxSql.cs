namespace PsoasBot.Storage.Inbox;

/// <summary>The inbox's SQL. Every step of a worker ends in <see cref="Held"/>: it counts only while the worker's lease is the newest.</summary>
internal static class InboxSql
{
    public const string Accept =
        """
        INSERT INTO questions (id, platform, community, event_id, channel, thread, member_id, kind, text, is_private, locale, reply_handle,
            received_at, answer_before, accepted_by, state, is_open, due_at, lease, attempts, contested, is_apology)
        VALUES (@Id, @Platform, @Community, @EventId, @Channel, @Thread, @MemberId, @Kind, @Text, @IsPrivate, @Locale, @ReplyHandle,
            @ReceivedAt, @AnswerBefore, @AcceptedBy, 'Waiting', 1, @DueAt, 0, 0, 0, 0)
        ON CONFLICT DO NOTHING
        """;

    public const string AcceptedBy = "SELECT accepted_by FROM questions WHERE id = @Id";

    public const string Knows = "SELECT count(*) FROM questions WHERE platform = @Platform AND community = @Community AND event_id = @EventId";

    public const string Reclaim =
        """
        UPDATE questions SET due_at = @now, leased_by = NULL
        WHERE is_open = 1 AND leased_by IS NOT NULL AND (@all = 1 OR leased_by = @worker)
        """;

    public const string Sending = $"UPDATE questions SET state = 'Sending' WHERE {Held}";

    public const string Prepare =
        $"""
        UPDATE questions SET state = 'Sending', answer = @answer, answer_text = @text, status = @status, level = @level, contested = @contested,
            is_apology = @apology
        WHERE {Held}
        """;

    public const string Delivered =
        $"""
        UPDATE questions SET state = 'Delivered', is_open = 0, leased_by = NULL, message_channel = @channel, message_thread = @thread,
            message_id = @MessageId, closed_at = @now, reply_handle = @Handle
        WHERE {Held}
        """;

    public const string Postpone =
        $"""
        UPDATE questions SET due_at = @until, leased_by = NULL,
            state = CASE WHEN @sent = -1 THEN state WHEN @sent = 1 THEN 'Sending' WHEN answer IS NULL THEN 'Waiting' ELSE 'Prepared' END
        WHERE {Held}
        """;

    public const string GiveUp =
        $"""
        UPDATE questions SET state = 'Undeliverable', is_open = 0, leased_by = NULL, closed_at = @now, closed_why = @why, reply_handle = NULL
        WHERE {Held}
        """;

    /// <summary>What the member and, unless it is private, others asked in a thread.</summary>
    public const string Thread =
        $"""
        {Exchanges} AND channel = @Channel AND thread = @thread AND (member_id = @MemberId OR is_private = 0)
        {LatestBefore}
        """;

    /// <summary>
    /// What the member asked in a channel. Found by the member, for a channel is as long as its history: its columns stand in expressions, so that no index on them is taken.
    /// </summary>
    public const string ThreadOfMember =
        $"""
        {Exchanges} AND member_id = @MemberId AND channel || '' = @Channel AND thread || '' = ''
        {LatestBefore}
        """;

    public const string Asker = "SELECT member_id FROM questions WHERE platform = @Platform AND community = @Community AND channel = @Channel AND thread = @thread ORDER BY seq LIMIT 1";

    public const string CountOpen = "SELECT count(*) FROM questions WHERE is_open = 1";

    /// <summary>
    /// A follow-up leans on the answer before it, so it waits until there is one: anybody's in a thread, the member's own elsewhere. Two questions
    /// and not one with OR, so that each is a look into an index: a busy channel has hundreds waiting.
    /// </summary>
    private const string NothingEarlierWaits =
        """
        NOT EXISTS (SELECT 1 FROM questions w WHERE w.state = 'Waiting' AND w.platform = q.platform AND w.community = q.community
            AND w.channel = q.channel AND w.thread = q.thread AND w.member_id = q.member_id AND w.seq < q.seq)
        AND (q.thread = '' OR NOT EXISTS (SELECT 1 FROM questions w WHERE w.state = 'Waiting' AND w.platform = q.platform AND w.community = q.community
            AND w.channel = q.channel AND w.thread = q.thread AND w.seq < q.seq))
        """;

    private const string Exchanges = "SELECT member_id, text AS question, answer_text AS answer FROM questions WHERE platform = @Platform AND community = @Community";

    private const string LatestBefore = "AND received_at >= @since AND seq < (SELECT seq FROM questions WHERE id = @before) ORDER BY seq DESC LIMIT @Limit";

    private const string Held = "id = @id AND lease = @lease AND is_open = 1";

    public static string Claim(Dialect dialect) =>
        $"""
        {dialect.BeforeClaim}
        UPDATE questions SET lease = lease + 1, leased_by = @Worker, due_at = @until, attempts = attempts + 1
        WHERE seq {dialect.AnyOfQuery($"{Due(dialect)} LIMIT @Limit {dialect.SkipLocked}")}
        RETURNING {QuestionRow.Columns}
        """;

    /// <summary>The platform stands in an expression so that no index on it is taken for the claim: the one on what is due finds the rows at once.</summary>
    private static string Due(Dialect dialect) =>
        $"""
        SELECT seq FROM questions q WHERE is_open = 1 AND due_at <= @now AND q.platform || '' {dialect.AnyOf("@platforms")}
            AND {NothingEarlierWaits}
        ORDER BY due_at, seq
        """;
}
