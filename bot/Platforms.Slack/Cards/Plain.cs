using System.Buffers;
using System.Text;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>Text to and from Slack's form ("Formatting text for app surfaces" in its documentation).</summary>
internal static class Plain
{
    private const char Invisible = '\u200b';
    private static readonly SearchValues<char> Telling = SearchValues.Create(['<', ':', '@', '\r', Invisible]);

    /// <summary>For places where Slack reads markup: the three characters that begin anything are written as entities, and no bare address becomes a link.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in Tame(text))
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    /// <summary>
    /// For places where Slack reads no markup. Sequences that would mention or link elsewhere are broken by an invisible space all the
    /// same, so that a copy of the text is as harmless: the second lock on the door.
    /// </summary>
    public static string Tame(string text)
    {
        if (!text.AsSpan().ContainsAny(Telling)) return text;
        text = text.Replace($"{Invisible}", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var tame = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            tame.Append(c);
            var isAddress = c == ':' && i + 2 < text.Length && text[i + 1] == '/' && text[i + 2] == '/';
            if (c is '<' or '@' || isAddress) tame.Append(Invisible);
        }
        return tame.ToString();
    }

    /// <summary>Escaped and within a limit: escaping makes text longer, so the cut is made before it and made again where that was not enough.</summary>
    public static string EscapeWithin(string text, int limit)
    {
        var room = limit;
        while (true)
        {
            var shown = TextCut.At(text, room).Shown;
            var escaped = Escape(shown);
            if (escaped.Length <= limit) return escaped;
            room = Math.Max(0, Math.Min(room - (escaped.Length - limit), shown.Length - 1));
        }
    }

    /// <summary>What somebody wrote, without markup: entities are characters again, links their words, mentions nothing.</summary>
    public static string Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var read = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '<' ? text.IndexOf('>', i) : -1;
            if (end < 0)
            {
                read.Append(text[i]);
                continue;
            }
            read.Append(Words(text.AsSpan(i + 1, end - i - 1)));
            i = end;
        }
        return read.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").ToString().Trim();
    }

    /// <summary>The ids of the members that a text mentions.</summary>
    public static IEnumerable<string> Mentions(string? text)
    {
        for (var start = text?.IndexOf("<@", StringComparison.Ordinal) ?? -1; start >= 0; start = text!.IndexOf("<@", start + 2, StringComparison.Ordinal))
        {
            var end = text!.IndexOfAny(['>', '|'], start);
            if (end > 0) yield return text[(start + 2)..end];
        }
    }

    private static ReadOnlySpan<char> Words(ReadOnlySpan<char> inside)
    {
        var bar = inside.IndexOf('|');
        if (inside.Length > 0 && inside[0] is '@' or '!') return "";
        if (bar >= 0) return inside[(bar + 1)..];
        return inside.Length > 0 && inside[0] == '#' ? "" : inside;
    }
}
