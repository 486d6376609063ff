using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;
using PsoasBot.Routines.Publishing;

namespace PsoasBot.Platforms.Discord;

/// <summary>
/// Shows routines that are being done. Only the member sees the message, so it is reached through the token of their last click: for a quarter of an
/// hour, and the place is that token.
/// </summary>
internal sealed class DiscordStage(DiscordApi api, ExercisePictures pictures) : IRoutineStage
{
    /// <summary>A token is good for 15 minutes; the last half minute is left alone.</summary>
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(14.5);

    public string Platform => DiscordPlatform.Discord;

    /// <summary>Discord's clients count down by themselves.</summary>
    public TimeSpan? Tick => null;

    public static StagePlace PlaceOf(Interaction click, DateTimeOffset now) => new($"{click.ApplicationId}|{click.Token}", (Snowflake.TimeOf(click.Id) ?? now) + TokenLife);

    public async ValueTask<bool> DrawAsync(string place, ActionReply shown, CancellationToken cancellationToken)
    {
        if (place.Split('|', 2) is not [var application, var token]) return false;
        var (body, file) = Render(shown);
        return await api.EditOriginalAsync(application, token, body, cancellationToken, file) is not RestReply.Refused { Status: 401 or 403 or 404 };
    }

    private (MessageBody Body, RestFile? File) Render(ActionReply shown) => shown switch
    {
        ActionReply.Part part => PartMessages.Render(part.Card, pictures),
        ActionReply.Show show => (TextMessages.Render(show.Card) with { Attachments = [] }, null),
        _ => throw new InvalidOperationException($"A routine does not lead to {shown}."),
    };
}
