using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack;

/// <summary>Shows routines that are being done, in the member's direct messages; the place is channel and ts, and it can always be drawn again.</summary>
internal sealed class SlackStage(SlackApi api, PictureShelf pictures) : IRoutineStage
{
    public string Platform => SlackPlatform.Slack;

    public static StagePlace PlaceOf(Interaction click) => new($"{click.Channel?.Id ?? click.Container?.ChannelId}|{click.Container?.MessageTs}", DrawBefore: null);

    /// <summary>A new message for the session; null where it cannot be posted.</summary>
    public async ValueTask<StagePlace?> PostAsync(string channel, ActionReply.Part part, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(channel, part, cancellationToken);
        var reply = await api.PostAsync(body, cancellationToken);
        if (IsUnsound(reply)) reply = await api.PostAsync(WithoutPicture(body), cancellationToken);
        var posted = reply is SlackReply.Ok ok ? SlackApi.Read(ok.Body, SlackJson.Default.PostedReply) : null;
        return posted?.Ts is { } ts ? new StagePlace($"{channel}|{ts}", DrawBefore: null) : null;
    }

    /// <summary>The message says when a part ends, in the member's own time; counting down would cost a request a second and member.</summary>
    public async ValueTask<DrawOutcome> DrawAsync(string place, ActionReply shown, CancellationToken cancellationToken)
    {
        if (place.Split('|', 2) is not [var channel, var ts]) return DrawOutcome.Gone;
        var body = await BodyAsync(channel, shown, cancellationToken) with { Ts = ts };
        var reply = await api.UpdateAsync(body, cancellationToken);
        if (IsUnsound(reply)) reply = await api.UpdateAsync(WithoutPicture(body), cancellationToken);
        return reply switch
        {
            SlackReply.Ok => DrawOutcome.Drawn,
            SlackReply.Refused { Error: var error } when !WebPolicy.IsOfToken(error) => DrawOutcome.Gone,
            _ => DrawOutcome.Later,
        };
    }

    private async ValueTask<MessageBody> BodyAsync(string channel, ActionReply shown, CancellationToken cancellationToken)
    {
        var card = shown is ActionReply.Part part ? PartMessages.Render(part.Card, await pictures.FindAsync(part.Card.Step.Picture, cancellationToken)) : Presented.Card(shown);
        return new MessageBody { Channel = channel, Text = card.Text, Blocks = card.Blocks };
    }

    /// <summary>A picture that was only just uploaded may not be ready yet.</summary>
    private static bool IsUnsound(SlackReply reply) => reply is SlackReply.Refused { Error: var error } && WebPolicy.IsUnsound(error);

    private static MessageBody WithoutPicture(MessageBody body) => body with { Blocks = [.. (body.Blocks ?? []).Where(block => block is not ImageBlock)] };
}
