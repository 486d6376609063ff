using System.Text;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>Lists, words about the bot and confirmations as Discord messages.</summary>
internal static class TextMessages
{
    private const int Color = 0x6C757D;

    /// <summary>A plain line from the bot itself.</summary>
    public static MessageBody Line(string text) => new() { Content = Escaped.Within(text, EmbedLimits.Content) };

    public static MessageBody Render(TextCard card)
    {
        if (card is { Title: "", Parts: [{ Heading: null } only] }) return Line(only.Text) with { Components = Buttons.Rows(card.Buttons), Embeds = [] };
        var room = EmbedLimits.Total - EmbedLimits.Title;
        List<Embed> embeds = [];
        foreach (var text in Pages(card.Parts))
        {
            if (text.Length > room || embeds.Count == EmbedLimits.Embeds) break;
            embeds.Add(new Embed { Title = embeds.Count == 0 ? Escaped.Within(card.Title, EmbedLimits.Title) : null, Description = text, Color = Color });
            room -= text.Length;
        }
        return new MessageBody { Content = "", Embeds = embeds, Components = Buttons.Rows(card.Buttons) };
    }

    /// <summary>Parts packed into descriptions; a part that is longer than one is cut.</summary>
    private static IEnumerable<string> Pages(IReadOnlyList<TextPart> parts)
    {
        const int Page = 2_800;
        var page = new StringBuilder();
        foreach (var part in parts.Select(Write))
        {
            if (page.Length > 0 && page.Length + part.Length + 2 > Page)
            {
                yield return page.ToString();
                page.Clear();
            }
            if (page.Length > 0) page.Append("\n\n");
            page.Append(part);
        }
        if (page.Length > 0) yield return page.ToString();
    }

    private static string Write(TextPart part)
    {
        var text = Escaped.Within(part.Text, 2_400);
        if (part.Heading is not { } heading) return text;
        var shown = TextCut.Short(heading, 120);
        return $"**{(part.Link is { } link ? Markdown.Link(shown, link) : Markdown.Escape(shown))}**\n{text}";
    }
}
