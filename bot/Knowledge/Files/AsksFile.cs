namespace PsoasBot.Knowledge.Files;

/// <summary>
/// Reads <c>knowledge/asks/*.yaml</c>: more ways to ask for a statement, a contested claim or a subject outside the sources, by id.
/// They stand apart so that the sources stay readable.
/// </summary>
internal sealed class AsksFile(ProblemList problems)
{
    private readonly Dictionary<string, List<string>> _asks = new(StringComparer.Ordinal);
    private readonly List<(string Id, string File, int Line)> _ids = [];

    public void Read(string file, string text)
    {
        foreach (var map in YamlMap.Load(file, text, problems))
        {
            foreach (var id in map.Keys)
            {
                if (!_asks.TryGetValue(id, out var asks)) _asks[id] = asks = [];
                asks.AddRange(map.List(id));
                _ids.Add((id, file, map.LineOf(id)));
            }
        }
    }

    /// <summary>The asks that stand with the entry itself, then those filed here.</summary>
    public IReadOnlyList<string> With(string id, IReadOnlyList<string> asks) =>
        _asks.TryGetValue(id, out var more) ? [.. asks.Concat(more).Distinct(StringComparer.OrdinalIgnoreCase)] : asks;

    public void RejectUnknown(HashSet<string> known)
    {
        foreach (var (id, file, line) in _ids.Where(each => !known.Contains(each.Id)))
            problems.Add(file, line, $"there is no statement, contested claim or scope entry '{id}'");
    }
}
