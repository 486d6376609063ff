using System.Text;

namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>
/// Folds letters to lower-case ASCII where Latin script allows it. Done by a table: the bot runs with invariant globalization,
/// and the gate must read the same on every machine.
/// </summary>
internal static class Letters
{
    private const string Accented = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœ’‘";
    private const string Folded = "aaaaaaaceeeeiiiinoooooouuuuyyo''";

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            var at = lower < 128 ? -1 : Accented.IndexOf(lower, StringComparison.Ordinal);
            if (lower == 'ß') folded.Append("ss");
            else if (char.GetUnicodeCategory(letter) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.NonSpacingMark)) folded.Append(at < 0 ? lower : Folded[at]);
        }
        return folded.ToString();
    }
}
