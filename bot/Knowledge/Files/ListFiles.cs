namespace PsoasBot.Knowledge.Files;

/// <summary>Reads <c>knowledge/scope.yaml</c>.</summary>
internal static class ScopeFile
{
    /// <summary>The entries, each with its line.</summary>
    public static IEnumerable<(ScopeEntry Entry, int Line)> Read(string file, string text, ProblemList problems)
    {
        foreach (var map in YamlMap.Load(file, text, problems))
        {
            var entry = new ScopeEntry
            {
                Id = map.Required("id"),
                Kind = map.Choice("kind", Words.ScopeKinds),
                Reply = map.Required("reply"),
                Refer = map.Optional("refer"),
                RefersOwnOnly = map.Optional("refer when") == "own",
                Statements = map.Statements("statements"),
                Absent = map.List("absent"),
                Asks = map.List("asks"),
            };
            map.RejectOthers();
            yield return (entry, map.Line);
        }
    }
}

/// <summary>Reads <c>knowledge/vocabulary.yaml</c>.</summary>
internal static class VocabularyFile
{
    public static IEnumerable<VocabularyTerm> Read(string file, string text, ProblemList problems)
    {
        HashSet<string> terms = new(StringComparer.OrdinalIgnoreCase);
        foreach (var map in YamlMap.Load(file, text, problems))
        {
            var term = new VocabularyTerm
            {
                Term = map.Required("term"),
                Same = map.List("same"),
                Related = map.List("related"),
                Misspelled = map.List("misspelled"),
            };
            map.RejectOthers();
            if (!terms.Add(term.Term))
                problems.Add(file, map.Line, $"the term '{term.Term}' stands twice");
            yield return term;
        }
    }
}

/// <summary>Reads <c>knowledge/things.yaml</c>.</summary>
internal static class ThingsFile
{
    public static IEnumerable<NamedThing> Read(string file, string text, ProblemList problems)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var map in YamlMap.Load(file, text, problems))
        {
            var thing = new NamedThing(map.Required("thing"), map.List("same"));
            map.RejectOthers();
            foreach (var name in thing.Same.Prepend(thing.Name).Where(name => !names.Add(name)))
                problems.Add(file, map.Line, $"the name '{name}' stands twice");
            yield return thing;
        }
    }
}
