using System.Text;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Routines;

/// <summary>
/// A member's words made plain: small letters and digits, accents folded, apostrophes dropped, everything else one space; begins and ends with a space.
/// Remembers where each letter stood, so that what was understood can be said back as it was written.
/// </summary>
internal sealed class Plain
{
    private const int MostEchoed = 40;

    private readonly string _original;
    private readonly List<int> _places = [-1];

    private Plain(string text)
    {
        _original = text;
        var words = new StringBuilder(" ");
        var folded = new StringBuilder();
        foreach (var (place, c) in text.Index())
        {
            if (c is '\'' or '’' or '‘' or '`' or '´') continue;
            Folding.Fold(c, folded.Clear());
            for (var i = 0; i < folded.Length; i++) Append(words, folded[i], place);
        }
        if (words[^1] != ' ') Append(words, ' ', text.Length);
        Text = words.ToString();
    }

    public string Text { get; }

    public static Plain Read(string text) => new(text);

    public static string Words(string text) => new Plain(text).Text;

    /// <summary>The original between the first and the last letter of a stretch of <see cref="Text"/>; fit to be said back.</summary>
    public string Said(int start, int length)
    {
        var end = start + length;
        while (start < end && Text[start] == ' ') start++;
        while (end > start && Text[end - 1] == ' ') end--;
        return start == end ? "" : Echo(_original[_places[start]..(_places[end - 1] + 1)]);
    }

    /// <summary>What may be said back: letters, digits, spaces and a few signs, cut short; nothing that could ping, link or mark up.</summary>
    public static string Echo(string text)
    {
        var kept = new StringBuilder();
        foreach (var c in text.Trim())
        {
            if (kept.Length == MostEchoed) return kept.Append('…').ToString();
            kept.Append(char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or ',' or '\'' or '’' ? c : ' ');
        }
        return kept.ToString().Trim();
    }

    private void Append(StringBuilder words, char c, int place)
    {
        var isLetter = char.IsLetterOrDigit(c);
        if (!isLetter && words[^1] == ' ') return;
        words.Append(isLetter ? char.ToLowerInvariant(c) : ' ');
        _places.Add(place);
    }
}
