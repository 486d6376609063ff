using System.Numerics;

namespace PsoasBot.Retrieval.Meaning;

/// <summary>Arithmetic over rows of floats of one length, a multiple of eight.</summary>
internal static class Vectors
{
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var at = 0;
        for (; at <= a.Length - Vector<float>.Count; at += Vector<float>.Count) sum += new Vector<float>(a[at..]) * new Vector<float>(b[at..]);
        var total = Vector.Sum(sum);
        for (; at < a.Length; at++) total += a[at] * b[at];
        return total;
    }

    public static float Norm(ReadOnlySpan<float> row) => MathF.Sqrt(Dot(row, row));

    /// <summary>Adds <paramref name="factor"/> times <paramref name="row"/> to <paramref name="sum"/>.</summary>
    public static void AddTimes(float factor, ReadOnlySpan<float> row, Span<float> sum)
    {
        var factors = new Vector<float>(factor);
        var at = 0;
        for (; at <= row.Length - Vector<float>.Count; at += Vector<float>.Count) (new Vector<float>(sum[at..]) + factors * new Vector<float>(row[at..])).CopyTo(sum[at..]);
        for (; at < row.Length; at++) sum[at] += factor * row[at];
    }

    public static void Multiply(Span<float> row, float factor)
    {
        foreach (ref var component in row) component *= factor;
    }

    /// <summary>Turns sums into shares that add up to 1.</summary>
    public static void Softmax(Span<float> sums)
    {
        var (most, total) = (float.MinValue, 0f);
        foreach (var sum in sums) most = Math.Max(most, sum);
        foreach (ref var sum in sums) total += sum = MathF.Exp(sum - most);
        Multiply(sums, 1 / total);
    }
}
