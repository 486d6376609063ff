using System.Globalization;
using PsoasBot.Answering;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// Whether one answer serves both questions: small trees over the signs of a pair (<see cref="PairSigns"/> of the whole messages, then of what they ask), each
/// correcting those before it, fitted on the pairs of tests/questions by gradient boosting (Friedman 2001):
/// `dotnet run -c Release --project tests/PsoasBot.Benchmarks -- same FILES`.
/// </summary>
internal sealed record SameDecision
{
    public static SameDecision Embedded { get; } = Load();

    /// <summary>The log-odds of a pair of which nothing is known.</summary>
    public required float Start { get; init; }

    public required IReadOnlyList<SignTree> Trees { get; init; }

    /// <summary>The least probability of the same question, 0 to 1. High, since serving a moderators' answer for another question is worse than not serving it.</summary>
    public float Threshold { get; init; } = 0.91f;

    public float Probability(float[] signs)
    {
        var sum = Start;
        foreach (var tree in Trees) sum += tree.Value(signs);
        return Logistic.Probability(sum);
    }

    /// <summary>The first line is <see cref="Start"/>, every other one a tree.</summary>
    private static SameDecision Load()
    {
        using var stream = typeof(SameDecision).Assembly.GetManifestResourceStream("likeness/same-trees.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new SameDecision { Start = float.Parse(lines[0], CultureInfo.InvariantCulture), Trees = [.. lines.Skip(1).Select(SignTree.Parse)] };
    }
}
