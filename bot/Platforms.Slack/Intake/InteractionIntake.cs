using PsoasBot.Conversations;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Socket;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>Takes buttons, forms and shortcuts. What they decide is durable before they are acknowledged; what they show comes after.</summary>
internal sealed class InteractionIntake(ActionDesk actions, RoutineIntake routines, AskIntake asking, Presenter presenter, SlackCallers callers, SlackPlaces places)
{
    /// <summary>The shortcut's name in the manifest.</summary>
    public const string AskShortcut = "ask_psoasbot";

    public async ValueTask TakeAsync(Envelope envelope, Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction.User?.Id is not { Length: > 0 } member)
        {
            await envelope.AcknowledgeAsync();
            return;
        }
        var caller = await callers.OfAsync(interaction.Team?.Id, member, cancellationToken);
        switch (interaction.Type)
        {
            case "block_actions" when ActionId.TryParse(interaction.Actions?.FirstOrDefault()?.ActionId, out var pressed):
                await PressAsync(envelope, interaction, pressed, caller, cancellationToken);
                break;
            case "view_submission" when interaction.View?.CallbackId == RoutineForm.CallbackId:
                await SendRoutineAsync(envelope, interaction.View, caller, cancellationToken);
                break;
            case "view_submission" when ActionId.TryParse(interaction.View?.CallbackId, out var sent):
                await SubmitAsync(envelope, interaction.View!, sent, caller, cancellationToken);
                break;
            case "message_action" when interaction.CallbackId == AskShortcut:
                await AskAboutAsync(envelope, interaction, caller, cancellationToken);
                break;
            default:
                await envelope.AcknowledgeAsync();
                break;
        }
    }

    private async ValueTask PressAsync(Envelope envelope, Interaction click, ActionId id, Caller caller, CancellationToken cancellationToken)
    {
        if (RoutineDesk.Handles(id.Verb))
        {
            await routines.TakeAsync(envelope, click, id, caller, cancellationToken);
            return;
        }
        var reply = await SafelyAsync(() => id.Verb == ActionVerb.Nearest ? NearestAsync(click, id, caller, cancellationToken) : PressedAsync(id, caller, cancellationToken));
        if (reply is null)
        {
            await envelope.AcknowledgeAsync();
            return;
        }
        // A form has to be opened within seconds of the click; all else is acknowledged first.
        if (reply is not ActionReply.Ask) await envelope.AcknowledgeAsync();
        await presenter.ShowAsync(click, id, reply, cancellationToken);
        if (reply is ActionReply.Ask) await envelope.AcknowledgeAsync();
    }

    private async ValueTask<ActionReply?> PressedAsync(ActionId id, Caller caller, CancellationToken cancellationToken) => await actions.PressAsync(id, caller, cancellationToken);

    /// <summary>Null where it was taken in, and the routine follows.</summary>
    private async ValueTask<ActionReply?> NearestAsync(Interaction click, ActionId id, Caller caller, CancellationToken cancellationToken) =>
        await asking.TakeNearestAsync(id, caller, Presenter.OriginOf(click), $"nearest:{click.TriggerId}", cancellationToken) is { } line ? ActionReply.Line(line) : null;

    private async ValueTask SubmitAsync(Envelope envelope, SubmittedView view, ActionId id, Caller caller, CancellationToken cancellationToken)
    {
        var values = RoutineForm.Values(view.State).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        var reply = await SafelyAsync(async () => await actions.SubmitAsync(id, values, caller, cancellationToken)) ?? ActionReply.Line(Words.Broken);
        var origin = FormOrigin.Parse(view.PrivateMetadata);
        if (Presenter.InForm(reply, values, origin) is { } inForm) await envelope.AcknowledgeAsync(SlackJson.Element(inForm));
        else await envelope.AcknowledgeAsync();
        await presenter.ShowAfterFormAsync(origin, reply, cancellationToken);
    }

    private async ValueTask SendRoutineAsync(Envelope envelope, SubmittedView view, Caller caller, CancellationToken cancellationToken)
    {
        var origin = FormOrigin.Parse(view.PrivateMetadata);
        var call = RoutineForm.Read(view.State, caller);
        var asked = new AskedCommand(call, origin.Channel, $"form:{view.Id}", origin.ResponseUrl) { Text = RoutineRequests.From(call), Kind = MessageKind.Routine };
        var line = await asking.TakeAsync(asked, cancellationToken);
        if (line is null) await envelope.AcknowledgeAsync();
        else await envelope.AcknowledgeAsync(SlackJson.Element(Presenter.Errors("goal", line)));
    }

    /// <summary>What somebody wrote is asked about for the person who looked it up, so the answer is theirs alone unless they share it.</summary>
    private async ValueTask AskAboutAsync(Envelope envelope, Interaction shortcut, Caller caller, CancellationToken cancellationToken)
    {
        var text = Plain.Read(shortcut.Message?.Text);
        var channel = shortcut.Channel?.Id ?? "";
        var call = new CommandCall(CommandCatalog.Ask, null, new Dictionary<string, string>(StringComparer.Ordinal) { ["question"] = text, ["private"] = "true" }, caller);
        var line = text.Length == 0 ? Words.NoQuestion : !places.IsAllowed(channel) ? Words.NotHere
            : await asking.TakeAsync(new AskedCommand(call, channel, $"shortcut:{shortcut.TriggerId}", shortcut.ResponseUrl) { Text = text, Thread = shortcut.Message?.ThreadTs is { Length: > 0 } thread ? thread : null }, cancellationToken);
        await envelope.AcknowledgeAsync();
        if (line is not null) await presenter.SayAsync(new FormOrigin(channel, shortcut.ResponseUrl), TextMessages.Line(line), cancellationToken);
    }

    private static async ValueTask<ActionReply?> SafelyAsync(Func<ValueTask<ActionReply?>> act)
    {
        try
        {
            return await act();
        }
        catch (StoreUnavailableException)
        {
            return ActionReply.Line(Words.Broken);
        }
    }
}
