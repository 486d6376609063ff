using PsoasBot.Answering;
using PsoasBot.Moderation.Curated;

namespace PsoasBot.Moderation.Review;

/// <summary>Keeps cases, flags, votes, decisions and their trail. What returns is durable.</summary>
internal interface IReviewStore
{
    /// <summary>Adds a flag and opens, or reopens, the case. False where there is no answered question of that id.</summary>
    ValueTask<bool> FlagAsync(NewFlag flag, CancellationToken cancellationToken);

    /// <summary>Keeps a member's vote, the newest counts; returns how many members voted the answer down. Null where there is no such question.</summary>
    ValueTask<int?> VoteAsync(Vote vote, CancellationToken cancellationToken);

    ValueTask<CaseFile?> FindAsync(string questionId, CancellationToken cancellationToken);

    /// <summary>Cases for a queue: undecided ones first, of those the gravest, of those the oldest; by id where <see cref="QueueFilter.After"/> is set.</summary>
    ValueTask<IReadOnlyList<CaseSummary>> QueueAsync(QueueFilter filter, CancellationToken cancellationToken);

    /// <summary>How many cases fit the filter, whatever its limit.</summary>
    ValueTask<int> CountAsync(QueueFilter filter, CancellationToken cancellationToken);

    /// <summary>The same for each state that occurs.</summary>
    ValueTask<IReadOnlyDictionary<ReviewState, int>> CountStatesAsync(QueueFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the step, its trail entry, the edit and the curated answer durable at once; false, with a trail entry "too late", where
    /// somebody else changed the case first.
    /// </summary>
    ValueTask<bool> ApplyAsync(ReviewTransition transition, CancellationToken cancellationToken);

    /// <summary>Adds to the trail what was refused.</summary>
    ValueTask RecordAsync(AuditEntry entry, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<AuditEntry>> TrailAsync(string questionId, CancellationToken cancellationToken);
}

/// <summary>A flag from a member, or from the bot where <see cref="MemberId"/> is empty.</summary>
internal sealed record NewFlag(string QuestionId, string Kind, string MemberId, string? Reason, DateTimeOffset At);

internal sealed record Vote(string QuestionId, string MemberId, bool IsUp, DateTimeOffset At);

/// <summary>A case with everything that a moderator looks at.</summary>
internal sealed record CaseFile
{
    public required ReviewCase Case { get; init; }
    public required string Question { get; init; }

    /// <summary>What the bot answered, with its receipt; for a held answer the one that waits.</summary>
    public required Answer Answer { get; init; }

    public required IReadOnlyList<CaseFlag> Flags { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
}

/// <summary>A line of the queue; its case carries no answers.</summary>
internal sealed record CaseSummary
{
    public required ReviewCase Case { get; init; }
    public required string Question { get; init; }
    public required string Level { get; init; }
    public required IReadOnlyList<string> Flags { get; init; }
}

internal enum QueueScope
{
    Undecided,

    /// <summary>Undecided and claimed by nobody.</summary>
    Free,

    /// <summary>Claimed by <see cref="QueueFilter.Holder"/>.</summary>
    Held,

    Decided,
    All,
}

/// <summary>Which cases; null stands for any.</summary>
internal sealed record QueueFilter
{
    public string? Platform { get; init; }
    public string? Community { get; init; }
    public QueueScope Scope { get; init; }
    public string? Holder { get; init; }
    public string? Level { get; init; }
    public string? Flag { get; init; }

    /// <summary>Words that all stand in the question.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Only ids after this one, in their order: for reading all cases page by page while others work on them. "" begins.</summary>
    public string? After { get; init; }

    /// <summary>When claims are looked at.</summary>
    public DateTimeOffset Now { get; init; }

    public int Offset { get; init; }
    public int Limit { get; init; } = 100;
}

/// <summary>A step of a case with all that follows from it.</summary>
internal sealed record ReviewTransition
{
    /// <summary>The case after the step; its version is one more than the version that the step was made for.</summary>
    public required ReviewCase After { get; init; }

    public required AuditEntry Entry { get; init; }

    /// <summary>What the published message becomes; null where it stays.</summary>
    public Answer? Edit { get; init; }

    /// <summary>The curated answer that the step makes; null where it makes none.</summary>
    public CuratedAnswer? Curated { get; init; }

    /// <summary>True where a curated answer made from this question is no longer served.</summary>
    public bool WithdrawCurated { get; init; }
}
