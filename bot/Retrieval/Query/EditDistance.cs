namespace PsoasBot.Retrieval.Query;

/// <summary>Edit distance with transpositions of neighbours (Damerau 1964, restricted), cut off early.</summary>
internal static class EditDistance
{
    private const int LongestWord = 64;

    /// <summary>The distance, or <paramref name="limit"/> + 1 as soon as it must be larger. Words are at most 64 letters long.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        var common = a.CommonPrefixLength(b);
        a = a[common..];
        b = b[common..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        if (a.Length == 0 || b.Length == 0) return a.Length + b.Length;
        return Table(a, b, limit);
    }

    private static int Table(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        var width = b.Length + 1;
        Span<int> rows = stackalloc int[3 * (LongestWord + 1)];
        var before = rows[..width];
        var previous = rows.Slice(width, width);
        var current = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = current[0] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = Math.Min(value, before[j - 2] + 1);
                current[j] = value;
                least = Math.Min(least, value);
            }
            if (least > limit) return limit + 1;
            var swap = before;
            before = previous;
            previous = current;
            current = swap;
        }
        return previous[b.Length];
    }
}
