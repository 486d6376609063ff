namespace PsoasBot.Moderation.Stats;

/// <summary>Figures and lists for the desk.</summary>
internal interface IReviewStats
{
    ValueTask<Scorecard> ScorecardAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Questions that the sources did not answer, newest first.</summary>
    ValueTask<IReadOnlyList<DeclinedQuestion>> DeclinedAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken);
}

/// <summary>What happened since a moment. Shares are of <see cref="Questions"/>.</summary>
internal sealed record Scorecard
{
    public required int Questions { get; init; }
    public required int Answered { get; init; }
    public required int Declined { get; init; }
    public required int SafetyCards { get; init; }
    public required int Contested { get; init; }
    public required int Flagged { get; init; }
    public required int Corrected { get; init; }
    public required int Retracted { get; init; }
    public required int Waiting { get; init; }

    /// <summary>Median time from flag to decision; null where nothing was decided.</summary>
    public TimeSpan? TimeToReview { get; init; }

    /// <summary>Questions a day, oldest day first.</summary>
    public required IReadOnlyList<DayVolume> Days { get; init; }
}

/// <summary>A day; cases count for the day on which they were opened, and their mean time to a decision with them.</summary>
internal sealed record DayVolume(DateOnly Day, int Questions)
{
    public int Declined { get; init; }
    public int Contested { get; init; }
    public int Flagged { get; init; }
    public int Retracted { get; init; }
    public TimeSpan? TimeToReview { get; init; }
}

internal sealed record DeclinedQuestion(string QuestionId, string Text);
