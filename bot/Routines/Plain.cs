using System.Text;

namespace PsoasBot.Routines;

/// <summary>A member's words made harmless.</summary>
internal static class Plain
{
    private const int MostEchoed = 40;

    /// <summary>What may be said back: letters, digits, spaces and a few signs, cut short; nothing that could ping, link or mark up.</summary>
    public static string Echo(string text)
    {
        var kept = new StringBuilder();
        foreach (var c in text.Trim())
        {
            if (kept.Length == MostEchoed) return kept.Append('…').ToString();
            kept.Append(char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or ',' or '\'' ? c : ' ');
        }
        return kept.ToString().Trim();
    }

    /// <summary>Small letters and digits, apostrophes dropped, everything else one space; begins and ends with a space.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(" ");
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (c is '\'' or '’' or '‘' or '`' or '´') continue;
            if (char.IsLetterOrDigit(c)) words.Append(char.ToLowerInvariant(c));
            else if (words[^1] != ' ') words.Append(' ');
        }
        if (words[^1] != ' ') words.Append(' ');
        return words.ToString();
    }
}
