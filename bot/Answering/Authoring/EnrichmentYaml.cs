using System.Text;

namespace PsoasBot.Answering.Authoring;

/// <summary>Suggestions in the form of knowledge/asks/*.yaml and knowledge/vocabulary.yaml.</summary>
internal static class EnrichmentYaml
{
    /// <summary>Empty when there are no asks.</summary>
    public static string Asks(Enrichment enrichment) =>
        enrichment.Asks.Count == 0 ? "" : enrichment.Asks.Aggregate(new StringBuilder($"{enrichment.Id}:\n"), (text, ask) => text.Append($"- {Quoted(ask)}\n")).ToString();

    /// <summary>Empty when there are no terms.</summary>
    public static string Vocabulary(Enrichment enrichment) =>
        string.Concat(enrichment.Vocabulary.Select(entry => $"- term: {Quoted(entry.Term)}\n  same: [{string.Join(", ", entry.Same.Select(Quoted))}]\n"));

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
