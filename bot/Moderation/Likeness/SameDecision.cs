namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// Whether one answer serves both questions: a logistic model over <see cref="PairSigns"/>, fitted on the pairs of tests/questions
/// (`dotnet run -c Release --project tests/PsoasBot.Benchmarks -- same`).
/// </summary>
internal sealed record SameDecision
{
    /// <summary>One weight for each of <see cref="PairSigns.Names"/>, the constant last.</summary>
    public IReadOnlyList<float> Weights { get; init; } =
    [
        0.72f, 1.25f, 1.08f, 2.59f, 0.49f, 0.26f, 0.80f, -0.28f, -1.00f, -0.34f, 1.34f, 0.25f, -0.38f, 1.06f, 0.13f,
        1.15f, 1.60f, 2.01f, -0.15f, -6.76f, -1.54f, 0.86f, -0.31f, 0.86f, 2.30f, -0.16f, -1.05f, -6.54f, -0.46f, -0.01f,
        0.19f, -0.62f, -1.25f, 2.01f, 3.30f, -0.02f, -0.08f, -0.64f, -0.13f, -1.63f, 0.91f, -1.79f, -0.97f, 0.24f, 0.00f,
        0.86f, -8.11f,
    ];

    /// <summary>The least probability of the same question, 0 to 1. High, since serving a moderators' answer for another question is worse than not serving it.</summary>
    public float Threshold { get; init; } = 0.95f;

    public float Probability(ReadOnlySpan<float> signs)
    {
        var sum = Weights[^1];
        for (var i = 0; i < signs.Length; i++) sum += Weights[i] * signs[i];
        return 1 / (1 + MathF.Exp(-sum));
    }
}
