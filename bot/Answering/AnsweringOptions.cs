namespace PsoasBot.Answering;

/// <summary>
/// How evidence becomes an answer. Scores are those of <see cref="Retrieval.RankedTarget"/> (0 to 1).
/// The defaults are calibrated on tests/questions/open.jsonl, see docs/answers.md.
/// </summary>
internal sealed record AnsweringOptions
{
    /// <summary>Below this score of the best statement the bot declines.</summary>
    public float LeastScore { get; init; } = 0.30f;

    /// <summary>Below this coverage of the question by the best statement the bot declines.</summary>
    public float LeastCoverage { get; init; } = 0.30f;

    /// <summary>A subject outside the sources wins when its score is at least this many times the best statement's.</summary>
    public float ScopeAdvantage { get; init; } = 1.0f;

    /// <summary>Further statements must reach this share of the best statement's score.</summary>
    public float FurtherShare { get; init; } = 0.72f;

    /// <summary>The most statements in an answer, 1 to 8.</summary>
    public int MostStatements { get; init; } = 4;

    /// <summary>The most contested claims that are shown, 1 to 4.</summary>
    public int MostClaims { get; init; } = 2;

    /// <summary>A claim is marked from this strength on.</summary>
    public float MarkStrength { get; init; } = 0.55f;

    /// <summary>A claim opens the answer with its verdict when its score reaches this share of the best statement's.</summary>
    public float VerdictShare { get; init; } = 0.9f;

    /// <summary>The longest question that is read, in characters.</summary>
    public int LongestQuestion { get; init; } = 4000;
}
