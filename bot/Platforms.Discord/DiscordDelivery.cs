using System.Security.Cryptography;
using System.Text;
using PsoasBot.Conversations;
using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord;

/// <summary>
/// Takes answers to Discord. Everything that it sends can be sent again without harm: an interaction's reply is an edit of its placeholder,
/// a post carries an enforced nonce, a thread has its message's id.
/// </summary>
internal sealed class DiscordDelivery(DiscordApi api, DiscordPlaces places, BotIdentity self, TimeProvider time) : IDelivery
{
    private const string Hidden = "This is about your own health, so I answered you alone. The button shows it to you again.";
    private const string PrivateMark = "~";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    /// <summary>Until somebody may have set the bot's token right.</summary>
    private static readonly TimeSpan TokenPause = TimeSpan.FromMinutes(2);

    public string Platform => DiscordPlatform.Discord;

    public ValueTask<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => ReplyHandle.Parse(delivery.Question.ReplyHandle) switch
    {
        ReplyHandle.ToInteraction interaction => AnswerAsync(interaction, delivery, cancellationToken),
        ReplyHandle.ToMessage message => ReplyAsync(message, delivery, cancellationToken),
        _ => ValueTask.FromResult<DeliveryOutcome>(new DeliveryOutcome.Impossible("the question did not come from Discord")),
    };

    /// <summary>
    /// Only posts have to be looked for, for Discord forgets a nonce after some minutes; an edit of the interaction's own message can be made
    /// again. An interaction leads to a post once its token is worth nothing.
    /// </summary>
    public ValueTask<PublishedMessage?> FindAsync(Delivery delivery, CancellationToken cancellationToken) => ReplyHandle.Parse(delivery.Question.ReplyHandle) switch
    {
        ReplyHandle.ToMessage message => FindAfterAsync(message.Message, delivery.Question.IsPrivate, delivery, cancellationToken),
        ReplyHandle.ToInteraction when delivery.Question.AnswerBefore <= time.GetUtcNow() => FindAfterAsync(delivery.Question.Event.EventId, IsForMemberAlone(delivery), delivery, cancellationToken),
        _ => default,
    };

    /// <summary>The bot's message with the question's id, among those after <paramref name="id"/> (every id of Discord tells its time) where it may stand.</summary>
    private async ValueTask<PublishedMessage?> FindAfterAsync(string id, bool isDirect, Delivery delivery, CancellationToken cancellationToken)
    {
        var conversation = delivery.Question.Conversation;
        var direct = isDirect ? await DirectToLookInAsync(delivery.Question.MemberId, cancellationToken) : null;
        foreach (var channel in new[] { direct, conversation.Thread, conversation.Channel }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            // Not being able to look is no reason to believe that nothing is there.
            var messages = await api.MessagesAsync(channel, $"after={id}&limit=100", cancellationToken) ?? throw new HttpRequestException("the channel could not be read");
            if (messages.FirstOrDefault(each => each.Author?.Id == self.UserId && AnswerMessages.QuestionOf(each) == delivery.QuestionId) is { Id: { } found })
                return new PublishedMessage(channel == direct ? conversation with { Channel = channel, Thread = null } : conversation with { Thread = channel == conversation.Thread ? channel : null }, found);
        }
        return null;
    }

    /// <summary>Null where Discord says that there are no direct messages with the member.</summary>
    private async ValueTask<string?> DirectToLookInAsync(string member, CancellationToken cancellationToken) => await api.DirectAsync(member, cancellationToken) switch
    {
        ({ } channel, _) => channel,
        (_, RestReply.Refused { IsForGood: true }) => null,
        _ => throw new HttpRequestException("the direct messages could not be looked for"),
    };

    public async ValueTask<DeliveryOutcome> ReplaceAsync(PublishedMessage message, Delivery delivery, CancellationToken cancellationToken)
    {
        var body = AnswerMessages.Render(AnswerCards.From(delivery), delivery.Question.IsPrivate);
        if (message.MessageId.StartsWith(PrivateMark, StringComparison.Ordinal)) return await ReplacePrivateAsync(message, delivery, body, cancellationToken);
        var channel = message.Conversation.Thread ?? message.Conversation.Channel;
        var reply = await api.EditAsync(channel, message.MessageId, body, cancellationToken);
        if (reply is RestReply.Refused { Code: DiscordError.InvalidForm }) reply = await api.EditAsync(channel, message.MessageId, Plain(delivery), cancellationToken);
        return Outcome(reply, message);
    }

