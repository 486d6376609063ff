using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>The word lists of the gate, embedded in the program: NAME.yaml and every NAME-PART.yaml beside it.</summary>
internal static class GateFiles
{
    public static IReadOnlyList<T> Read<T>(string name)
    {
        var assembly = typeof(GateFiles).Assembly;
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var files = assembly.GetManifestResourceNames().Where(file => file == $"grounding/{name}.yaml" || file.StartsWith($"grounding/{name}-", StringComparison.Ordinal));
        return [.. files.Order(StringComparer.Ordinal).Select(file => Read<T>(assembly.GetManifestResourceStream(file)!, yaml))];
    }

    private static T Read<T>(Stream stream, IDeserializer yaml)
    {
        using var reader = new StreamReader(stream);
        return yaml.Deserialize<T>(reader);
    }
}
