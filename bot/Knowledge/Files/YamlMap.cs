using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PsoasBot.Knowledge.Files;

/// <summary>
/// A YAML mapping that remembers where it stands, so that a missing or misspelled field is reported with file and line.
/// Reading never throws for content: it adds a problem and returns an empty value.
/// </summary>
internal sealed class YamlMap(string file, YamlMappingNode node, ProblemList problems, int lineOffset = 0)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public int Line => (int)node.Start.Line + lineOffset;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public static IEnumerable<YamlMap> Load(string file, string text, ProblemList problems, int lineOffset = 0)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException ex)
        {
            problems.Add(file, (int)ex.Start.Line + lineOffset, $"not valid YAML: {ex.InnerException?.Message ?? ex.Message}");
            return [];
        }
        return [.. stream.Documents.SelectMany(document => Roots(document.RootNode, file, problems, lineOffset))];
    }

    public string Required(string key)
    {
        var value = Optional(key);
        if (string.IsNullOrWhiteSpace(value))
            problems.Add(file, Line, $"'{key}' is missing");
        return value ?? "";
    }

    public string? Optional(string key) => (Find(key) as YamlScalarNode)?.Value?.Trim();

    public bool Flag(string key, bool otherwise)
    {
        var text = Optional(key);
        if (text is null) return otherwise;
        if (bool.TryParse(text, out var value)) return value;
        problems.Add(file, LineOf(key), $"'{key}' must be true or false, not '{text}'");
        return otherwise;
    }

    public int? Number(string key)
    {
        var text = Optional(key);
        if (text is null or "" or "null" or "~") return null;
        if (int.TryParse(text, System.Globalization.NumberStyles.None, null, out var value)) return value;
        problems.Add(file, LineOf(key), $"'{key}' must be a whole number, not '{text}'");
        return null;
    }

    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        var text = Required(key);
        if (choices.TryGetValue(text, out var value)) return value;
        if (text.Length > 0)
            problems.Add(file, LineOf(key), $"'{key}' is '{text}'; it must be one of: {string.Join(", ", choices.Keys)}");
        return default;
    }

    public IReadOnlyList<string> List(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.OfType<YamlScalarNode>().Select(item => item.Value?.Trim() ?? "").Where(item => item.Length > 0)],
        YamlScalarNode { Value: null or "" or "~" } => [],
        _ => Wrong(key, "a list", Array.Empty<string>()),
    };

    public IReadOnlyList<YamlMap> Maps(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.OfType<YamlMappingNode>().Select(item => new YamlMap(file, item, problems, lineOffset))],
        _ => Wrong(key, "a list of entries", Array.Empty<YamlMap>()),
    };

    public YamlMap? Map(string key) =>
        Find(key) is YamlMappingNode map ? new YamlMap(file, map, problems, lineOffset) : null;

    public IReadOnlyList<StatementId> Statements(string key) =>
        [.. List(key).Select(text => Parse(text, key)).OfType<StatementId>()];

    public int LineOf(string key) => Find(key) is { } found ? (int)found.Start.Line + lineOffset : Line;

    /// <summary>Reports every field that nothing asked for: most of them are typing mistakes.</summary>
    public void RejectOthers()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>())
        {
            if (!_read.Contains(key.Value ?? ""))
                problems.Add(file, (int)key.Start.Line + lineOffset, $"unknown field '{key.Value}'");
        }
    }

    private StatementId? Parse(string text, string key)
    {
        if (StatementId.TryParse(text, out var id)) return id;
        problems.Add(file, LineOf(key), $"'{text}' is not a statement id (slug.number)");
        return null;
    }

    private T Wrong<T>(string key, string expected, T otherwise)
    {
        problems.Add(file, LineOf(key), $"'{key}' must be {expected}");
        return otherwise;
    }

    private YamlNode? Find(string key)
    {
        _read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
    }

    private static IEnumerable<YamlMap> Roots(YamlNode root, string file, ProblemList problems, int lineOffset) => root switch
    {
        YamlMappingNode map => [new YamlMap(file, map, problems, lineOffset)],
        YamlSequenceNode list => list.OfType<YamlMappingNode>().Select(map => new YamlMap(file, map, problems, lineOffset)),
        _ => [],
    };
}
