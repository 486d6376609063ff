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
    private const int Running = 0x2A6F97;
    private const int Paused = 0x6C757D;

    public static (MessageBody Body, RestFile? File) Render(PartCard card, ExercisePictures pictures)
    {
        var body = new MessageBody { Content = Heading(card), Embeds = [RoutineMessages.Doing(card.Step, card.Sources), Clock(card)], Components = Buttons.Rows(card.Buttons) };
        if (!card.IsNewStep) return (body, null);
        if (card.Step.Picture is not { } picture || pictures.Png(picture.Id) is not { } png) return (body with { Attachments = [] }, null);
        var name = $"{picture.Id}.png";
        return (body with { Attachments = [new AttachmentBody("0", name, TextCut.Short(picture.Alt, EmbedLimits.AltText))] }, new RestFile(name, "image/png", png));
    }

    private static string Heading(PartCard card) => string.Create(CultureInfo.InvariantCulture, $"**Exercise {card.Step.Number} of {card.Steps}: {Escaped.Within(card.Step.Title, 150)}**");

    /// <summary>The last thing above the buttons, where a phone shows it: a chat is read from its end.</summary>
    private static Embed Clock(PartCard card)
    {
        List<string> lines = [Left(card), $"Then: {Escaped.Within(card.Then, 150)}"];
        if (card.Note is { } note) lines.Add($"*{Escaped.Within(note, 300)}*");
        return new Embed
        {
            Title = $"{(card.ChangesSide ? "🔁 " : "")}{Escaped.Within(card.Phase.Label, 150)}",
            Description = string.Join('\n', lines),
            Color = card.EndsAt is null ? Paused : Running,
        };
    }

    private static string Left(PartCard card) => card.EndsAt is { } ends
        ? string.Create(CultureInfo.InvariantCulture, $"ends <t:{(ends.ToUnixTimeMilliseconds() + 999) / 1_000}:R>")
        : $"paused with {RoutineText.Clock((int)Math.Ceiling((card.Left ?? TimeSpan.Zero).TotalSeconds))} left";
}
