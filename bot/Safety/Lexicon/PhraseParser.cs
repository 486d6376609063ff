namespace PsoasBot.Safety.Lexicon;

/// <summary>
/// Reads the phrases of a lexicon entry. Commas and line ends separate phrases; (a|b c) is a choice, [a|b] may be missing,
/// ~ skips up to three words, ~~ up to seven, word* is any word that begins so, {name} is another concept.
/// </summary>
internal static class PhraseParser
{
    public static IEnumerable<(string Text, int Line)> Split(string block, int firstLine)
    {
        var line = firstLine;
        foreach (var row in block.Split('\n'))
        {
            foreach (var phrase in row.Split('#')[0].Split(','))
                if (phrase.Trim() is { Length: > 0 } text)
                    yield return (text, line);
            line++;
        }
    }

    /// <summary>Throws <see cref="FormatException"/> on a mistake.</summary>
    public static IReadOnlyList<PhrasePart> Parse(string phrase)
    {
        var position = 0;
        var parts = Sequence(phrase, ref position);
        if (position < phrase.Length)
            throw new FormatException($"unexpected '{phrase[position]}' in '{phrase}'");
        if (parts.All(p => p is PhrasePart.Choice { Optional: true }))
            throw new FormatException($"'{phrase}' may be empty");
        return parts;
    }

    private static List<PhrasePart> Sequence(string text, ref int at)
    {
        var parts = new List<PhrasePart>();
        while (at < text.Length && text[at] is not ('|' or ')' or ']'))
            if (text[at] == ' ')
                at++;
            else
                parts.Add(Part(text, ref at));
        return parts;
    }

    private static PhrasePart Part(string text, ref int at) => text[at] switch
    {
        '(' => Choice(text, ref at, ')'),
        '[' => Choice(text, ref at, ']'),
        _ => Word(text, ref at),
    };

    private static PhrasePart.Choice Choice(string text, ref int at, char close)
    {
        var sequences = new List<IReadOnlyList<PhrasePart>>();
        do
        {
            at++;
            sequences.Add(Sequence(text, ref at));
        }
        while (at < text.Length && text[at] == '|');
        if (at >= text.Length || text[at] != close)
            throw new FormatException($"'{close}' is missing in '{text}'");
        at++;
        var asked = at < text.Length && text[at] == '?';
        if (asked)
            at++;
        var empty = sequences.RemoveAll(s => s.Count == 0) > 0;
        return new PhrasePart.Choice(sequences, close == ']' || asked || empty);
    }

    /// <summary>A word; "uses?" is "use" or "uses".</summary>
    private static PhrasePart Word(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not (' ' or '|' or '(' or ')' or '[' or ']'))
            at++;
        var word = text[start..at].Replace("'", "", StringComparison.Ordinal);
        return word is [.. var longer, '?'] && longer.Length > 1
            ? new PhrasePart.Choice([[new PhrasePart.Word(longer)], [new PhrasePart.Word(longer[..^1])]], Optional: false)
            : new PhrasePart.Word(word);
    }
}
