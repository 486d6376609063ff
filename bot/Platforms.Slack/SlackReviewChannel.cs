using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack;

/// <summary>The moderators' channel of the workspace.</summary>
internal sealed class SlackReviewChannel(SlackApi api, SlackOptions options, SlackIdentity self, AnswerSearch search, TimeProvider time) : IReviewChannel
{
    /// <summary>How far back a card is looked for that may have been posted without a word of it getting through.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(2);

    public string Platform => SlackPlatform.Slack;

    public IReadOnlyCollection<string> Communities => self.TeamId is { } team && ChannelOf(team) is not null ? [team] : [];

    public string? ChannelOf(string community) => options.ModeratorChannel.Length > 0 && community == self.TeamId ? options.ModeratorChannel : null;

    /// <summary>Slack drops no repetitions, so the card is looked for first.</summary>
    public async ValueTask<ReviewSend> PostAsync(string channel, ReviewCard card, string nonce, CancellationToken cancellationToken)
    {
        var place = SlackPlaces.Conversation(self.TeamId ?? "", channel, thread: null);
        var since = SlackTime.At(time.GetUtcNow() - LookBack);
        if (await search.FindAsync(place, since, message => message.Metadata is { EventType: ReviewMessages.Metadata } data && data["card"] == nonce, cancellationToken) is { } found) return new ReviewSend.Done(found);
        var body = Body(channel, card) with { Metadata = new MessageMetadata(ReviewMessages.Metadata, new MetadataPayload { Card = nonce }) };
        return Judge(await api.PostAsync(body, cancellationToken));
    }

    public async ValueTask<ReviewSend> RedrawAsync(string channel, string messageId, ReviewCard card, CancellationToken cancellationToken) =>
        await api.UpdateAsync(Body(channel, card) with { Ts = messageId }, cancellationToken) switch
        {
            SlackReply.Ok or SlackReply.Refused { Error: "message_not_found" or "channel_not_found" } => new ReviewSend.Done(messageId),
            var other => Judge(other),
        };

    /// <summary>A word whose fate is unknown is not said again.</summary>
    public async ValueTask<ReviewSend> SayAsync(string channel, TextCard card, CancellationToken cancellationToken)
    {
        var shown = TextMessages.Render(card);
        var reply = await api.PostAsync(new MessageBody { Channel = channel, Text = shown.Text, Blocks = shown.Blocks }, cancellationToken);
        return reply is SlackReply.Unknown ? new ReviewSend.Done("") : Judge(reply);
    }

    private static ReviewSend Judge(SlackReply reply) => reply switch
    {
        SlackReply.Ok ok => SlackApi.Read(ok.Body, SlackJson.Default.PostedReply)?.Ts is { } ts ? new ReviewSend.Done(ts) : new ReviewSend.Later(TimeSpan.Zero),
        SlackReply.Later later => new ReviewSend.Later(later.After),
        SlackReply.Refused { Error: var error } when WebPolicy.IsNotHere(error) || WebPolicy.IsOfToken(error) => new ReviewSend.Closed($"Slack says {error}"),
        SlackReply.Refused refused => new ReviewSend.Unsound($"Slack says {refused.Error}"),
        _ => new ReviewSend.Later(TimeSpan.Zero),
    };

    private static MessageBody Body(string channel, ReviewCard card)
    {
        var shown = ReviewMessages.Render(card);
        return new MessageBody { Channel = channel, Text = shown.Text, Blocks = shown.Blocks };
    }
}
