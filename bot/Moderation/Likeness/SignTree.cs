using System.Globalization;
using System.Runtime.InteropServices;

namespace PsoasBot.Moderation.Likeness;

/// <summary>A tree of two questions: one sign against a threshold, on either side another sign, and four values. A sign below its threshold goes left.</summary>
internal sealed record SignTree(SignTree.Split Root, SignTree.Split Left, SignTree.Split Right, float LeftLow, float LeftHigh, float RightLow, float RightHigh)
{
    public float Value(float[] signs) => Root.IsLow(signs)
        ? Left.IsLow(signs) ? LeftLow : LeftHigh
        : Right.IsLow(signs) ? RightLow : RightHigh;

    /// <summary>Three times the number of a sign and its threshold, then the four values.</summary>
    public static SignTree Parse(string line)
    {
        var numbers = Array.ConvertAll(line.Split(' '), number => float.Parse(number, CultureInfo.InvariantCulture));
        return new SignTree(At(0), At(2), At(4), numbers[6], numbers[7], numbers[8], numbers[9]);

        Split At(int from) => new((int)numbers[from], numbers[from + 1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Root} {Left} {Right} {LeftLow:0.####} {LeftHigh:0.####} {RightLow:0.####} {RightHigh:0.####}");

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Split(int Sign, float Threshold)
    {
        public bool IsLow(float[] signs) => signs[Sign] < Threshold;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign} {Threshold:0.####}");
    }
}
