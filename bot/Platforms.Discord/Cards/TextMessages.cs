using System.Text;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>Lists, words about the bot and confirmations as Discord messages.</summary>
internal static class TextMessages
{
    private const int Color = 0x6C757D;

    /// <summary>Of one embed, so that two of them fill a message.</summary>
    private const int Page = 2_800;

    private const string Rest = "\n\n*There is more than a message can show.*";

    /// <summary>A plain line from the bot itself.</summary>
    public static MessageBody Line(string text) => new() { Content = Escaped.Within(text, EmbedLimits.Content) };

    public static MessageBody Render(TextCard card)
    {
        if (card is { Title: "", Parts: [{ Heading: null } only] }) return Line(only.Text) with { Components = Buttons.Rows(card.Buttons), Embeds = [] };
        var room = EmbedLimits.Total - EmbedLimits.Title - Rest.Length;
        List<Embed> embeds = [];
        var pages = Pages(card.Parts).ToList();
        foreach (var text in pages)
        {
            if (text.Length > room || embeds.Count == EmbedLimits.Embeds) break;
            embeds.Add(new Embed { Title = embeds.Count == 0 ? Escaped.Within(card.Title, EmbedLimits.Title) : null, Description = text, Color = Color });
            room -= text.Length;
        }
        if (embeds.Count < pages.Count) embeds[^1] = embeds[^1] with { Description = embeds[^1].Description + Rest };
        return new MessageBody { Content = "", Embeds = embeds, Components = Buttons.Rows(card.Buttons) };
    }

    /// <summary>Parts packed into descriptions; a part that is longer than one goes on in the next.</summary>
    private static IEnumerable<string> Pages(IReadOnlyList<TextPart> parts)
    {
        var page = new StringBuilder();
        foreach (var part in parts.SelectMany(Write))
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

    /// <summary>A part, cut into pieces that fit a page whatever has to be escaped in them.</summary>
    private static IEnumerable<string> Write(TextPart part)
    {
        var heading = Heading(part);
        var left = part.Text;
        do
        {
            (var shown, left) = Escaped.Cut(left, Page - heading.Length);
            yield return heading + shown;
            heading = "";
        }
        while (left.Length > 0);
    }

    private static string Heading(TextPart part)
    {
        if (part.Heading is not { } heading) return "";
        var shown = TextCut.Short(heading, 120);
        return $"**{(part.Link is { } link ? Markdown.Link(shown, link) : Markdown.Escape(shown))}**\n";
    }
}
