using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Rules;

/// <summary>Reads knowledge/safety/situations/*.yaml.</summary>
internal static class SituationReader
{
    public static IReadOnlyDictionary<string, SafetySituation> Read(IEnumerable<SafetyYaml> files, IReadOnlyDictionary<string, SafetySource> sources)
    {
        var all = new Dictionary<string, SafetySituation>(StringComparer.Ordinal);
        foreach (var entry in files.SelectMany(f => f.Maps("situations")))
            if (!all.TryAdd(entry.Required("id"), Situation(entry, sources)))
                entry.Report($"situation '{entry.Text("id")}' stands twice");
        return all;
    }

    private static SafetySituation Situation(SafetyYaml entry, IReadOnlyDictionary<string, SafetySource> sources)
    {
        foreach (var unknown in entry.List("references").Where(r => !sources.ContainsKey($"safety.{r}")))
            entry.Report($"reference '{unknown}' does not exist", entry.LineOf("references"));
        return new SafetySituation
        {
            Id = entry.Required("id"),
            Card = entry.Text("card") ?? "body",
            Who = entry.List("who"),
            Why = entry.Required("why"),
            Plain = entry.Text("plain"),
            When = entry.Required("when"),
            Net = entry.Text("net"),
            Until = entry.List("until"),
            Doses = entry.Text("doses") != "no",
            IsAsked = entry.Text("asked") == "yes",
            References = entry.List("references"),
        };
    }
}
