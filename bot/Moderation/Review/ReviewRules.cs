namespace PsoasBot.Moderation.Review;

/// <summary>The way of a case: open → claimed → approved, corrected or retracted → reopened. Pure; says what a step leads to, or why not.</summary>
internal sealed class ReviewRules(ModerationOptions options)
{
    public const string NotAllowed = "This needs a moderator of the community.";
    private const string NotHeld = "Claim the case first; a claim ends after a while.";
    private const string Decided = "The case is decided. Reopen it to change the decision.";
    private const string NotDecided = "The case is not decided yet.";
    private const string NeedsReason = "Please say why in a few words; the reason stays in the trail.";
    private const int LongestReason = 1_000;

    /// <summary>The case after the step, one version on, or the reason against it.</summary>
    public (ReviewCase? After, string? Objection) Step(ReviewCase current, Reviewer who, ReviewCommand command, DateTimeOffset now) =>
        Objection(current, who, command, now) is { } objection ? (null, objection) : (After(current, who, command, now) with { Version = current.Version + 1 }, null);

    private static string? Objection(ReviewCase current, Reviewer who, ReviewCommand command, DateTimeOffset now)
    {
        if (!who.Covers(current.Platform, current.Community) || !Permissions.Allows(who.Role, command.Action)) return NotAllowed;
        if (command.Reason is { Length: > LongestReason }) return $"Please keep the reason under {LongestReason} characters.";
        var holder = current.HolderAt(now);
        return command switch
        {
            ReviewCommand.Reopen => current.IsDecided ? null : NotDecided,
            _ when current.IsDecided => Decided,
            ReviewCommand.Claim => holder is null || holder == who.Id ? null : "Another moderator works on this case.",
            ReviewCommand.Release => holder == who.Id || (holder is not null && who.Role == CommunityRole.Admin) ? null : NotHeld,
            _ when holder != who.Id => NotHeld,
            ReviewCommand.Correct or ReviewCommand.Retract => string.IsNullOrWhiteSpace(command.Reason) ? NeedsReason : null,
            _ => null,
        };
    }

    private ReviewCase After(ReviewCase current, Reviewer who, ReviewCommand command, DateTimeOffset now) => command switch
    {
        ReviewCommand.Claim => current with { State = ReviewState.Claimed, ClaimedBy = who.Id, ClaimedUntil = now + options.Claim },
        ReviewCommand.Release => Free(current),
        ReviewCommand.Reopen => Free(current) with { DecidedBy = null, DecidedAt = null, Reason = null, OpenedAt = now },
        ReviewCommand.Approve => Decide(current, ReviewState.Approved, who, command, now),
        ReviewCommand.Correct => Decide(current, ReviewState.Corrected, who, command, now),
        ReviewCommand.Retract => Decide(current, ReviewState.Retracted, who, command, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static ReviewCase Free(ReviewCase current) => current with { State = ReviewState.Open, ClaimedBy = null, ClaimedUntil = null };

    private static ReviewCase Decide(ReviewCase current, ReviewState state, Reviewer who, ReviewCommand command, DateTimeOffset now) => current with
    {
        State = state,
        ClaimedBy = null,
        ClaimedUntil = null,
        DecidedBy = who.Id,
        DecidedAt = now,
        Reason = command.Reason,
    };
}
