using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Intake;

/// <summary>Buttons of a routine: Start opens a message for the member alone, all others change the message that they stand on.</summary>
internal sealed class RoutineIntake(RoutineDesk routines, DiscordStage stage, DiscordApi api, TimeProvider time)
{
    private const int MostRedraws = 3;

    public async ValueTask TakeAsync(Interaction click, ActionId id, Caller who, CancellationToken cancellationToken)
    {
        var callback = RoutineDesk.DrawsInPlace(id.Verb) ? Replies.DeferUpdate : Replies.Defer(isPrivate: true);
        if (!await api.AcknowledgeAsync(click, callback, cancellationToken)) return;
        var place = DiscordStage.PlaceOf(click, time.GetUtcNow());
        await DrawAsync(await PressAsync(id, who, place, cancellationToken), place, who, cancellationToken);
    }

    private async ValueTask<ActionReply> PressAsync(ActionId id, Caller who, StagePlace place, CancellationToken cancellationToken)
    {
        try
        {
            return await routines.PressAsync(id, who, place, cancellationToken);
        }
        catch (Conversations.StoreUnavailableException)
        {
            return ActionReply.Line(Words.Broken);
        }
    }

    private async ValueTask DrawAsync(ActionReply reply, StagePlace place, Caller who, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostRedraws; i++)
        {
            if (!await stage.DrawAsync(place.Place, reply, cancellationToken) || reply is not ActionReply.Part { Card: var drawn }) return;
            if (await routines.NewerAsync(drawn, who, cancellationToken) is not { } newer) return;
            reply = newer;
        }
    }
}
