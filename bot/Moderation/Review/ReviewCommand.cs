namespace PsoasBot.Moderation.Review;

/// <summary>What a moderator wants to do with a case, made for the version that they saw.</summary>
internal abstract record ReviewCommand(int Version)
{
    public abstract ReviewAction Action { get; }

    /// <summary>Why; correct and retract need one.</summary>
    public string? Reason { get; init; }

    internal sealed record Claim(int Version) : ReviewCommand(Version)
    {
        public override ReviewAction Action => ReviewAction.Claim;
    }

    internal sealed record Release(int Version) : ReviewCommand(Version)
    {
        public override ReviewAction Action => ReviewAction.Release;
    }

    internal sealed record Approve(int Version) : ReviewCommand(Version)
    {
        public override ReviewAction Action => ReviewAction.Approve;
    }

    internal sealed record Correct(int Version, CorrectionDraft Draft) : ReviewCommand(Version)
    {
        public override ReviewAction Action => ReviewAction.Correct;
    }

    internal sealed record Retract(int Version) : ReviewCommand(Version)
    {
        public override ReviewAction Action => ReviewAction.Retract;
    }

    internal sealed record Reopen(int Version) : ReviewCommand(Version)
    {
        public override ReviewAction Action => ReviewAction.Reopen;
    }
}

/// <summary>A sentence of a correction with the statements it rests on, or <see cref="CorrectionDraft.NoteCitation"/>.</summary>
internal sealed record DraftSentence(string Text, IReadOnlyList<string> Citations);

/// <summary>What a moderator writes in place of an answer.</summary>
internal sealed record CorrectionDraft
{
    /// <summary>The citation of a sentence whose source is <see cref="Note"/>.</summary>
    public const string NoteCitation = "moderator.note";

    public required IReadOnlyList<DraftSentence> Sentences { get; init; }

    /// <summary>The moderator's own source for what no statement says: who or what it is.</summary>
    public string? Note { get; init; }

    /// <summary>True: the correction also answers this question the next time it is asked.</summary>
    public bool Curate { get; init; }

    /// <summary>The question in a moderator's words, without anything personal; null takes the member's.</summary>
    public string? CuratedQuestion { get; init; }
}

/// <summary>How a moderator's action ended.</summary>
internal abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <summary>Durable; a change of the published message follows.</summary>
    internal sealed record Done(ReviewCase Case) : ReviewOutcome;

    /// <summary>Somebody else changed the case first; this is how it stands.</summary>
    internal sealed record TooLate(ReviewCase Case) : ReviewOutcome;

    /// <summary>Not allowed, or not now, or not like this; a line for the moderator.</summary>
    internal sealed record Refused(string Why) : ReviewOutcome;

    /// <summary>The correction has mistakes.</summary>
    internal sealed record Unsound(IReadOnlyList<string> Problems) : ReviewOutcome;

    internal sealed record Unknown : ReviewOutcome;
}
