using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Cards;

/// <summary>The lines of one country as the card names them. A line that the data does not know is null, and the card then names the directory.</summary>
internal sealed record PhoneRegion
{
    public required string Code { get; init; }

    public required IReadOnlyDictionary<string, string> Lines { get; init; }

    /// <summary>What each line rests on; a line that is no number of its own has none.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> References { get; init; }
}

/// <summary>Phone numbers by country from knowledge/safety/numbers.yaml, with the date on which the table was put together.</summary>
internal sealed class PhoneNumbers
{
    private readonly Dictionary<string, PhoneRegion> _regions = new(StringComparer.OrdinalIgnoreCase);

    public string CheckedOn { get; private init; } = "";

    public string HowChecked { get; private init; } = "";

    public PhoneRegion International { get; private init; } = Nothing;

    private static PhoneRegion Nothing { get; } = new() { Code = "", Lines = new Dictionary<string, string>(StringComparer.Ordinal), References = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) };

    public static PhoneNumbers Read(SafetyYaml? file, IReadOnlyDictionary<string, SafetySource> sources)
    {
        if (file is null)
            return new PhoneNumbers();
        var regions = file.Maps("regions").Select(r => Region(r, sources)).ToList();
        var numbers = new PhoneNumbers
        {
            CheckedOn = file.Required("checked on"),
            HowChecked = file.Required("how"),
            International = regions.FirstOrDefault(r => r.Code == "international") ?? Nothing,
        };
        foreach (var region in regions)
            numbers._regions[region.Code] = region;
        return numbers;
    }

    /// <summary>Takes "GB", "uk", "en-GB" or "de_AT"; what it does not know gets the international list.</summary>
    public PhoneRegion For(string? region)
    {
        var code = region?.Split('-', '_')[^1].Trim() ?? "";
        if (code.Equals("UK", StringComparison.OrdinalIgnoreCase))
            code = "GB";
        return code.Length == 2 && _regions.TryGetValue(code, out var found) ? found : International;
    }

    private static PhoneRegion Region(SafetyYaml entry, IReadOnlyDictionary<string, SafetySource> sources)
    {
        var references = entry.Map("references");
        var cited = (references?.Keys ?? []).ToDictionary(line => line, line => references!.List(line), StringComparer.Ordinal);
        foreach (var unknown in cited.Values.SelectMany(list => list).Where(r => !sources.ContainsKey($"safety.{r}")))
            entry.Report($"reference '{unknown}' does not exist", entry.LineOf("references"));
        var lines = entry.Map("lines") is { } map
            ? map.Keys.ToDictionary(k => k, k => map.Required(k), StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unknown in cited.Keys.Where(line => !lines.ContainsKey(line)))
            entry.Report($"line '{unknown}' does not exist", entry.LineOf("references"));
        return new PhoneRegion
        {
            Code = entry.Required("region"),
            Lines = lines,
            References = cited.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Select(r => $"safety.{r}")], StringComparer.Ordinal),
        };
    }
}
