using System.Text.Json;

namespace PsoasBot.Simulators.Models;

/// <summary>A statement as the simulator finds it in the prompt.</summary>
internal sealed record PromptEvidence(string Id, string Text)
{
    /// <summary>Reads the lines of the prompt that are JSON objects with an id and a text.</summary>
    public static IReadOnlyList<PromptEvidence> In(SimulatedRequest request) =>
        [.. request.Messages.SelectMany(message => message.Text.Split('\n')).Where(line => line.StartsWith("{\"id\"", StringComparison.Ordinal)).Select(Parse)];

    public static string Write(IEnumerable<(string Text, string[] Ids)> sentences) =>
        JsonSerializer.Serialize(new { sentences = sentences.Select(sentence => new { text = sentence.Text, ids = sentence.Ids }) });

    private static PromptEvidence Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new PromptEvidence(json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("text").GetString()!);
    }
}
