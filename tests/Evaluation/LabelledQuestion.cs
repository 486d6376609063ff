using System.Text.Json;

namespace PsoasBot.Evaluation;

/// <summary>A question of tests/questions/*.jsonl with what a good answer must hold.</summary>
internal sealed record LabelledQuestion
{
    public required string Id { get; init; }
    public required string Question { get; init; }
    public IReadOnlyList<string> History { get; init; } = [];
    public required string Kind { get; init; }

    /// <summary>Groups of statement ids; one id of each group suffices.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Gold { get; init; }

    /// <summary>Claims that must be marked.</summary>
    public required IReadOnlyList<string> Contested { get; init; }

    public required bool Answerable { get; init; }
    public required bool Professional { get; init; }

    public static IReadOnlyList<LabelledQuestion> Load(string path) =>
        [.. File.ReadLines(path).Where(line => line.Trim().Length > 0).Select(line => JsonSerializer.Deserialize<LabelledQuestion>(line, JsonSerializerOptions.Web)!)];
}
