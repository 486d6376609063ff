namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>Escaped text within a limit. Escaping makes text longer, so the cut is made before it and made again where that was not enough.</summary>
internal static class Escaped
{
    public static string Within(string text, int limit) => Cut(text, limit).Shown;

    /// <summary>Lines that are escaped already: as many whole ones as fit.</summary>
    public static string CutEscaped(string lines, int limit)
    {
        if (lines.Length <= limit) return lines;
        var end = lines.LastIndexOf('\n', limit - 2);
        return end > 0 ? $"{lines[..end]}\n…" : "…";
    }

    /// <summary>What is shown, escaped, and what is left, as it was.</summary>
    public static (string Shown, string Left) Cut(string text, int limit)
    {
        var room = limit;
        while (true)
        {
            var (shown, left) = TextCut.At(text, room);
            var escaped = Markdown.Escape(shown);
            if (escaped.Length <= limit) return (escaped, left);
            // By as much as escaping made it longer: taking off what is too much would leave nothing of a text that is all marks.
            room = (int)Math.Min((long)shown.Length * limit / escaped.Length, shown.Length - 1);
        }
    }
}
