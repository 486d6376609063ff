using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>
/// An answer as a Slack message: the level as a header, lead and sentences, the contested sides, the pointer, the numbered sources, and
/// buttons. What must be seen (level, sides, pointer) gets its room first; sentences that do not fit wait behind "More".
/// </summary>
internal static class AnswerMessages
{
    /// <summary>What a message carries to be found again in a channel's history.</summary>
    public const string Metadata = "psoasbot_answer";

    private const int MostSources = 12;
    private const int ClaimRoom = 4_500;

    /// <param name="card">The answer.</param>
    /// <param name="isPrivate">Only the member sees it, so that it can be shared.</param>
    /// <param name="asked">The question, where nobody else in the channel has seen it.</param>
    /// <param name="remark">A word of the bot itself, above the rest.</param>
    public static SlackCard Render(AnswerCard card, bool isPrivate = false, string? asked = null, string? remark = null)
    {
        List<Block> top = [.. Top(card, asked, remark)];
        List<Block> bottom = [.. Claims(card), .. Referral(card), .. Sources(card)];
        var footer = new ContextBlock([new PlainText($"id {card.QuestionId}")]);
        var room = BlockLimits.Total - top.Concat(bottom).Sum(RichText.Length) - 600;
        var (text, hasMore) = card.Routine is { } routine ? RoutineMessages.Overview(routine, room) : Sentences(card, Math.Min(room, BlockLimits.Part));
        List<Block> blocks = [.. top, .. text, .. bottom, footer, .. Buttons.Rows(AnswerButtons.For(card, hasMore, isPrivate))];
        return new SlackCard(Fallback(card, remark), blocks);
    }

    /// <summary>The whole text for notifications and screen readers, as plain as it can be.</summary>
    public static string Fallback(AnswerCard card, string? remark = null) =>
        Plain.EscapeWithin(string.Join('\n', new[] { remark, card.Banner, card.PlainText }.Where(part => !string.IsNullOrEmpty(part))), BlockLimits.Fallback);

    private static IEnumerable<Block> Top(AnswerCard card, string? asked, string? remark)
    {
        if (card.Banner is { } banner) yield return RichText.Header(banner);
        List<RichPart> parts = [];
        if (remark is not null) parts.Add(RichText.Section(RichText.Italic(TextCut.Short(remark, 300))));
        if (asked is not null) parts.Add(RichText.Quote(TextCut.Short(asked, 300)));
        if (card.Notice is { } notice) parts.Add(RichText.Section(RichText.Italic(TextCut.Short(notice, 300))));
        if (card.Lead is { Length: > 0 } lead) parts.Add(RichText.Section(card.Kind == CardKind.Answer ? RichText.Bold(TextCut.Short(lead, 800)) : RichText.Text(TextCut.Short(lead, 2_000))));
        if (parts.Count > 0) yield return RichText.Block(parts);
    }

    private static (IReadOnlyList<Block> Blocks, bool HasMore) Sentences(AnswerCard card, int room)
    {
        List<RichRun> runs = [];
        var hasMore = false;
        foreach (var sentence in card.Sentences)
        {
            var text = Plain.Tame($"{(runs.Count > 0 ? " " : "")}{sentence.Text}{RichText.Numbers(sentence.References)}");
            hasMore = text.Length > room;
            // The first sentence is always begun; a later one that does not fit waits as a whole.
            if (hasMore && runs.Count > 0) break;
            runs.Add(RichText.Text(hasMore ? TextCut.At(text, room).Shown : text));
            room -= text.Length;
            if (hasMore) break;
        }
        if (runs.Count == 0 && card.Lead is not { Length: > 0 }) runs.Add(RichText.Text(TextCut.Short(card.PlainText, Math.Max(200, room))));
        return (runs.Count == 0 ? [] : [RichText.Block(RichText.Section(runs))], hasMore);
    }

    /// <summary>Every side of every claim; where there are so many that they do not fit, each is said in fewer words.</summary>
    private static IReadOnlyList<Block> Claims(AnswerCard card)
    {
        foreach (var words in new[] { 250, 120, 60 })
        {
            IReadOnlyList<Block> blocks = [.. card.Contested.Take(3).Select(claim => Claim(claim, words))];
            if (blocks.Sum(RichText.Length) <= ClaimRoom) return blocks;
        }
        return [.. card.Contested.Take(3).Select(claim => Claim(claim, 30))];
    }

    private static Block Claim(ContestedCard claim, int words) => RichText.Block(
        RichText.Section(RichText.Bold($"⚖ {TextCut.Short($"{claim.Kind}: {claim.Title}", 200)}")),
        RichText.List(claim.Sides.Take(6).Select(IReadOnlyList<RichRun> (side) =>
        [
            RichText.Bold(TextCut.Short(side.Label, Math.Min(100, words))),
            RichText.Text(side.Position == side.Label ? ": " : $": {TextCut.Short(side.Position, words)}. "),
            RichText.Italic(TextCut.Short(side.Holders, Math.Min(200, words))),
            RichText.Text(RichText.Numbers(side.References)),
        ])));

    private static IEnumerable<Block> Referral(AnswerCard card) => card.Referral is not { } referral ? [] :
    [
        RichText.Block(RichText.Section(RichText.Bold($"{TextCut.Short(referral.Heading, 100)}: "), RichText.Text($"{TextCut.Short(referral.Text, 900)}{RichText.Numbers(referral.References)}"))),
    ];

    private static IEnumerable<Block> Sources(AnswerCard card)
    {
        if (card.Sources.Count == 0) return [];
        var lines = card.Sources.Take(MostSources).Select(IReadOnlyList<RichRun> (source) =>
            [RichText.Text($"[{source.Number}] "), RichText.Link(TextCut.Short(source.Title, 80), source.Url), RichText.Text($", {TextCut.Short(source.Where, 120)}")]);
        return [RichText.Block(RichText.Section(RichText.Bold("Sources")), RichText.List(lines))];
    }
}

/// <summary>A message without its place: blocks, and the escaped text that stands for them.</summary>
internal sealed record SlackCard(string Text, IReadOnlyList<Block> Blocks);