    private async ValueTask<DeliveryOutcome> AnswerAsync(ReplyHandle.ToInteraction handle, Delivery delivery, CancellationToken cancellationToken)
    {
        var question = delivery.Question;
        var hides = Privacy.MustHide(delivery, handle.Wish);
        var body = AnswerMessages.Render(AnswerCards.From(delivery), question.IsPrivate || hides);
        var reply = await EditOriginalAsync(handle, hides ? HiddenLine(delivery) : body, delivery, cancellationToken);
        if (reply is RestReply.Refused { Status: 401 or 404 }) return await LateAsync(delivery, body, cancellationToken);
        if (reply is not RestReply.Ok ok) return Outcome(reply, null);
        if (hides) return await AloneAsync(handle, delivery, body, cancellationToken);
        return Outcome(reply, question.IsPrivate ? Private(question.Conversation, handle, "@original") : new PublishedMessage(question.Conversation, IdIn(ok)));
    }

    /// <summary>
    /// A second message, for the member alone. Discord knows no nonce for it, so it is sent once at most; where it is not certain that it arrived, the
    /// button in the first message brings it.
    /// </summary>
    private async ValueTask<DeliveryOutcome> AloneAsync(ReplyHandle.ToInteraction handle, Delivery delivery, MessageBody body, CancellationToken cancellationToken)
    {
        var reply = delivery.MayBeRepeated ? new RestReply.Unknown() : await api.FollowUpAsync(handle.Application, handle.Token, body with { Flags = MessageBody.Ephemeral }, cancellationToken);
        if (reply is RestReply.Later) return Outcome(reply, null);
        return new DeliveryOutcome.Delivered(Private(delivery.Question.Conversation, handle, IdIn(reply)));
    }

    private static MessageBody HiddenLine(Delivery delivery) =>
        TextMessages.Line(Hidden) with { Embeds = [], Components = Buttons.Rows([new CardButton(new ActionId(ActionVerb.Show, delivery.QuestionId), "Show me the answer")]) };

    /// <summary>A message that only the member sees is changed by its interaction's token, for as long as that is good.</summary>
    private static PublishedMessage Private(ConversationKey conversation, ReplyHandle.ToInteraction handle, string message) =>
        new(conversation, PrivateMark + message) { Handle = handle.ToString() };

    /// <summary>A card that Discord finds unsound, although it keeps to all known limits, is sent as plain text: nobody waits in vain.</summary>
    private async ValueTask<RestReply> EditOriginalAsync(ReplyHandle.ToInteraction handle, MessageBody body, Delivery delivery, CancellationToken cancellationToken)
    {
        var reply = await api.EditOriginalAsync(handle.Application, handle.Token, body, cancellationToken);
        return reply is RestReply.Refused { Code: DiscordError.InvalidForm } ? await api.EditOriginalAsync(handle.Application, handle.Token, Plain(delivery), cancellationToken) : reply;
    }

    /// <summary>The token has expired: into the channel, or to the member alone where the answer is private.</summary>
    private async ValueTask<DeliveryOutcome> LateAsync(Delivery delivery, MessageBody body, CancellationToken cancellationToken)
    {
        var question = delivery.Question;
        var isPrivate = IsForMemberAlone(delivery);
        var channel = question.Conversation.Thread ?? question.Conversation.Channel;
        if (isPrivate)
        {
            var (direct, opened) = await api.DirectAsync(question.MemberId, cancellationToken);
            if (direct is null) return Outcome(opened, null);
            channel = direct;
        }
        var reply = await PostAsync(channel, delivery, body, cancellationToken);
        var place = isPrivate ? question.Conversation with { Channel = channel, Thread = null } : question.Conversation;
        return Outcome(reply, new PublishedMessage(place, IdIn(reply)));
    }

