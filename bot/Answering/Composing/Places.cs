namespace PsoasBot.Answering.Composing;

/// <summary>Joins places of one document into a short line: "paragraphs 5, 6 and 11; title".</summary>
internal static class Places
{
    private const string Paragraph = "paragraph ";

    public static string Join(IEnumerable<string> places)
    {
        var all = places.Distinct(StringComparer.Ordinal).ToList();
        var numbers = all.Where(IsNumbered).Select(place => place[Paragraph.Length..]).OrderBy(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        List<string> parts = [];
        if (numbers.Count > 0) parts.Add(numbers.Count == 1 ? Paragraph + numbers[0] : $"paragraphs {string.Join(", ", numbers)}");
        parts.AddRange(all.Where(place => !IsNumbered(place)));
        return string.Join("; ", parts);
    }

    private static bool IsNumbered(string place) =>
        place.StartsWith(Paragraph, StringComparison.Ordinal) && int.TryParse(place[Paragraph.Length..], System.Globalization.NumberStyles.None, null, out _);
}
