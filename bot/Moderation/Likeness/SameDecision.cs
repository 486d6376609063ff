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
        0.59f, 0.32f, 0.77f, 1.80f, 0.53f, 0.60f, 0.30f, 0.14f, -0.40f, -0.78f, 1.07f, 0.33f, -0.63f, 1.06f, 0.30f,
        0.94f, 1.54f, 2.24f, -0.23f, -8.16f, -2.30f, 0.80f, -0.43f, 0.91f, 1.88f, -0.33f, -0.90f, -6.42f, -0.17f, -0.11f,
        0.35f, -0.98f, -1.19f, 1.20f, 2.95f, -0.49f, 0.60f, -0.62f, -0.20f, -1.50f, 1.14f, -1.14f, -0.89f, 0.07f, 0.00f,
        0.71f, 0.47f, 1.06f, 0.62f, 1.23f, 0.64f, -0.34f, -8.36f,
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
