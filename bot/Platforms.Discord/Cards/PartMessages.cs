using System.Globalization;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;
using PsoasBot.Routines.Publishing;

namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>
/// A part of a routine as a message that is edited from part to part. Discord's relative timestamps count down in the member's own client. The
/// drawing is an attachment, which stays on the message until an edit names other ones; so it is sent once an exercise.
/// </summary>
internal static class PartMessages
{
    private const int SourcesRoom = 500;

    public static (MessageBody Body, RestFile? File) Render(PartCard card, ExercisePictures pictures)
    {
        var body = new MessageBody { Content = Content(card), Embeds = [RoutineMessages.Part(card.Step, Sources(card))], Components = Buttons.Rows(card.Buttons) };
        if (!card.IsNewStep) return (body, null);
        if (card.Step.Picture is not { } picture || pictures.Png(picture.Id) is not { } png) return (body with { Attachments = [] }, null);
        var name = $"{picture.Id}.png";
        return (body with { Attachments = [new AttachmentBody("0", name, TextCut.Short(picture.Alt, EmbedLimits.AltText))] }, new RestFile(name, "image/png", png));
    }

    private static string Content(PartCard card)
    {
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"**Exercise {card.Step.Number} of {card.Steps}: {Escaped.Within(card.Step.Title, 150)}**"),
            $"{(card.ChangesSide ? "🔁 " : "")}**{Escaped.Within(card.Phase.Label, 150)}**, {Clock(card)}",
            $"Then: {Escaped.Within(card.Then, 150)}",
        ];
        if (card.Note is { } note) lines.Add($"*{Escaped.Within(note, 300)}*");
        return string.Join('\n', lines);
    }

    private static string Clock(PartCard card) => card.EndsAt is { } ends
        ? string.Create(CultureInfo.InvariantCulture, $"ends <t:{(ends.ToUnixTimeMilliseconds() + 999) / 1_000}:R>")
        : $"paused with {RoutineText.Clock((int)Math.Ceiling((card.Left ?? TimeSpan.Zero).TotalSeconds))} left";

    private static string Sources(PartCard card) =>
        Escaped.CutEscaped(string.Join('\n', card.Sources.Select(source => $"\\[{source.Number}\\] {Escaped.Within(TextCut.Short(source.Title, 80), 120)}, {Escaped.Within(source.Where, 120)}")), SourcesRoom);
}
