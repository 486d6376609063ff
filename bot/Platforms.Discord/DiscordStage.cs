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
    public string Platform => DiscordPlatform.Discord;

    public static StagePlace PlaceOf(Interaction click, DateTimeOffset now) => new($"{click.ApplicationId}|{click.Token}", click.TokenEnd(now));

    public async ValueTask<DrawOutcome> DrawAsync(string place, ActionReply shown, CancellationToken cancellationToken)
    {
        if (place.Split('|', 2) is not [var application, var token]) return DrawOutcome.Gone;
        var (body, file) = Render(shown);
        return await api.EditOriginalAsync(application, token, body, cancellationToken, file) switch
        {
            // The token in the path is the interaction's own: a 401 means that its time is over.
            RestReply.Refused { Status: 401 or 403 or 404 } => DrawOutcome.Gone,
            RestReply.Ok or RestReply.Refused { IsForGood: true } => DrawOutcome.Drawn,
            _ => DrawOutcome.Later,
        };
    }

    private (MessageBody Body, RestFile? File) Render(ActionReply shown) => shown switch
    {
        ActionReply.Part part => PartMessages.Render(part.Card, pictures),
        ActionReply.Show show => (TextMessages.Render(show.Card) with { Attachments = [] }, null),
        _ => throw new InvalidOperationException($"A routine does not lead to {shown}."),
    };
}
