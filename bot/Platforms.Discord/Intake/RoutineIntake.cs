using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Intake;

/// <summary>Buttons of a routine: Start opens a message for the member alone, all others change the message that they stand on.</summary>
internal sealed class RoutineIntake(RoutineDesk routines, RoutineDrawing drawing, DiscordStage stage, DiscordApi api, TimeProvider time)
{
    public async ValueTask TakeAsync(Interaction click, ActionId id, Caller who, CancellationToken cancellationToken)
    {
        var callback = RoutineDesk.DrawsInPlace(id.Verb) ? Replies.DeferUpdate : Replies.Defer(isPrivate: true);
        if (!await api.AcknowledgeAsync(click, callback, cancellationToken)) return;
        var place = DiscordStage.PlaceOf(click, time.GetUtcNow());
        await drawing.DrawClickAsync(stage, id.Subject, who, place, await PressAsync(id, who, place, cancellationToken), cancellationToken);
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
}
