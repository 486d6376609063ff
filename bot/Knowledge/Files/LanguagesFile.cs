using System.Collections.Frozen;

namespace PsoasBot.Knowledge.Files;

/// <summary>Reads <c>knowledge/languages.yaml</c>.</summary>
internal static class LanguagesFile
{
    public static IEnumerable<MemberLanguage> Read(string file, string text, ProblemList problems)
    {
        HashSet<string> codes = new(StringComparer.Ordinal);
        foreach (var map in YamlMap.Load(file, text, problems))
        {
            var language = new MemberLanguage
            {
                Code = map.Required("language"),
                Words = map.Required("words").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal),
                Letters = map.Optional("letters") ?? "",
                Reply = map.Required("reply"),
            };
            map.RejectOthers();
            if (!codes.Add(language.Code))
                problems.Add(file, map.Line, $"the language '{language.Code}' stands twice");
            yield return language;
        }
        if (!codes.Contains(MemberLanguage.English))
            problems.Add(file, 1, "the entry 'en' is missing: its words keep a message English");
    }
}
