using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PsoasBot.Knowledge.Library;

/// <summary>Words and sentences of running text.</summary>
internal static class Prose
{
    private const string Ends = ".!?…。！？";
    private const string Closers = "\"'”’»)]";

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "dr", "mr", "mrs", "ms", "prof", "st", "jr", "sr", "e.g", "i.e", "etc", "vs", "cf", "ca", "approx", "fig", "no", "vol", "ch", "p", "pp", "al", "min", "sec");

    /// <summary>Single spaces, no control characters, nothing that cannot be seen.</summary>
    public static string Tidy(string? text)
    {
        var tidy = new StringBuilder(text?.Length ?? 0);
        foreach (var c in text ?? "")
        {
            if (char.IsWhiteSpace(c)) AppendSpace(tidy);
            else if (!char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format) tidy.Append(c);
        }
        return tidy.ToString().TrimEnd();
    }

    public static int CountWords(string text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] != ' ' && (i == 0 || text[i - 1] == ' ')) words++;
        return words;
    }

    public static bool EndsSentence(string text) => text.TrimEnd(Closers.ToCharArray()) is { Length: > 0 } core && Ends.Contains(core[^1], StringComparison.Ordinal);

    /// <summary>The sentences of tidy text, none longer than <paramref name="mostWords"/>: a longer one is cut between words.</summary>
    public static IEnumerable<string> Sentences(string text, int mostWords)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSentenceEnd(text, i)) continue;
            var end = i + 1;
            while (end < text.Length && Closers.Contains(text[end], StringComparison.Ordinal)) end++;
            foreach (var piece in Pieces(text[start..end].Trim(), mostWords)) yield return piece;
            start = end;
            i = end - 1;
        }
        foreach (var piece in Pieces(text[start..].Trim(), mostWords)) yield return piece;
    }

    private static bool IsSentenceEnd(string text, int at)
    {
        if (!Ends.Contains(text[at], StringComparison.Ordinal)) return false;
        if (text[at] > '\u3000') return true;
        var after = at + 1;
        while (after < text.Length && Closers.Contains(text[after], StringComparison.Ordinal)) after++;
        if (after >= text.Length) return true;
        if (text[after] != ' ' || after + 1 >= text.Length || char.IsLower(text[after + 1])) return false;
        return text[at] != '.' || !IsAbbreviation(text, at);
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        var word = text[start..dot];
        return (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word);
    }

    private static IEnumerable<string> Pieces(string sentence, int mostWords)
    {
        if (sentence.Length == 0) return [];
        if (CountWords(sentence) <= mostWords) return [sentence];
        return sentence.Split(' ').Chunk(mostWords).Select(chunk => string.Join(' ', chunk));
    }

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
    }
}
