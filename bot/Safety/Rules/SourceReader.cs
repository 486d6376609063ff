using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Rules;

/// <summary>Reads knowledge/safety/references.yaml.</summary>
internal static class SourceReader
{
    private static readonly string[] Evidence = ["Read", "Relayed", "Title only", "Not seen"];

    public static IReadOnlyDictionary<string, SafetySource> Read(SafetyYaml? file) =>
        (file?.Maps("references") ?? []).Select(Source).DistinctBy(s => s.Id, StringComparer.Ordinal).ToDictionary(s => s.Id, StringComparer.Ordinal);

    private static SafetySource Source(SafetyYaml entry)
    {
        if (!Evidence.Contains(entry.Required("evidence"), StringComparer.Ordinal))
            entry.Report($"evidence must be one of {string.Join(", ", Evidence)}", entry.LineOf("evidence"));
        return new SafetySource
        {
            Id = $"safety.{entry.Required("id")}",
            Organisation = entry.Required("organisation"),
            Title = entry.Required("title"),
            Address = entry.Text("address"),
            Evidence = entry.Required("evidence"),
        };
    }
}
