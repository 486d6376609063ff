using PsoasBot.Conversations;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Socket;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>
/// Buttons of a routine. Start opens a message in the member's direct messages, where the bot can change it for as long as it likes; all
/// others change the message that they stand on.
/// </summary>
internal sealed class RoutineIntake(RoutineDesk routines, RoutineDrawing drawing, SlackStage stage, Presenter presenter, SlackApi api)
{
    private const string Elsewhere = "I sent it to you directly: open Messages in my app, and do it there at your own pace.";

    public async ValueTask TakeAsync(Envelope envelope, Interaction click, ActionId id, Caller who, CancellationToken cancellationToken)
    {
        var place = RoutineDesk.DrawsInPlace(id.Verb) ? SlackStage.PlaceOf(click) : null;
        var reply = await PressAsync(id, who, place, cancellationToken);
        await envelope.AcknowledgeAsync();
        if (place is not null) await drawing.DrawClickAsync(stage, id.Subject, who, place, reply, cancellationToken);
        else await OpenAsync(click, id, who, reply, cancellationToken);
    }

    private async ValueTask<ActionReply> PressAsync(ActionId id, Caller who, StagePlace? place, CancellationToken cancellationToken)
    {
        try
        {
            return await routines.PressAsync(id, who, place, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return ActionReply.Line(Words.Broken);
        }
    }

    private async ValueTask OpenAsync(Interaction click, ActionId id, Caller who, ActionReply reply, CancellationToken cancellationToken)
    {
        var origin = Presenter.OriginOf(click);
        if (reply is not ActionReply.Part part)
        {
            await presenter.SayAsync(origin, Presented.Card(reply), cancellationToken);
            return;
        }
        var direct = SlackId.IsDirect(origin.Channel) ? origin.Channel : (await api.DirectAsync(who.MemberId, cancellationToken)).Channel;
        if (direct is null || await stage.PostAsync(direct, part, cancellationToken) is not { } place)
        {
            await presenter.SayAsync(origin, TextMessages.Line(Words.Broken), cancellationToken);
            return;
        }
        await routines.PlaceAsync(id.Subject, who, place, cancellationToken);
        if (direct != origin.Channel) await presenter.SayAsync(origin, TextMessages.Line(Elsewhere), cancellationToken);
    }
}
