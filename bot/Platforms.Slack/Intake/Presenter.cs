using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>Shows what a click or a form led to: in the place of a review card, in a modal, or in a message for the person alone.</summary>
internal sealed class Presenter(SlackApi api)
{
    private const string View = "view";
    private static readonly HashSet<ActionVerb> ChangesCard = [ActionVerb.Claim, ActionVerb.Release, ActionVerb.Approve, ActionVerb.Reopen, ActionVerb.Correct, ActionVerb.Retract];

    public async ValueTask ShowAsync(Interaction click, ActionId id, ActionReply reply, CancellationToken cancellationToken)
    {
        var origin = OriginOf(click);
        if (reply is ActionReply.Share share) await ShareAsync(origin, share, cancellationToken);
        else if (click.Container?.Type == View) await ShowInViewAsync(click, reply, cancellationToken);
        else if (reply is ActionReply.Ask ask) await api.OpenViewAsync(click.TriggerId ?? "", Views.Form(ask.Form, origin.ToString()), cancellationToken);
        else if (reply is ActionReply.Case review && ChangesCard.Contains(id.Verb)) await RedrawAsync(origin, review, cancellationToken);
        else await SayAsync(origin, Presented.Card(reply), cancellationToken);
    }

    /// <summary>What the form itself shows when it was sent; null where it just closes.</summary>
    public static FormReply? InForm(ActionReply reply, IReadOnlyDictionary<string, string> values, FormOrigin origin) => reply switch
    {
        // Nothing that was written is lost.
        ActionReply.Again again => Errors(values.Keys.FirstOrDefault() ?? "", string.Join('\n', again.Card.Parts.Select(part => part.Text).Prepend(again.Card.Title))),
        ActionReply.Show show => Update(Views.Show(show.Card)),
        ActionReply.Case review when origin.Address is null => Update(Views.Show("Review", Presented.Card(review))),
        _ => null,
    };

    public static FormReply Errors(string field, string text) =>
        new() { ResponseAction = "errors", Errors = new Dictionary<string, string>(StringComparer.Ordinal) { [field] = TextCut.Short(text, BlockLimits.FormError) } };

    /// <summary>A case that was decided in a form is drawn again where its card stands.</summary>
    public async ValueTask ShowAfterFormAsync(FormOrigin origin, ActionReply reply, CancellationToken cancellationToken)
    {
        if (reply is ActionReply.Case review && origin.Address is not null) await RedrawAsync(origin, review, cancellationToken);
    }

    /// <summary>A message for the person alone, where they are.</summary>
    public async ValueTask SayAsync(FormOrigin origin, SlackCard card, CancellationToken cancellationToken)
    {
        if (origin.Address is { } address)
            await api.RespondAsync(address, new ResponseBody { ResponseType = "ephemeral", ReplaceOriginal = false, Text = card.Text, Blocks = card.Blocks, ThreadTs = origin.Thread }, cancellationToken);
    }

    /// <summary>The card for everybody, the note for the one who acted.</summary>
    private async ValueTask RedrawAsync(FormOrigin origin, ActionReply.Case review, CancellationToken cancellationToken)
    {
        await ReplaceAsync(origin, ReviewMessages.Render(review.Card), cancellationToken);
        if (review.Note is { } note) await SayAsync(origin, TextMessages.Line(note), cancellationToken);
    }

    private async ValueTask ReplaceAsync(FormOrigin origin, SlackCard card, CancellationToken cancellationToken)
    {
        if (origin.Address is { } address) await api.RespondAsync(address, new ResponseBody { ReplaceOriginal = true, Text = card.Text, Blocks = card.Blocks }, cancellationToken);
    }

    public static FormOrigin OriginOf(Interaction click) =>
        new(click.Channel?.Id ?? click.Container?.ChannelId ?? "", click.ResponseUrl, click.Container?.ThreadTs is { Length: > 0 } thread ? thread : null);

    /// <summary>For the whole channel; the button goes, so that it is shared once.</summary>
    private async ValueTask ShareAsync(FormOrigin origin, ActionReply.Share share, CancellationToken cancellationToken)
    {
        var card = AnswerMessages.Render(share.Card);
        var reply = await api.PostAsync(new MessageBody { Channel = origin.Channel, ThreadTs = origin.Thread, Text = card.Text, Blocks = card.Blocks }, cancellationToken);
        if (reply is SlackReply.Refused { Error: var error } && WebPolicy.IsNotHere(error) && origin.Address is { } address)
            reply = await api.RespondAsync(address, new ResponseBody { ResponseType = "in_channel", ReplaceOriginal = false, Text = card.Text, Blocks = card.Blocks }, cancellationToken);
        if (reply is SlackReply.Ok) await ReplaceAsync(origin, TextMessages.Line("You shared this answer with the channel."), cancellationToken);
        else await SayAsync(origin, TextMessages.Line(Words.Broken), cancellationToken);
    }

    private async ValueTask ShowInViewAsync(Interaction click, ActionReply reply, CancellationToken cancellationToken)
    {
        var view = reply switch
        {
            ActionReply.Ask ask => Views.Form(ask.Form, new FormOrigin("", null).ToString()),
            ActionReply.Show show => Views.Show(show.Card),
            _ => Views.Show("Review", Presented.Card(reply)),
        };
        if (click.View is { Type: "modal", Id: { } id }) await api.UpdateViewAsync(id, view, cancellationToken);
        else await api.OpenViewAsync(click.TriggerId ?? "", view, cancellationToken);
    }

    private static FormReply Update(View view) => new() { ResponseAction = "update", View = view };
}
