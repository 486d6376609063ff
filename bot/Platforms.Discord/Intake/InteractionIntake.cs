using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Intake;

/// <summary>
/// Takes commands, buttons, forms and completions. Whatever can take time is acknowledged before it is done; forms and completions are
/// Discord's own first replies and are made from what is at hand.
/// </summary>
internal sealed class InteractionIntake(AskIntake asking, RoutineIntake routines, CommandDesk commands, ActionDesk actions, DiscordApi api, DiscordOptions options, TimeProvider time)
{
    /// <summary>Of the three seconds that Discord waits.</summary>
    private static readonly TimeSpan FormWithin = TimeSpan.FromSeconds(1.5);

    private static readonly HashSet<ActionVerb> OpensForm = [ActionVerb.Flag, ActionVerb.Correct, ActionVerb.Retract];
    private static readonly HashSet<ActionVerb> ChangesCard = [ActionVerb.Claim, ActionVerb.Release, ActionVerb.Approve, ActionVerb.Reopen, ActionVerb.Correct, ActionVerb.Retract];

    public async ValueTask TakeAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (interaction is not { Id: not null, Token: not null, ApplicationId: not null, Data: { } data, MemberId: not null }) return;
        var caller = Callers.Of(interaction, options);
        switch ((InteractionType?)interaction.Type)
        {
            case InteractionType.Command:
                await CommandAsync(interaction, CommandReader.Read(data, caller), cancellationToken);
                break;
            case InteractionType.Autocomplete:
                await CompleteAsync(interaction, data, cancellationToken);
                break;
            case InteractionType.Component when ActionId.TryParse(data.CustomId, out var routine) && RoutineDesk.Handles(routine.Verb):
                await routines.TakeAsync(interaction, routine, caller, cancellationToken);
                break;
            case InteractionType.Component when ActionId.TryParse(data.CustomId, out var declined) && declined.Verb == ActionVerb.Nearest && interaction.ChannelId is not null:
                await asking.TakeNearestAsync(interaction, declined, caller, cancellationToken);
                break;
            case InteractionType.Component when ActionId.TryParse(data.CustomId, out var pressed):
                await PressAsync(interaction, pressed, caller, cancellationToken);
                break;
            case InteractionType.ModalSubmit when ActionId.TryParse(data.CustomId, out var sent):
                await DoAsync(interaction, sent, isShare: false, () => actions.SubmitAsync(sent, CommandReader.Values(data.Components), caller, cancellationToken), cancellationToken);
                break;
        }
    }

    private async ValueTask CommandAsync(Interaction interaction, CommandCall? call, CancellationToken cancellationToken)
    {
        if (call is null)
        {
            await api.AcknowledgeAsync(interaction, Replies.Private(Words.NoQuestion), cancellationToken);
            return;
        }
        if (call.Name is CommandCatalog.Ask or CommandCatalog.Routine)
        {
            await asking.TakeAsync(interaction, call, cancellationToken);
            return;
        }
        if (!await api.AcknowledgeAsync(interaction, Replies.Defer(isPrivate: true), cancellationToken)) return;
        await ShowAsync(interaction, () => commands.RunAsync(call, cancellationToken), isOnCard: false, cancellationToken);
    }

    private async ValueTask CompleteAsync(Interaction interaction, InteractionData data, CancellationToken cancellationToken)
    {
        var typed = data.Options?.FirstOrDefault(option => option.Focused == true);
        var choices = typed?.Name is { } option && data.Name is { } name ? commands.Complete(name, option, typed.Text ?? "") : [];
        await api.AcknowledgeAsync(interaction, Replies.Choices(choices), cancellationToken);
    }

    private async ValueTask PressAsync(Interaction interaction, ActionId id, Caller caller, CancellationToken cancellationToken)
    {
        if (!OpensForm.Contains(id.Verb))
        {
            await DoAsync(interaction, id, id.Verb == ActionVerb.Share, () => actions.PressAsync(id, caller, cancellationToken), cancellationToken);
            return;
        }
        var callback = await FormAsync(id, caller, cancellationToken) switch
        {
            ActionReply.Ask ask => Replies.Modal(ask.Form),
            ActionReply.Show { Card.Parts: [var part, ..] } => Replies.Private(part.Text),
            _ => Replies.Private(Words.Broken),
        };
        await api.AcknowledgeAsync(interaction, callback, cancellationToken);
    }

    /// <summary>A form has to be the first reply, so the store has only so long to say what stands in it; null where it does not.</summary>
    private async ValueTask<ActionReply?> FormAsync(ActionId id, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await actions.PressAsync(id, caller, cancellationToken).AsTask().WaitAsync(FormWithin, time, cancellationToken);
        }
        catch (Exception problem) when (problem is Conversations.StoreUnavailableException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Acknowledges, does it, and shows what came of it: in the review card's own place, or in a message for the person alone.</summary>
    private async ValueTask DoAsync(Interaction interaction, ActionId id, bool isShare, Func<ValueTask<ActionReply>> act, CancellationToken cancellationToken)
    {
        var isOnCard = ChangesCard.Contains(id.Verb) && interaction.Message is not null;
        var callback = isOnCard ? Replies.DeferUpdate : Replies.Defer(isPrivate: !isShare);
        if (await api.AcknowledgeAsync(interaction, callback, cancellationToken)) await ShowAsync(interaction, act, isOnCard, cancellationToken);
    }

    private async ValueTask ShowAsync(Interaction interaction, Func<ValueTask<ActionReply>> act, bool isOnCard, CancellationToken cancellationToken)
    {
        var (application, token) = (interaction.ApplicationId!, interaction.Token!);
        ActionReply reply;
        try
        {
            reply = await act();
        }
        catch (Conversations.StoreUnavailableException)
        {
            reply = ActionReply.Line(Words.Broken);
        }
        // On a card, anything but the card itself is said beside it, to the moderator alone.
        var isBeside = isOnCard && reply is not ActionReply.Case;
        var shown = isBeside ? await BesideAsync(Render(reply)) : await api.EditOriginalAsync(application, token, Render(reply), cancellationToken);
        if (shown is not RestReply.Refused { Code: DiscordError.InvalidForm } || (isOnCard && !isBeside)) return;
        // A card that Discord finds unsound, although it keeps to all known limits: its words alone, the first in its place.
        foreach (var (i, plain) in PlainMessages.Render(reply).Index())
            _ = i > 0 || isBeside ? await BesideAsync(plain) : await api.EditOriginalAsync(application, token, plain, cancellationToken);

        ValueTask<RestReply> BesideAsync(MessageBody body) => api.FollowUpAsync(application, token, body with { Flags = MessageBody.Ephemeral }, cancellationToken);
    }

    private static MessageBody Render(ActionReply reply) => reply switch
    {
        ActionReply.Show show => TextMessages.Render(show.Card),
        ActionReply.Again again => TextMessages.Render(again.Card),
        ActionReply.Case review => ReviewMessages.Render(review.Card, review.Note),
        ActionReply.Share share => AnswerMessages.Render(share.Card),
        ActionReply.Answer answer => AnswerMessages.Render(answer.Card, isPrivate: true),
        _ => TextMessages.Line(Words.Broken),
    };
}
