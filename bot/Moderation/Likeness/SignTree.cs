using System.Globalization;
using System.Runtime.InteropServices;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// A full tree of yes-or-no questions, each one sign against a threshold: a sign below it goes left. The children of question n are 2n + 1 and 2n + 2;
/// what would come after the last questions are the values, from left to right.
/// </summary>
internal sealed record SignTree(IReadOnlyList<SignTree.Split> Splits, IReadOnlyList<float> Values)
{
    public float Value(float[] signs)
    {
        var at = 0;
        while (at < Splits.Count) at = 2 * at + (Splits[at].IsLow(signs) ? 1 : 2);
        return Values[at - Splits.Count];
    }

    /// <summary>The number of a sign and its threshold for each question, then the values: one more than the questions.</summary>
    public static SignTree Parse(string line)
    {
        var numbers = Array.ConvertAll(line.Split(' '), number => float.Parse(number, CultureInfo.InvariantCulture));
        var splits = numbers.Length / 3;
        return new SignTree([.. Enumerable.Range(0, splits).Select(at => new Split((int)numbers[2 * at], numbers[2 * at + 1]))], numbers[(2 * splits)..]);
    }

    public override string ToString() => string.Join(' ', [.. Splits.Select(split => split.ToString()), .. Values.Select(value => value.ToString("0.#####", CultureInfo.InvariantCulture))]);

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Split(int Sign, float Threshold)
    {
        public bool IsLow(float[] signs) => signs[Sign] < Threshold;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign} {Threshold:0.####}");
    }
}
