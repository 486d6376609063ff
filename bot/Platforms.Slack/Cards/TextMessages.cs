using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>Lists, words about the bot and confirmations as Slack messages.</summary>
internal static class TextMessages
{
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
        room -= title.Length + BlockLimits.Button * card.Buttons.Count;
        foreach (var part in card.Parts.Take(BlockLimits.Blocks - 5))
        {
            var block = RichText.Block(RichText.Section(Runs(part)));
            room -= RichText.Length(block);
            if (room < 0) yield break;
            yield return block;
        }
    }

    private static IReadOnlyList<RichRun> Runs(TextPart part)
    {
        var text = RichText.Text(TextCut.Short(part.Text, 2_400));
        if (part.Heading is not { } heading) return [text];
        var shown = TextCut.Short(heading, 200);
        return [part.Link is { } link ? RichText.Link(shown, link) : RichText.Bold(shown), RichText.Text("\n"), text];
    }
}
