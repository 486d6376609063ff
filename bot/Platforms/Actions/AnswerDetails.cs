using System.Globalization;

namespace PsoasBot.Platforms;

/// <summary>What opens behind "Sources", "Both sides" and "More".</summary>
internal static class AnswerDetails
{
    /// <summary>Of the whole answer: what every platform shows in one message, even where each character has to be escaped.</summary>
    public const int Page = 2_800;

    public static TextCard Sources(AnswerCard card) => card.Sources.Count == 0
        ? TextCard.Line("This answer rests on no source.")
        : new TextCard("Sources of this answer") { Parts = [.. card.Sources.Select(Source)] };

    public static TextCard Sides(AnswerCard card) => card.Contested.Count == 0
        ? TextCard.Line("Nothing in this answer is contested.")
        : new TextCard("Where the sources disagree")
        {
            Parts =
            [
                .. card.Contested.SelectMany(claim => claim.Sides
                    .Select(side => new TextPart(side.Label, $"{(side.Position == side.Label ? "" : side.Position + "\n")}{side.Holders} {Numbers(side.References)}".TrimEnd()))
                    .Prepend(new TextPart(claim.Title, claim.Kind))),
            ],
        };

    /// <summary>The answer in full, a page at a time.</summary>
    /// <param name="card">The answer.</param>
    /// <param name="page">From 0; the last one where there are not so many (the answer was changed).</param>
    public static TextCard Whole(AnswerCard card, int page)
    {
        var pages = Pages(card.PlainText);
        var shown = Math.Clamp(page, 0, pages.Count - 1);
        var title = card.Banner ?? "The whole answer";
        return new TextCard(pages.Count == 1 ? title : string.Create(CultureInfo.InvariantCulture, $"{title} ({shown + 1} of {pages.Count})"))
        {
            Parts = [new TextPart(null, pages[shown])],
            Buttons = shown == pages.Count - 1 ? [] : [new CardButton(new ActionId(ActionVerb.More, card.QuestionId, shown + 1), string.Create(CultureInfo.InvariantCulture, $"Go on ({shown + 2} of {pages.Count})"), ButtonLook.Main)],
        };
    }

    private static List<string> Pages(string text)
    {
        List<string> pages = [];
        for (var left = text; left.Length > 0 || pages.Count == 0;)
        {
            (var shown, left) = TextCut.At(left, Page);
            pages.Add(shown);
        }
        return pages;
    }

    public static string Numbers(IReadOnlyList<CardReference> references) => string.Concat(references.Select(each => $"[{each.Number}]"));

    private static TextPart Source(SourceCard source)
    {
        var author = source.Author is "" or "not named" ? "unsigned" : source.Author;
        var heading = $"[{source.Number}] {source.Title}";
        var lines = source.Citations.Select(each => $"{each.Speaker}, {each.Where}: {each.Text}");
        return new TextPart(heading, $"{author}, {source.Published}; {source.Where}\n{string.Join('\n', lines)}", source.Url);
    }
}
