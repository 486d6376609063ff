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
        0.76f, 0.23f, 0.56f, 2.71f, 0.38f, 0.39f, -0.11f, 0.59f, -0.13f, -0.09f, 0.73f, 0.59f, -1.08f, 0.55f, 0.27f,
        0.15f, 0.81f, 1.36f, -0.24f, -8.01f, -3.47f, 1.12f, -0.29f, 1.42f, 0.64f, -0.62f, 0.20f, -6.00f, -0.26f, 0.08f,
        0.07f, -1.76f, -0.70f, 0.98f, -1.30f, 0.01f, 0.22f, 0.03f, -0.09f, -2.09f, 1.40f, -1.85f, -1.04f, 0.16f, -0.82f,
        0.77f, 0.10f, 1.64f, 1.15f, 0.89f, 0.37f, -0.58f, -6.61f,
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
