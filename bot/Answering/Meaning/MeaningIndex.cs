using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Meaning;

/// <summary>The vectors of the knowledge in memory.</summary>
internal sealed class MeaningIndex(IReadOnlyList<(Target Target, float[] Vector)> vectors)
{
    /// <summary>So many standard deviations above the mean likeness begin to count, and from so many more on count fully. Models differ in how alike any two texts are.</summary>
    private const float Floor = 3f;
    private const float Range = 3f;

    public int Count => vectors.Count;

    /// <summary>What stands out as near to a question, from 0 to 1; empty when the vector is of another length.</summary>
    public IReadOnlyDictionary<Target, float> Near(float[] question)
    {
        Dictionary<Target, float> near = [];
        if (vectors.Count == 0 || vectors[0].Vector.Length != question.Length) return near;
        var likeness = vectors.Select(each => Dot(each.Vector, question)).ToArray();
        var mean = likeness.Average();
        var spread = MathF.Sqrt(likeness.Sum(value => (value - mean) * (value - mean)) / likeness.Length);
        if (spread == 0) return near;
        for (var at = 0; at < likeness.Length; at++)
        {
            var share = Math.Clamp(((likeness[at] - mean) / spread - Floor) / Range, 0, 1);
            if (share > near.GetValueOrDefault(vectors[at].Target)) near[vectors[at].Target] = share;
        }
        return near;
    }

    private static float Dot(float[] left, float[] right)
    {
        var sum = 0f;
        for (var at = 0; at < left.Length; at++) sum += left[at] * right[at];
        return sum;
    }
}
