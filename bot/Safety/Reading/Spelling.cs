namespace PsoasBot.Safety.Reading;

/// <summary>
/// How characters and chat spellings are read: accents, look-alike letters and full-width forms become plain letters,
/// "dnt" becomes "dont", "can not" becomes "cant". Comes from knowledge/safety/spelling.yaml.
/// </summary>
internal sealed class Spelling
{
    private readonly char[] _letters = new char[char.MaxValue + 1];
    private readonly Dictionary<int, string> _emoji = [];

    public Dictionary<string, string> Words { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> WithNot { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Units { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Numbers { get; } = new(StringComparer.Ordinal);

    private readonly HashSet<string> _ordinary = new(StringComparer.Ordinal);

    /// <summary>A real word, also with letters doubled or single, that is never a misspelling of a word of the lexicon.</summary>
    public bool IsOrdinary(string word) => _ordinary.Contains(word) || _ordinary.Contains(WordShape.Collapsed(word));

    public static Spelling Read(SafetyYaml? file)
    {
        var spelling = new Spelling();
        spelling.FillPlainLetters();
        if (file is null)
            return spelling;
        foreach (var key in Keys(file, "letters"))
            spelling.AddLetters(key, file.Map("letters")!.Text(key)!);
        foreach (var key in Keys(file, "emoji"))
            spelling.AddEmoji(key, file.Map("emoji")!.Text(key)!);
        spelling.AddWords(file);
        return spelling;
    }

    /// <summary>The plain letter, digit or apostrophe; '\0' for what is dropped; ' ' for what separates words.</summary>
    public char Plain(char c) => _letters[c];

    public string? Emoji(int codePoint) => _emoji.GetValueOrDefault(codePoint);

    private static IEnumerable<string> Keys(SafetyYaml file, string map) => file.Map(map)?.Keys ?? [];

    private void FillPlainLetters()
    {
        Array.Fill(_letters, ' ');
        for (var c = 'a'; c <= 'z'; c++)
            _letters[c] = _letters[char.ToUpperInvariant(c)] = c;
        for (var c = '0'; c <= '9'; c++)
            _letters[c] = c;
        foreach (var apostrophe in "'’‘`´ʼ＇")
            _letters[apostrophe] = '\0';
        foreach (var invisible in "\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF\u180E\u034F")
            _letters[invisible] = '\0';
        for (var mark = '\u0300'; mark <= '\u036F'; mark++)
            _letters[mark] = '\0';
        for (var wide = 0; wide < 26; wide++)
            _letters['ａ' + wide] = _letters['Ａ' + wide] = (char)('a' + wide);
    }

    private void AddLetters(string plain, string variants)
    {
        foreach (var c in variants.Where(c => !char.IsWhiteSpace(c)))
            _letters[c] = _letters[char.ToLowerInvariant(c)] = _letters[char.ToUpperInvariant(c)] = plain[0];
    }

    private void AddEmoji(string concept, string characters)
    {
        foreach (var rune in characters.EnumerateRunes())
            _emoji[rune.Value] = concept;
    }

    private void AddWords(SafetyYaml file)
    {
        Fill(file, "words", Words);
        Fill(file, "units", Units);
        foreach (var key in Keys(file, "with not"))
            WithNot[key] = file.Map("with not")!.Required(key);
        foreach (var key in Keys(file, "numbers"))
            Numbers[key] = int.Parse(file.Map("numbers")!.Required(key), System.Globalization.CultureInfo.InvariantCulture);
        foreach (var word in (file.Text("ordinary") ?? "").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            _ordinary.Add(word);
            _ordinary.Add(WordShape.Collapsed(word));
        }
    }

    private static void Fill(SafetyYaml file, string map, Dictionary<string, string> target)
    {
        foreach (var key in Keys(file, map))
            foreach (var variant in file.Map(map)!.Required(key).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
                target[variant] = key;
    }
}
