using PsoasBot.Answering.Composing;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering;

/// <summary>
/// How evidence becomes an answer. Scores are those of <see cref="RankedTarget"/> (0 to 1).
/// The defaults are calibrated on tests/questions/open.jsonl, see docs/answers.md.
/// </summary>
internal sealed record AnsweringOptions
{
    /// <summary>Whether the sources answer at all.</summary>
    public AnswerDecision Decision { get; init; } = new();

    /// <summary>How the parts of a likeness make a score.</summary>
    public RankingWeights Ranking { get; init; } = new();

    /// <summary>From this score on a decline uses the reply of the subject outside the sources that the message is near to.</summary>
    public float LeastScopeScore { get; init; } = 0.25f;

    /// <summary>A further statement is told from this probability on that it adds to the best one.</summary>
    public float FurtherFrom { get; init; } = 0.65f;

    /// <summary>The same in a thread, whose few words say less about what is wanted.</summary>
    public float ThreadFurtherFrom { get; init; } = 0.5f;

    /// <summary>The most statements of an answer about something that no source speaks of.</summary>
    public int MostUnspoken { get; init; } = 2;

    /// <summary>The most statements in an answer, 1 to 8.</summary>
    public int MostStatements { get; init; } = 4;

    /// <summary>The most statements after a contested claim's verdict, 1 to 8.</summary>
    public int MostAfterVerdict { get; init; } = 2;

    /// <summary>The most steps of an exercise that are told when a member asks how it is done, 1 to 8.</summary>
    public int MostSteps { get; init; } = 5;

    /// <summary>The most contested claims that are shown, 1 to 4.</summary>
    public int MostClaims { get; init; } = 2;

    /// <summary>A claim is marked from this probability on.</summary>
    public float MarkStrength { get; init; } = 0.45f;

    /// <summary>A second claim is marked beside the first from this probability on.</summary>
    public float SecondMarkStrength { get; init; } = 0.5f;

    /// <summary>The same for a minor one.</summary>
    public float SecondMinorStrength { get; init; } = 0.9f;

    /// <summary>Any claim is marked in a thread from this probability on: its few words say less about what it touches.</summary>
    public float ThreadMarkStrength { get; init; } = 0.35f;

    /// <summary>The weights of <see cref="ClaimMarker"/>'s signs, in their order.</summary>
    public IReadOnlyList<float> MarkWeights { get; init; } = [-0.12f, 1.38f, 1.07f, 0.20f, 5.08f, -0.18f, 0.58f, -0.90f, 2.05f, -0.07f, -0.29f, -3.30f];

    /// <summary>A passage of a community's own document is quoted when it covers at least this share of the question.</summary>
    public float LeastLibraryCoverage { get; init; } = 0.55f;
}
