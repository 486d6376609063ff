using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Likeness;

/// <summary>Families of words that mean much the same, from knowledge/safety/families.yaml: "bum", "arse" and "culo" are one family.</summary>
internal sealed class WordFamilies
{
    private const int ShortestBeginning = 3;
    private const int LongestBeginning = 20;

    private readonly Dictionary<string, List<string>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _beginnings = new(StringComparer.Ordinal);

    public static WordFamilies Read(SafetyYaml? file)
    {
        var families = new WordFamilies();
        if (file?.Map("families") is not { } map) return families;
        foreach (var family in map.Keys)
        {
            foreach (var word in map.Required(family).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)) families.Add(word, family);
        }
        return families;
    }

    /// <summary>The families of a word in its plain form; none for most words.</summary>
    public IReadOnlyList<string> Of(string word)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        if (_words.TryGetValue(word, out var exact)) found.UnionWith(exact);
        for (var length = ShortestBeginning; length <= Math.Min(word.Length, LongestBeginning); length++)
        {
            if (_beginnings.TryGetValue(word[..length], out var begun)) found.UnionWith(begun);
        }
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private void Add(string word, string family)
    {
        var (into, key) = word.EndsWith('*') ? (_beginnings, word[..^1]) : (_words, word);
        if (!into.TryGetValue(key, out var list)) into[key] = list = [];
        list.Add(family);
    }
}
