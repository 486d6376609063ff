namespace PsoasBot.Moderation.Likeness;

/// <summary>How two questions stand to each other word by word.</summary>
internal sealed record WordSigns
{
    /// <summary>The share of a question's telling concepts that the other one says too, in its own or in kindred words.</summary>
    public required float CoveredLeast { get; init; }
    public required float CoveredMost { get; init; }

    /// <summary>The telling concept of the question with fewer of them that the other says least, 0 to 1.</summary>
    public required float Weakest { get; init; }

    /// <summary>The weight of what a question says and the other does not.</summary>
    public required float LeftLeast { get; init; }
    public required float LeftMost { get; init; }
    public required float LeftAll { get; init; }

    /// <summary>Logarithm of the words of the shorter one, and of the ratio of both.</summary>
    public required float Shorter { get; init; }
    public required float LengthRatio { get; init; }

    /// <summary>The share of all words, small ones too, that both have.</summary>
    public required float Frame { get; init; }

    /// <summary>The share of the shorter question's words, small ones too, that the longer one does not have.</summary>
    public required float Elsewhere { get; init; }

    /// <summary>How many words the question with fewer of its own has for itself, at most four.</summary>
    public required float OwnLeast { get; init; }

    /// <summary>Each has a concept of its own; only one has.</summary>
    public required bool IsContrast { get; init; }
    public required bool IsAddition { get; init; }

    private const float Telling = 0.3f;

    public static WordSigns Of(QuestionMeaning first, QuestionMeaning second, Func<string, string, float> kinship)
    {
        var (one, other) = (Said(first.Contents, second.Contents, kinship), Said(second.Contents, first.Contents, kinship));
        var (coveredOne, coveredOther) = (Covered(one), Covered(other));
        var (leftOne, leftOther) = (Left(one), Left(other));
        var shorter = one.Sum(each => each.Weight) <= other.Sum(each => each.Weight) ? one : other;
        var (ownOne, ownOther) = (first.Contents.Keys.Any(id => !second.Contents.ContainsKey(id)), second.Contents.Keys.Any(id => !first.Contents.ContainsKey(id)));
        var shared = first.Stems.Count(second.Stems.Contains);
        var (least, most) = (Math.Max(1, Math.Min(first.Words, second.Words)), Math.Max(1, Math.Max(first.Words, second.Words)));
        return new WordSigns
        {
            CoveredLeast = Math.Min(coveredOne, coveredOther),
            CoveredMost = Math.Max(coveredOne, coveredOther),
            Weakest = shorter.Where(each => each.Weight >= Telling).Select(each => each.Said).DefaultIfEmpty(1).Min(),
            LeftLeast = Math.Min(3, Math.Min(leftOne, leftOther)),
            LeftMost = Math.Min(4, Math.Max(leftOne, leftOther)),
            LeftAll = leftOne + leftOther,
            Shorter = MathF.Log(least),
            LengthRatio = MathF.Log(most / (float)least),
            Frame = shared == 0 ? 0 : shared / (float)(first.Stems.Count + second.Stems.Count - shared),
            Elsewhere = 1 - shared / (float)Math.Max(1, Math.Min(first.Stems.Count, second.Stems.Count)),
            OwnLeast = Math.Min(4, Math.Min(first.Stems.Count, second.Stems.Count) - shared),
            IsContrast = ownOne && ownOther,
            IsAddition = ownOne != ownOther,
        };
    }

    private static List<(float Weight, float Said)> Said(IReadOnlyDictionary<string, float> concepts, IReadOnlyDictionary<string, float> others, Func<string, string, float> kinship) =>
        [.. concepts.Select(concept => (concept.Value, others.ContainsKey(concept.Key) ? 1 : others.Keys.Select(other => kinship(concept.Key, other)).DefaultIfEmpty(0).Max()))];

    private static float Covered(List<(float Weight, float Said)> concepts)
    {
        var all = concepts.Sum(each => each.Weight);
        return all <= 0 ? 1 : concepts.Sum(each => each.Weight * each.Said) / all;
    }

    private static float Left(List<(float Weight, float Said)> concepts) => concepts.Sum(each => each.Weight * (1 - each.Said));
}
