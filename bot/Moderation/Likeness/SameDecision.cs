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
        0.70f, 0.28f, 0.76f, 1.90f, 0.26f, 0.67f, 0.26f, 0.43f, 0.62f, 0.04f, 0.80f, 0.74f, -1.07f, 0.57f, 0.16f,
        0.44f, 1.01f, 1.53f, -0.34f, -8.56f, -3.36f, 1.00f, -0.57f, 1.34f, 0.63f, -0.27f, -0.09f, -6.42f, -0.25f, 0.14f,
        0.32f, -1.76f, -0.63f, 0.91f, -1.11f, -0.05f, 0.04f, -0.02f, -0.11f, -1.75f, 1.33f, -1.85f, -0.97f, 0.25f, -0.99f,
        0.64f, 0.98f, 1.17f, 0.80f, 0.73f, 0.17f, -0.45f, -6.77f,
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
