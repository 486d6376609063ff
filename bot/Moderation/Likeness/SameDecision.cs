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
        1.05f, 0.06f, 1.07f, 2.15f, 0.11f, 0.87f, -0.07f, 0.55f, -0.45f, 0.24f, 0.68f, 0.40f, -1.08f, 0.50f, 0.31f,
        0.28f, 0.89f, 1.31f, -0.20f, -8.06f, -3.42f, 1.20f, -0.35f, 1.45f, 0.53f, -0.72f, 0.14f, -6.31f, -0.18f, 0.11f,
        0.13f, -1.41f, -0.52f, 0.86f, -1.17f, 0.17f, 0.22f, -0.01f, -0.07f, -2.09f, 1.12f, -1.72f, -0.96f, 0.25f, -0.85f,
        0.81f, 0.21f, 1.69f, 0.96f, 1.03f, 0.40f, -0.50f, -7.00f,
    ];

    /// <summary>The least probability of the same question, 0 to 1. High, since serving a moderators' answer for another question is worse than not serving it.</summary>
    public float Threshold { get; init; } = 0.94f;

    public float Probability(ReadOnlySpan<float> signs)
    {
        var sum = Weights[^1];
        for (var i = 0; i < signs.Length; i++) sum += Weights[i] * signs[i];
        return 1 / (1 + MathF.Exp(-sum));
    }
}
