using PsoasBot.Conversations;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>Takes messages that are for the bot: mentions, direct messages, follow-ups in its threads.</summary>
internal sealed class MessageIntake(IConversations conversations, SlackApi api, SlackPlaces places, AssistantIntake assistant, SlackOptions options, SlackIdentity self, TimeProvider time)
{
    public async ValueTask TakeAsync(string team, MessageObject message, CancellationToken cancellationToken)
    {
        if (message is not { Channel: { Length: > 0 } channel, Ts: { Length: > 0 } ts } || SlackPlaces.IsAutomatic(message)) return;
        var place = new Place(team, channel, ts, message.ThreadTs is { Length: > 0 } thread && thread != ts ? thread : null, SlackId.IsDirect(channel) || message.ChannelType == "im");
        var text = await TextAsync(message, place, cancellationToken);
        var heard = new HeardMessage
        {
            MemberId = message.User!,
            HasText = text.Length > 0,
            IsDirect = place.IsDirect,
            IsAllowedChannel = places.IsAllowed(channel),
            MentionsBot = places.MentionsBot(message),
            AddressesOthers = Plain.Mentions(message.Text).Any(id => id != self.UserId),
            Thread = place is { IsDirect: false, Thread: { } of } && options.ThreadFollowUps ? await places.ThreadAsync(team, channel, of, message, cancellationToken) : null,
        };
        if (heard.Thread is { } known) places.Keep(channel, place.Thread!, Routing.After(known, heard));
        var route = Routing.Of(heard);
        if (route != Route.Silent) await AcceptAsync(message, place, text, route, cancellationToken);
    }

    private async ValueTask AcceptAsync(MessageObject message, Place place, string text, Route route, CancellationToken cancellationToken)
    {
        // Below an answer that a command brought, the talk before is the member's own in the channel.
        var isBelowAnswer = !place.IsDirect && place.Thread is not null && message.ParentUserId == self.UserId;
        var answerIn = place.IsDirect ? place.Thread : place.Thread ?? place.Ts;
        var incoming = new IncomingMessage
        {
            Event = new EventKey(SlackPlatform.Slack, place.Team, $"{place.Channel}:{place.Ts}"),
            Conversation = SlackPlaces.Conversation(place.Team, place.Channel, isBelowAnswer ? null : answerIn),
            MemberId = message.User!,
            Kind = route == Route.FollowUp ? MessageKind.FollowUp : MessageKind.Ask,
            Text = text,
            ReceivedAt = time.GetUtcNow(),
            ReplyHandle = new ReplyHandle.ToMessage(place.Ts, answerIn).ToString(),
        };
        var acceptance = await conversations.AcceptAsync(incoming, cancellationToken);
        if (!place.IsDirect && !isBelowAnswer) places.KeepNew(place.Channel, answerIn!, new BotThread(message.User!, HumanSpoke: false));
        if (acceptance is Acceptance.Accepted && place is { IsDirect: true, Thread: { } thread }) await assistant.SayBusyAsync(place.Channel, thread, cancellationToken);
        if (acceptance is Acceptance.Refused refused) await RefuseAsync(place, answerIn, message.User!, refused.Reply, cancellationToken);
    }

    private async ValueTask RefuseAsync(Place place, string? thread, string member, string line, CancellationToken cancellationToken)
    {
        var card = TextMessages.Line(line);
        var body = new MessageBody { Channel = place.Channel, ThreadTs = thread, Text = card.Text, Blocks = card.Blocks };
        if (place.IsDirect) await api.PostAsync(body, cancellationToken);
        else await api.PostPrivatelyAsync(body with { User = member }, cancellationToken);
    }

    /// <summary>What was written without the bot's name; a bare mention below somebody's question asks that question.</summary>
    /// <exception cref="HttpRequestException">Slack could not be asked for that question now; the event is not acknowledged and comes again.</exception>
    private async ValueTask<string> TextAsync(MessageObject message, Place place, CancellationToken cancellationToken)
    {
        var text = Plain.Read(message.Text);
        if (text.Length > 0 || place.Thread is not { } thread || place.IsDirect || !places.MentionsBot(message)) return text;
        var (value, reply) = await api.RepliesAsync(place.Channel, thread, "0", null, cancellationToken);
        if (value is null && reply is not SlackReply.Refused) throw new HttpRequestException("Slack could not be asked for the thread");
        return value?.Messages?.FirstOrDefault(each => each.Ts == thread) is { } parent && !SlackPlaces.IsAutomatic(parent) ? Plain.Read(parent.Text) : "";
    }

    private sealed record Place(string Team, string Channel, string Ts, string? Thread, bool IsDirect);
}
