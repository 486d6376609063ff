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
        0.59f, 1.04f, 1.03f, 2.64f, 0.57f, 0.60f, 0.94f, 0.10f, 2.58f, -0.11f, 1.30f, 0.20f, -0.24f, 0.96f, 0.06f,
        1.24f, 1.62f, 2.25f, 0.12f, -6.09f, -0.97f, 1.01f, -0.26f, 0.96f, 2.20f, -0.04f, -0.84f, -7.01f, -0.32f, -0.04f,
        0.10f, -0.63f, -1.16f, 2.18f, 3.25f, -0.31f, -0.04f, -1.45f, 0.98f, -1.77f, -0.90f, 0.21f, 0.00f, 0.85f, -9.30f,
    ];

    /// <summary>The least probability of the same question, 0 to 1.</summary>
    public float Threshold { get; init; } = 0.8f;

    public float Probability(ReadOnlySpan<float> signs)
    {
        var sum = Weights[^1];
        for (var i = 0; i < signs.Length; i++) sum += Weights[i] * signs[i];
        return 1 / (1 + MathF.Exp(-sum));
    }
}
