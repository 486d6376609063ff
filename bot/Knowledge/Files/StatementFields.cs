using Markdig.Syntax;

namespace PsoasBot.Knowledge.Files;

/// <summary>The list of <c>- field: value</c> under a statement; <c>asks</c> holds a nested list.</summary>
internal sealed class StatementFields
{
    private static readonly string[] Known = ["then", "where", "speaker", "kind", "topics", "asks"];

    private readonly Dictionary<string, (string Value, ListItemBlock Item)> _fields = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly int _line;
    private readonly ProblemList _problems;

    public StatementFields(string file, int line, string text, ListBlock? list, ProblemList problems)
    {
        (_file, _line, _problems) = (file, line, problems);
        foreach (var item in list?.OfType<ListItemBlock>() ?? [])
            Add(text, item);
    }

    public string Required(string key)
    {
        var value = _fields.TryGetValue(key, out var field) ? field.Value : "";
        if (value.Length == 0)
            _problems.Add(_file, _line, $"'{key}' is missing");
        return value;
    }

    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        var text = Required(key);
        if (choices.TryGetValue(text, out var value)) return value;
        if (text.Length > 0)
            _problems.Add(_file, LineOf(key), $"'{key}' is '{text}'; it must be one of: {string.Join(", ", choices.Keys)}");
        return default;
    }

    /// <summary>A role, and after a colon the name of a quoted or reported person.</summary>
    public Speaker Speaker()
    {
        var text = Required("speaker");
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (role, name) = colon < 0 ? (text, null) : (text[..colon].Trim(), text[(colon + 1)..].Trim());
        if (!Words.SpeakerRoles.TryGetValue(role, out var known))
        {
            if (text.Length > 0)
                _problems.Add(_file, LineOf("speaker"), $"'speaker' is '{role}'; it must be one of: {string.Join(", ", Words.SpeakerRoles.Keys)}");
            return new Speaker(SpeakerRole.Author);
        }
        if (known is SpeakerRole.Quoted or SpeakerRole.Reported && string.IsNullOrEmpty(name))
            _problems.Add(_file, LineOf("speaker"), $"'{role}' needs a name: '{role}: Liz Koch'");
        return new Speaker(known, name);
    }

    public IReadOnlyList<string> Items(string key) =>
        _fields.TryGetValue(key, out var field) && field.Item.OfType<ListBlock>().FirstOrDefault() is { } list
            ? [.. list.OfType<ListItemBlock>().Select(item => Paragraph(item)).Where(value => value.Length > 0)]
            : [];

    private int LineOf(string key) => _fields.TryGetValue(key, out var field) ? field.Item.Line + 1 : _line;

    private void Add(string text, ListItemBlock item)
    {
        var value = Paragraph(item);
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var key = colon < 0 ? value : value[..colon].Trim();
        if (!Known.Contains(key, StringComparer.Ordinal))
            _problems.Add(_file, item.Line + 1, $"unknown field '{key}'; the fields are {string.Join(", ", Known)}");
        else if (!_fields.TryAdd(key, (value[(colon + 1)..].Trim(), item)))
            _problems.Add(_file, item.Line + 1, $"'{key}' stands twice");
    }

    private static string Paragraph(ListItemBlock item) => SourceFile.PlainText(item.OfType<ParagraphBlock>().FirstOrDefault()?.Inline);
}
