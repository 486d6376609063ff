namespace PsoasBot.Moderation.Likeness;

/// <summary>When two questions count as one. Fitted on the open pairs, see docs/benchmarks.md.</summary>
internal sealed record LikenessOptions
{
    /// <summary>Share of the score that the knowledge near both questions has, 0 to 1.</summary>
    public double EvidenceShare { get; init; } = 0.4;

    /// <summary>Taken off the score when one question has a form (why, how, may I) that the other has not.</summary>
    public double AskPenalty { get; init; } = 0.05;

    /// <summary>Taken off the score when only one question describes somebody's own situation.</summary>
    public double LevelPenalty { get; init; } = 0.05;

    /// <summary>From which kinship on two words that each question has for itself count as nearly one, 0 to 1.</summary>
    public double Kinship { get; init; } = 0.35;

    /// <summary>The weight from which a concept that each question has for itself makes them different, 0 to 1.</summary>
    public double Telling { get; init; } = 0.3;

    /// <summary>The least score of the same question, 0 to 1.</summary>
    public double Threshold { get; init; } = 0.65;
}
