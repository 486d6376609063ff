using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Cards;

/// <summary>
/// Recognises the language of a message by its small words and gives the card's first line in it, from knowledge/safety/languages.yaml. English and what
/// mixes two languages get none: the English card is then what the member reads best.
/// </summary>
internal sealed class CardLanguages
{
    /// <summary>So many small words of a language have to stand in the message, and more than twice as many as English ones.</summary>
    private const int FewestWords = 3;

    private readonly List<(string Language, HashSet<string> Words, SafetyYaml Lines)> _languages = [];
    private readonly HashSet<string> _english = [];

    public static CardLanguages Read(SafetyYaml? file)
    {
        var languages = new CardLanguages();
        if (file is null)
            return languages;
        languages._english.UnionWith(Words(file, "english"));
        foreach (var entry in file.Maps("languages"))
            languages._languages.Add((entry.Required("language"), Words(entry, "words"), entry));
        return languages;
    }

    /// <summary>The language ("es"), or null for English and where it is unsure.</summary>
    public string? Of(TokenList tokens)
    {
        var english = Count(tokens, _english);
        var (best, most) = ((string?)null, 0);
        foreach (var (language, words, _) in _languages)
        {
            var count = Count(tokens, words);
            if (count == most)
                best = null;
            else if (count > most)
                (best, most) = (language, count);
        }

        return most >= FewestWords && most > 2 * english ? best : null;
    }

    public string? Line(string? language, SafetyLevel level)
    {
        foreach (var (name, _, lines) in _languages)
            if (name == language)
                return lines.Text(level.ToString().ToLowerInvariant());
        return null;
    }

    private static int Count(TokenList tokens, HashSet<string> words)
    {
        var count = 0;
        foreach (var token in tokens.Tokens)
            count += words.Contains(token.Text) ? 1 : 0;
        return count;
    }

    private static HashSet<string> Words(SafetyYaml map, string key) =>
        map.Required(key).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
