namespace PsoasBot.Knowledge.Files;

/// <summary>Reads <c>knowledge/routines/limits.yaml</c>.</summary>
internal static class LimitsFile
{
    public static LimitList Read(string file, string text, ProblemList problems)
    {
        if (YamlMap.Load(file, text, problems).FirstOrDefault() is not { } map) return LimitList.Empty;
        var groups = ReadGroups(map);
        List<Limit> limits = [.. map.Maps("limits").Select(limit => ReadLimit(file, limit, problems))];
        map.RejectOthers();
        CheckIds(file, map, limits, problems);
        return new LimitList(limits, groups);
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadGroups(YamlMap map) => map.Map("groups") is { } groups
        ? groups.Keys.ToDictionary(name => name, groups.List, StringComparer.Ordinal)
        : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    private static Limit ReadLimit(string file, YamlMap map, ProblemList problems)
    {
        var limit = new Limit
        {
            Id = map.Required("id"),
            Label = map.Required("label"),
            Effect = map.Choice("effect", Words.LimitEffects),
            Words = map.List("words"),
            Endings = map.List("endings"),
            Implies = map.List("implies"),
            RulesOut = map.List("rules_out"),
            NoSurface = map.List("no_surface"),
            Place = map.Optional("place"),
            IsCalledByItsWord = map.Flag("by_its_word", otherwise: false),
            AgeMost = map.Number("age_most"),
            AgeLeast = map.Number("age_least"),
            Who = map.List("who"),
            Why = map.Optional("why") ?? "",
            When = map.Optional("when") ?? "",
            Net = map.Optional("net") ?? "",
            Says = map.Optional("says"),
            References = map.List("references"),
        };
        map.RejectOthers();
        foreach (var surface in limit.NoSurface.Where(surface => !Surface.Known.Contains(surface)))
            problems.Add(file, map.LineOf("no_surface"), $"there is no surface '{surface}'; choose from {string.Join(", ", Surface.Known)}");
        if (limit.Effect != LimitEffect.RulesOut && (limit.Who.Count == 0 || limit.Why.Length == 0 || limit.When.Length == 0 || limit.References.Count == 0))
            problems.Add(file, map.Line, $"'{limit.Id}' needs 'who', 'why', 'when' and 'references'");
        return limit;
    }

    private static void CheckIds(string file, YamlMap map, List<Limit> limits, ProblemList problems)
    {
        var ids = limits.Select(limit => limit.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.Count < limits.Count)
            problems.Add(file, map.Line, "a limit stands twice");
        foreach (var unknown in limits.SelectMany(limit => limit.Implies).Where(id => !ids.Contains(id)))
            problems.Add(file, map.Line, $"there is no limit '{unknown}'");
    }
}
