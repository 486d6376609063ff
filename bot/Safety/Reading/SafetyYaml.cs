using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PsoasBot.Safety.Reading;

/// <summary>A mapping in a data file that knows its file and line, so that every mistake can be reported where it stands.</summary>
internal sealed class SafetyYaml(string file, YamlMappingNode node, List<SafetyProblem> problems)
{
    public string File => file;

    public int Line => (int)node.Start.Line;

    public static SafetyYaml? Read(string path, List<SafetyProblem> problems)
    {
        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }, ..])
                return new SafetyYaml(path, root, problems);
            problems.Add(new SafetyProblem(path, 1, "the file must hold a mapping"));
        }
        catch (YamlException ex)
        {
            problems.Add(new SafetyProblem(path, (int)ex.Start.Line, ex.Message));
        }
        catch (IOException ex)
        {
            problems.Add(new SafetyProblem(path, 1, ex.Message));
        }

        return null;
    }

    public void Report(string message, int? line = null) => problems.Add(new SafetyProblem(file, line ?? Line, message));

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    public string? Text(string key) => Find(key) is YamlScalarNode { Value: { Length: > 0 } text } ? text.Trim() : null;

    public string Required(string key)
    {
        if (Text(key) is { } text)
            return text;
        Report($"'{key}' is missing");
        return "";
    }

    public int LineOf(string key) => Find(key) is { } found ? (int)found.Start.Line : Line;

    /// <summary>True for a "|" block, whose first line stands one below the key.</summary>
    public bool IsBlock(string key) => Find(key) is YamlScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded };

    public IReadOnlyList<string> List(string key) => Find(key) switch
    {
        YamlSequenceNode list => [.. list.Children.OfType<YamlScalarNode>().Select(n => n.Value?.Trim() ?? "")],
        YamlScalarNode { Value: { Length: > 0 } one } => [one.Trim()],
        _ => [],
    };

    public SafetyYaml? Map(string key) => Find(key) is YamlMappingNode map ? new SafetyYaml(file, map, problems) : null;

    public IEnumerable<SafetyYaml> Maps(string key) => Find(key) is YamlSequenceNode list
        ? list.Children.OfType<YamlMappingNode>().Select(m => new SafetyYaml(file, m, problems))
        : [];

    private YamlNode? Find(string key) =>
        node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode k && k.Value == key).Value;
}
