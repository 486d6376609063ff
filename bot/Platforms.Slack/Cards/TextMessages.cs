using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>Lists, words about the bot and confirmations as Slack messages.</summary>
internal static class TextMessages
{
    private const int Page = 2_400;
    private const string Rest = "There is more than a message can show.";

    /// <summary>A plain line from the bot itself.</summary>
    public static SlackCard Line(string text) => Render(TextCard.Line(text));

    public static SlackCard Render(TextCard card)
    {
        List<Block> blocks = [.. Blocks(card, BlockLimits.Total), .. Buttons.Rows(card.Buttons)];
        var lines = card.Parts.SelectMany(part => new[] { part.Heading, part.Text }).Prepend(card.Title).Where(line => !string.IsNullOrEmpty(line));
        return new SlackCard(Plain.EscapeWithin(string.Join('\n', lines), BlockLimits.Fallback), blocks);
    }

    /// <summary>Title and parts without the buttons, within <paramref name="room"/> characters.</summary>
    public static IEnumerable<Block> Blocks(TextCard card, int room)
    {
        var title = TextCut.Short(card.Title, BlockLimits.Header);
        if (title.Length > 0) yield return RichText.Header(title);
        room -= title.Length + BlockLimits.Button * card.Buttons.Count + Rest.Length;
        var blocks = 0;
        foreach (var block in card.Parts.SelectMany(Pages))
        {
            room -= RichText.Length(block);
            if (room < 0 || ++blocks > BlockLimits.Blocks - 6)
            {
                yield return RichText.Block(RichText.Section(RichText.Text(Rest)));
                yield break;
            }
            yield return block;
        }
    }

    /// <summary>A part as one block, or as several where it is long.</summary>
    private static IEnumerable<Block> Pages(TextPart part)
    {
        var (shown, left) = TextCut.At(part.Text, Page);
        yield return RichText.Block(RichText.Section([.. Heading(part), RichText.Text(shown)]));
        while (left.Length > 0)
        {
            (shown, left) = TextCut.At(left, Page);
            yield return RichText.Block(RichText.Section(RichText.Text(shown)));
        }
    }

    private static IReadOnlyList<RichRun> Heading(TextPart part)
    {
        if (part.Heading is not { } heading) return [];
        var shown = TextCut.Short(heading, 200);
        return [part.Link is { } link ? RichText.Link(shown, link) : RichText.Bold(shown), RichText.Text("\n")];
    }
}