    private async ValueTask<DeliveryOutcome> ReplyAsync(ReplyHandle.ToMessage handle, Delivery delivery, CancellationToken cancellationToken)
    {
        var conversation = delivery.Question.Conversation;
        var body = AnswerMessages.Render(AnswerCards.From(delivery));
        if (handle.OpensThread && await places.OpenThreadAsync(conversation.Channel, handle.Message, delivery.Question, cancellationToken))
        {
            var posted = await PostAsync(handle.Message, delivery, body, cancellationToken);
            return Outcome(posted, new PublishedMessage(conversation with { Thread = handle.Message }, IdIn(posted)));
        }
        var channel = handle.OpensThread ? conversation.Channel : conversation.Thread ?? conversation.Channel;
        var reply = await PostAsync(channel, delivery, body with { MessageReference = new MessageReference { MessageId = handle.Message } }, cancellationToken);
        return Outcome(reply, new PublishedMessage(conversation with { Thread = channel == conversation.Thread ? channel : null }, IdIn(reply)));
    }

    private async ValueTask<RestReply> PostAsync(string channel, Delivery delivery, MessageBody body, CancellationToken cancellationToken)
    {
        var reply = await api.PostAsync(channel, delivery.Nonce, body, cancellationToken);
        return reply is RestReply.Refused { Code: DiscordError.InvalidForm }
            ? await api.PostAsync(channel, delivery.Nonce, Plain(delivery) with { MessageReference = body.MessageReference }, cancellationToken)
            : reply;
    }

    private async ValueTask<DeliveryOutcome> ReplacePrivateAsync(PublishedMessage message, Delivery delivery, MessageBody body, CancellationToken cancellationToken)
    {
        if (message.MessageId[PrivateMark.Length..] is { Length: > 0 } id && ReplyHandle.Parse(message.Handle) is ReplyHandle.ToInteraction handle)
        {
            var edited = await api.EditPrivateAsync(handle.Application, handle.Token, id, body, cancellationToken);
            if (edited is not RestReply.Refused { Status: 401 or 404 }) return Outcome(edited, message);
        }
        // The message that only the member saw can no longer be reached; they hear of the change all the same.
        var (channel, opened) = await api.DirectAsync(delivery.Question.MemberId, cancellationToken);
        if (channel is null) return Outcome(opened, null);
        return Outcome(await api.PostAsync(channel, ChangeNonce(delivery), body, cancellationToken), message);
    }

    /// <summary>The same for a repetition of this change, another one for the answer itself and for every other change.</summary>
    private static string ChangeNonce(Delivery delivery) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{delivery.Nonce}\n{delivery.Answer.Text}")).AsSpan(0, 12));

    private static MessageBody Plain(Delivery delivery) => AnswerMessages.RenderPlain(delivery.QuestionId, delivery.Answer.Text);

    /// <summary>Whether an answer that can no longer be shown in its own place goes to the member directly.</summary>
    private static bool IsForMemberAlone(Delivery delivery) => delivery.Question.IsPrivate || Privacy.IsPersonal(delivery.Answer);

    private static string IdIn(RestReply reply) => reply is RestReply.Ok ok ? DiscordApi.Read(ok.Body, DiscordJson.Default.MessageObject)?.Id ?? "" : "";

    /// <exception cref="HttpRequestException">There was no reply: the message may stand there, and has to be looked for.</exception>
    private static DeliveryOutcome Outcome(RestReply reply, PublishedMessage? message) => reply switch
    {
        RestReply.Ok when message is not null => new DeliveryOutcome.Delivered(message),
        RestReply.Later later => new DeliveryOutcome.Retry(later.After, "too many requests"),
        RestReply.Refused { Status: 401 } => new DeliveryOutcome.Retry(TokenPause, "Discord refuses the bot's token"),
        RestReply.Refused { IsForGood: false } => new DeliveryOutcome.Retry(Soon, "Discord has trouble"),
        RestReply.Refused refused => new DeliveryOutcome.Impossible($"Discord refuses it: {refused.Status}, code {refused.Code}"),
        _ => throw new HttpRequestException("Discord did not reply"),
    };
}
