namespace PsoasBot.Platforms;

/// <summary>What opens behind "Sources", "Both sides" and "More".</summary>
internal static class AnswerDetails
{
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

    public static TextCard Whole(AnswerCard card) => new(card.Banner ?? "The whole answer") { Parts = [new TextPart(null, card.PlainText)] };

    public static string Numbers(IReadOnlyList<CardReference> references) => string.Concat(references.Select(each => $"[{each.Number}]"));

    private static TextPart Source(SourceCard source)
    {
        var author = source.Author is "" or "not named" ? "unsigned" : source.Author;
        var heading = $"[{source.Number}] {source.Title}";
        var lines = source.Citations.Select(each => $"{each.Speaker}, {each.Where}: {each.Text}");
        return new TextPart(heading, $"{author}, {source.Published}; {source.Where}\n{string.Join('\n', lines)}", source.Url);
    }
}
