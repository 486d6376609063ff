namespace PsoasBot.Answering;

/// <summary>
/// The arithmetic of logistic regression (Berkson 1944), in which every fitted decision of the bot ends: signs times weights are log-odds, and those a probability.
/// </summary>
internal static class Logistic
{
    /// <summary>Sums up in the order of the signs, one after the other: a fitted threshold would feel another rounding.</summary>
    /// <param name="weights">One weight for each sign, the constant among them.</param>
    /// <param name="signs">As many signs.</param>
    public static float LogOdds(IReadOnlyList<float> weights, ReadOnlySpan<float> signs)
    {
        var sum = 0f;
        for (var at = 0; at < signs.Length; at++) sum += weights[at] * signs[at];
        return sum;
    }

    /// <summary>The probability, 0 to 1, that log-odds stand for.</summary>
    public static float Probability(float logOdds) => 1 / (1 + MathF.Exp(-logOdds));

    /// <summary>The probability, 0 to 1, that weighed signs stand for.</summary>
    public static float Probability(IReadOnlyList<float> weights, ReadOnlySpan<float> signs) => Probability(LogOdds(weights, signs));
}
