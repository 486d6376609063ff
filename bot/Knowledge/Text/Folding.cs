using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PsoasBot.Knowledge.Text;

/// <summary>
/// Folds letters with accents, ligatures and full-width forms to plain ones and drops invisible characters. The program runs without
/// culture data (InvariantGlobalization), where <see cref="string.Normalize()"/> leaves text beyond ASCII as it is.
/// </summary>
internal static class Folding
{
    private static readonly FrozenDictionary<char, string> Plain = Table(
        ("a", "àáâãäåāăąǎ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐ"), ("j", "ĵ"),
        ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏőǒ"), ("r", "ŕŗř"), ("s", "śŝşšșſ"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűųǔ"),
        ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ss", "ßẞ"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"), ("ij", "ĳ"),
        ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("st", "ﬆ"));

    /// <summary>The folded text; the same string where there is nothing to fold.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var builder = new StringBuilder(text.Length);
        foreach (var c in text) Fold(c, builder);
        return builder.ToString();
    }

    /// <summary>Appends what <paramref name="c"/> folds to: nothing, itself, or one to three plain letters.</summary>
    public static void Fold(char c, StringBuilder folded)
    {
        if (c < 128) folded.Append(c);
        else if (c is >= '\uFF01' and <= '\uFF5E') folded.Append((char)(c - 0xFEE0));
        else if (Plain.TryGetValue(char.ToLowerInvariant(c), out var plain)) folded.Append(plain);
        else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)) folded.Append(c);
    }

    private static FrozenDictionary<char, string> Table(params (string Plain, string Letters)[] rows) =>
        rows.SelectMany(row => row.Letters, static (row, letter) => (letter, row.Plain)).ToFrozenDictionary(pair => pair.letter, pair => pair.Plain);
}
