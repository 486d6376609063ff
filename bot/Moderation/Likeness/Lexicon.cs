using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PsoasBot.Moderation.Likeness;

/// <summary>The words of everyday.yaml, where each list says what it is for.</summary>
internal sealed class Lexicon
{
    public static Lexicon Embedded { get; } = Load();

    public required string Fillers { get; init; }
    public required List<string> Asks { get; init; }
    public required List<string> Concepts { get; init; }
    public required string Grave { get; init; }
    public required List<string> GraveEndings { get; init; }
    public required string NotGrave { get; init; }
    public required List<string> Company { get; init; }
    public required List<string> Slots { get; init; }
    public required List<string> Opposites { get; init; }
    public required string Makes { get; init; }
    public required string MadeBy { get; init; }
    public required string MakeSo { get; init; }
    public required string Negations { get; init; }
    public required string Numbers { get; init; }

    private static Lexicon Load()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("likeness/everyday.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Lexicon>(reader);
    }
}
