using PsoasBot.Moderation.Review;

namespace PsoasBot.Storage.Review;

/// <summary>A row of <c>cases</c>, with what a desk shows of its question.</summary>
internal sealed record CaseRow
{
    public required string QuestionId { get; init; }
    public required string Platform { get; init; }
    public required string Community { get; init; }
    public required string State { get; init; }
    public long Version { get; init; }
    public long OpenedAt { get; init; }
    public string? ClaimedBy { get; init; }
    public long? ClaimedUntil { get; init; }
    public string? Held { get; init; }
    public string? Replacement { get; init; }
    public string? DecidedBy { get; init; }
    public long? DecidedAt { get; init; }
    public string? Reason { get; init; }
    public string Text { get; init; } = "";
    public string? Answer { get; init; }
    public long ReceivedAt { get; init; }
    public string? Level { get; init; }
    public string? Kinds { get; init; }

    /// <summary>What a line of a list shows.</summary>
    public const string Line =
        "c.question_id, c.platform, c.community, c.state, c.version, c.opened_at, c.claimed_by, c.claimed_until, c.decided_by, c.decided_at, c.reason, q.text, q.received_at, q.level";

    public const string Columns = Line + ", c.held, c.replacement";

    public static CaseRow Of(ReviewCase @case) => new()
    {
        QuestionId = @case.QuestionId,
        Platform = @case.Platform,
        Community = @case.Community,
        State = @case.State.ToString(),
        Version = @case.Version,
        OpenedAt = Moment.Of(@case.OpenedAt),
        ClaimedBy = @case.ClaimedBy,
        ClaimedUntil = Moment.Of(@case.ClaimedUntil),
        Held = @case.Held is { } held ? StoreJson.Write(held) : null,
        Replacement = @case.Replacement is { } replacement ? StoreJson.Write(replacement) : null,
        DecidedBy = @case.DecidedBy,
        DecidedAt = Moment.Of(@case.DecidedAt),
        Reason = @case.Reason,
    };

    public ReviewCase Case() => new()
    {
        QuestionId = QuestionId,
        Platform = Platform,
        Community = Community,
        State = Enum.Parse<ReviewState>(State),
        Version = (int)Version,
        OpenedAt = Moment.At(OpenedAt),
        ClaimedBy = ClaimedBy,
        ClaimedUntil = Moment.At(ClaimedUntil),
        Held = Held is null ? null : StoreJson.ReadAnswer(Held),
        Replacement = Replacement is null ? null : StoreJson.ReadAnswer(Replacement),
        DecidedBy = DecidedBy,
        DecidedAt = Moment.At(DecidedAt),
        Reason = Reason,
    };
}
