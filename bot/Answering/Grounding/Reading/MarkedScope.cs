using System.Text.RegularExpressions;

namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>The stretches of a text that stand under a marker such as "not" or "may": from its word to the end of the clause.</summary>
internal sealed class MarkedScope
{
    private static readonly string[] Ends = [",", ";", ":", ".", "(", ")", " but ", " and ", " which ", " while ", " whereas ", " although ", " sondern ", " sino ", " und ", " aber ", " y ", " pero ", " is what ", " since ", " because "];

    private readonly List<(int From, int To)> _spans;

    private MarkedScope(List<(int From, int To)> spans) => _spans = spans;

    public static MarkedScope Of(string plain, Regex marker)
    {
        List<(int, int)> spans = [];
        foreach (Match match in marker.Matches(plain))
        {
            var from = match.Index + match.Length;
            var to = Ends.Select(end => plain.IndexOf(end, from, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(plain.Length).Min();
            spans.Add(string.IsNullOrWhiteSpace(plain[from..to]) ? (LastBreak(plain, match.Index), from) : (from, to));
        }
        return new MarkedScope(spans);
    }

    /// <summary>"… that meditation will not.": the marker stands last, so its clause stands before it.</summary>
    private static int LastBreak(string plain, int end) =>
        Ends.Append(" that ").Select(each => plain.LastIndexOf(each, Math.Max(0, end - 1), StringComparison.Ordinal)).Max() is >= 0 and var at ? at : 0;

    /// <summary>Two positions stand under the same marker.</summary>
    public bool IsSame(int first, int second) => _spans.Exists(span => first >= span.From && first < span.To && second >= span.From && second < span.To);

    public bool Covers(int position) => _spans.Exists(span => position >= span.From && position < span.To);
}
