using PsoasBot.Answering;

namespace PsoasBot.Moderation.Review;

internal enum ReviewState { Open, Claimed, Approved, Corrected, Retracted }

/// <summary>A flagged answer on its way through review. A question has at most one case; a decided one can be reopened.</summary>
internal sealed record ReviewCase
{
    public required string QuestionId { get; init; }
    public required string Platform { get; init; }
    public required string Community { get; init; }
    public required ReviewState State { get; init; }

    /// <summary>Grows with every change; an action names the version it was made for.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The moderator who works on it, and until when; null when free.</summary>
    public string? ClaimedBy { get; init; }

    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>The answer that waits for approval; the member sees a notice meanwhile.</summary>
    public Answer? Held { get; init; }

    /// <summary>What replaced the answer, by correction or retraction.</summary>
    public Answer? Replacement { get; init; }

    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? Reason { get; init; }

    public bool IsDecided => State is ReviewState.Approved or ReviewState.Corrected or ReviewState.Retracted;

    /// <summary>The moderator who holds it at <paramref name="now"/>.</summary>
    public string? HolderAt(DateTimeOffset now) => State == ReviewState.Claimed && now < ClaimedUntil ? ClaimedBy : null;
}

/// <summary>Why a case exists: which flag, from whom (a member's own words for the reason), and when.</summary>
internal sealed record CaseFlag(string Kind, string? Reason, DateTimeOffset At);

/// <summary>One line of the audit trail. Actors are moderators' ids, "member" or "bot"; never a member's id.</summary>
internal sealed record AuditEntry
{
    public const string Done = "done";
    public const string TooLate = "too late";

    public required string QuestionId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }

    /// <summary><see cref="Done"/>, <see cref="TooLate"/>, or why it was refused.</summary>
    public required string Outcome { get; init; }

    public required int Version { get; init; }
    public string? Reason { get; init; }

    /// <summary>The correction or retraction as JSON.</summary>
    public string? Detail { get; init; }
}
