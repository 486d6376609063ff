using System.Globalization;
using PsoasBot.Platforms.Slack.Wire;
using PsoasBot.Routines.Publishing;

namespace PsoasBot.Platforms.Slack.Cards;

/// <summary>A part of a routine as a message that is changed from part to part.</summary>
internal static class PartMessages
{
    private const int AltText = 1_900;

    public static SlackCard Render(PartCard card, (string File, string Alt)? picture)
    {
        var heading = string.Create(CultureInfo.InvariantCulture, $"Exercise {card.Step.Number} of {card.Steps}: {card.Step.Title}");
        List<Block> blocks =
        [
            RichText.Header(heading),
            RichText.Block([.. Now(card)]),
        ];
        if (picture is var (file, alt)) blocks.Add(new ImageBlock(new SlackFile(file), TextCut.Short(alt, AltText)));
        blocks.Add(RoutineMessages.Step(card.Step));
        if (card.Sources.Count > 0) blocks.Add(RichText.Block(RichText.Section(RichText.Italic(TextCut.Short(string.Join('\n', card.Sources.Select(Source)), 800)))));
        blocks.AddRange(Buttons.Rows(card.Buttons));
        var line = $"{heading}. {card.Phase.Label}, {Clock(card)}. Then: {card.Then}. {card.Note}";
        return new SlackCard(Plain.EscapeWithin(line, BlockLimits.Fallback), blocks);
    }

    private static IEnumerable<RichPart> Now(PartCard card)
    {
        yield return RichText.Section([RichText.Bold($"{(card.ChangesSide ? "🔁 " : "")}{TextCut.Short(card.Phase.Label, 150)}"), RichText.Text(", "), .. Time(card)]);
        yield return RichText.Section(RichText.Text($"Then: {TextCut.Short(card.Then, 150)}"));
        if (card.Note is { } note) yield return RichText.Section(RichText.Italic(TextCut.Short(note, 300)));
    }

    private static IEnumerable<RichRun> Time(PartCard card)
    {
        if (card.EndsAt is not { } ends) return [RichText.Text(Clock(card))];
        return [RichText.Text($"{RoutineText.Clock(card.Phase.Seconds)}, until "), new DateRun(ends.ToUnixTimeSeconds(), "{time_secs}", ends.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture))];
    }



    private static string Clock(PartCard card) => card.EndsAt is { } ends
        ? $"until {ends.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}"
        : $"paused with {RoutineText.Clock((int)Math.Ceiling((card.Left ?? TimeSpan.Zero).TotalSeconds))} left";

    private static string Source(SourceCard source) => string.Create(CultureInfo.InvariantCulture, $"[{source.Number}] {TextCut.Short(source.Title, 80)}, {TextCut.Short(source.Where, 120)}");
}
