using System.Text;

namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>
/// Makes text show as it was written: no formatting, no mention, no link, no command. Besides, every message forbids mentions
/// (<c>allowed_mentions</c> is empty), so that this is the second lock on the door.
/// </summary>
internal static class Markdown
{
    private const string Special = "\\*_~`|<>[]()#-+=";
    private const char Invisible = '\u200b';

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '@':
                    escaped.Append('@').Append(Invisible);
                    break;
                case ':' when i + 2 < text.Length && text[i + 1] == '/' && text[i + 2] == '/':
                    escaped.Append(':').Append(Invisible);
                    break;
                case '-' or '+' or '#' or '=' or '(' or ')' when !StartsLine(text, i):
                    escaped.Append(c);
                    break;
                case var special when Special.Contains(special, StringComparison.Ordinal):
                    escaped.Append('\\').Append(special);
                    break;
                case Invisible or '\r':
                    break;
                default:
                    escaped.Append(c);
                    break;
            }
        }
        return escaped.ToString();
    }

    /// <summary>For footers, which render no markup and would show a backslash: what could ping or link is broken up without a trace.</summary>
    public static string Unmarked(string text) => text
        .Replace("@", $"@{Invisible}", StringComparison.Ordinal).Replace("<", $"<{Invisible}", StringComparison.Ordinal).Replace("://", $":{Invisible}//", StringComparison.Ordinal);

    /// <summary>A link of a source; nothing else may become one.</summary>
    public static string Link(string text, Uri address) =>
        address.IsAbsoluteUri && address.Scheme is "http" or "https" ? $"[{Escape(text)}]({address.AbsoluteUri.Replace(")", "%29", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal)})" : Escape(text);

    private static bool StartsLine(string text, int place)
    {
        for (var i = place - 1; i >= 0 && text[i] != '\n'; i--)
            if (text[i] is not (' ' or '\t' or '#' or '>' or '-')) return false;
        return true;
    }
}
