namespace PsoasBot.Answering.Composing;

/// <summary>Joins places of one document into a short line: <c>title; paragraphs 5, 6; "Simple poses", items 1, 4</c>.</summary>
internal static class Places
{
    private const string Section = "section ";

    public static string Join(IEnumerable<string> places) =>
        string.Join("; ", places.Distinct(StringComparer.Ordinal).Select(Split).GroupBy(place => place.Section, StringComparer.Ordinal).Select(Describe));

    /// <summary>"section "Poses", item 1" is the section "Poses" and in it "item 1".</summary>
    private static (string Section, string Part) Split(string place)
    {
        if (!place.StartsWith(Section, StringComparison.Ordinal)) return ("", place);
        var end = place.IndexOf('"', Section.Length + 1);
        return end < 0 ? ("", place) : (place[Section.Length..(end + 1)], place[(end + 1)..].TrimStart(',', ' '));
    }

    private static string Describe(IGrouping<string, (string Section, string Part)> group)
    {
        var parts = Merge([.. group.Select(place => place.Part).Where(part => part.Length > 0)]);
        return group.Key.Length == 0 ? parts : parts.Length == 0 ? group.Key : $"{group.Key}, {parts}";
    }

    /// <summary>"paragraph 5", "paragraph 6" and "title" are "paragraphs 5, 6; title".</summary>
    private static string Merge(List<string> parts)
    {
        List<string> merged = [];
        foreach (var group in parts.GroupBy(Unit, StringComparer.Ordinal))
        {
            if (group.Key.Length == 0) merged.AddRange(group);
            else if (group.Count() == 1) merged.Add(group.First());
            else merged.Add($"{group.Key}s {string.Join(", ", group.Select(part => int.Parse(part.AsSpan(group.Key.Length + 1), System.Globalization.CultureInfo.InvariantCulture)).Order())}");
        }
        return string.Join("; ", merged);
    }

    private static string Unit(string part)
    {
        var space = part.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && part[..space] is "paragraph" or "item" && int.TryParse(part.AsSpan(space + 1), System.Globalization.NumberStyles.None, null, out _) ? part[..space] : "";
    }
}
