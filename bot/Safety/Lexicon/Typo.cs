namespace PsoasBot.Safety.Lexicon;

/// <summary>One typing mistake: a letter missing, added or changed, or two neighbours swapped.</summary>
internal static class Typo
{
    /// <summary>The first letter is nearly always typed right, so it must be the same, or swapped with the second.</summary>
    public static bool Separates(string a, string b) =>
        (a[0] == b[0] || (a.Length == b.Length && a[0] == b[1] && a[1] == b[0])) && Apart(a, b);

    private static bool Apart(string a, string b)
    {
        if (a.Length > b.Length)
            (a, b) = (b, a);
        if (b.Length - a.Length > 1)
            return false;
        var same = 0;
        while (same < a.Length && a[same] == b[same])
            same++;
        var restA = a.AsSpan(same);
        var restB = b.AsSpan(same);
        return a.Length == b.Length ? Changed(restA, restB) : restB[1..].SequenceEqual(restA);
    }

    private static bool Changed(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length == 0
        || a[1..].SequenceEqual(b[1..])
        || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
}
