using PsoasBot.Safety.Reading;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Pointing;

/// <summary>What knowledge/safety/pointers holds: rules that give or take pointers, and messages with the pointer that they must get.</summary>
internal sealed record PointerRules(IReadOnlyList<PointerRule> Rules, IReadOnlyList<PointerExample> Examples)
{
    private static readonly SafetySituation Nobody = new() { Id = "nobody", Who = [], Why = "", When = "" };

    public static PointerRules Read(IReadOnlyList<SafetyYaml> files, RuleReader reader, IReadOnlyDictionary<string, SafetySituation> situations) => new(
        [.. files.SelectMany(file => file.Maps("rules")).Select(entry => Rule(entry, reader, situations))],
        [.. files.SelectMany(file => file.Maps("examples")).Select(entry => Example(entry, situations))]);

    private static PointerRule Rule(SafetyYaml entry, RuleReader reader, IReadOnlyDictionary<string, SafetySituation> situations)
    {
        var given = entry.Text("situation") is { } id ? Known(entry, id, situations) : null;
        var takes = entry.List("takes");
        if (given is null && takes.Count == 0)
            entry.Report("a rule for pointers needs a 'situation' that it gives, or 'takes'");
        foreach (var unknown in takes.Where(name => name != "all"))
            _ = Known(entry, unknown, situations);
        return new PointerRule
        {
            Rule = reader.Read(entry, given ?? Nobody, SafetyLevel.None),
            Gives = given,
            Takes = takes.ToHashSet(StringComparer.Ordinal),
            TakesAll = takes.Contains("all", StringComparer.Ordinal),
        };
    }

    private static PointerExample Example(SafetyYaml entry, IReadOnlyDictionary<string, SafetySituation> situations)
    {
        var pointer = entry.Required("pointer");
        return new PointerExample(entry.Required("message"), pointer == "none" ? null : Known(entry, pointer, situations)?.Id, entry.File, entry.Line);
    }

    private static SafetySituation? Known(SafetyYaml entry, string id, IReadOnlyDictionary<string, SafetySituation> situations)
    {
        if (situations.TryGetValue(id, out var situation)) return situation;
        entry.Report($"situation '{id}' does not exist");
        return null;
    }
}

/// <summary>A message and the situation whose pointer it must get; null for none.</summary>
internal sealed record PointerExample(string Message, string? Situation, string File, int Line);
