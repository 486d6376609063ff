using System.Security.Cryptography;
using System.Text;
using PsoasBot.Conversations;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Intake;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;
using PsoasBot.Safety;

namespace PsoasBot.Platforms.Slack;

/// <summary>
/// Takes answers to Slack. Slack drops no repetitions, so every post carries the question's id in its metadata and is looked for before it
/// is sent again. What only the member sees cannot be looked for: where its fate is unknown it is sent again and says so.
/// </summary>
internal sealed class SlackDelivery(SlackApi api, AnswerSearch search) : IDelivery
{
    private const string Invite = "I am not in this channel, so only you see this. Invite me to it, and I answer for everybody.";
    private const string Again = "You may have got this answer already; I could not tell.";
    private const string Unsure = "I answered you, and could not tell whether it reached you. Only you see this.";
    private const string PrivateId = "~";
    private static readonly TimeSpan TokenPause = TimeSpan.FromMinutes(2);

    public string Platform => SlackPlatform.Slack;

    public ValueTask<DeliveryOutcome> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => ReplyHandle.Parse(delivery.Question.ReplyHandle) switch
    {
        ReplyHandle.ToMessage message => PublishAsync(delivery, message.Thread, asked: null, command: null, cancellationToken),
        ReplyHandle.ToCommand command => AnswerAsync(command, delivery, cancellationToken),
        _ => ValueTask.FromResult<DeliveryOutcome>(new DeliveryOutcome.Impossible("the question did not come from Slack")),
    };

    public async ValueTask<PublishedMessage?> FindAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var conversation = delivery.Question.Conversation;
        var since = SlackTime.At(delivery.Question.ReceivedAt - TimeSpan.FromMinutes(2));
        var handle = ReplyHandle.Parse(delivery.Question.ReplyHandle);
        var place = conversation with { Thread = handle switch { ReplyHandle.ToMessage message => message.Thread, ReplyHandle.ToCommand command => command.Thread, _ => null } };
        if (!delivery.Question.IsPrivate && await search.FindAsync(place, since, delivery.QuestionId, change: null, cancellationToken) is { } ts) return new PublishedMessage(conversation, ts);
        if (handle is not ReplyHandle.ToCommand || SlackId.IsDirect(conversation.Channel)) return null;
        // An answer that came too late for its response address went to the member directly.
        var (direct, reply) = await api.DirectAsync(delivery.Question.MemberId, cancellationToken);
        if (direct is null) return IsForGood(reply) ? null : throw new HttpRequestException("Slack could not be asked for the direct messages");
        var there = conversation with { Channel = direct, Thread = null };
        return await search.FindAsync(there, since, delivery.QuestionId, change: null, cancellationToken) is { } found ? new PublishedMessage(there, found) : null;
    }

    public async ValueTask<DeliveryOutcome> ReplaceAsync(PublishedMessage message, Delivery delivery, CancellationToken cancellationToken)
    {
        if (message.MessageId.StartsWith(PrivateId, StringComparison.Ordinal)) return await TellChangeAsync(message, delivery, cancellationToken);
        var asked = AskedCommand.Is(delivery.Question.Event) ? Asked(delivery) : null;
        var card = AnswerMessages.Render(AnswerCards.From(delivery), asked: asked);
        var body = Body(message.Conversation.Channel, card, delivery) with { Ts = message.MessageId };
        var reply = await api.UpdateAsync(body, cancellationToken);
        if (reply is SlackReply.Refused { Error: var error } && WebPolicy.IsUnsound(error)) reply = await api.UpdateAsync(Plainly(body, delivery), cancellationToken);
        return Outcome(reply, message);
    }

    private async ValueTask<DeliveryOutcome> AnswerAsync(ReplyHandle.ToCommand handle, Delivery delivery, CancellationToken cancellationToken)
    {
        var isPrivate = delivery.Question.IsPrivate || Privacy.MustHide(delivery, handle.Wish);
        return isPrivate && !SlackId.IsDirect(delivery.Question.Conversation.Channel)
            ? await AnswerAloneAsync(handle, delivery, remark: null, cancellationToken)
            : await PublishAsync(delivery, handle.Thread, Asked(delivery), handle, cancellationToken);
    }

    /// <summary>Into the channel; where the bot may not write there, to the member alone.</summary>
    private async ValueTask<DeliveryOutcome> PublishAsync(Delivery delivery, string? thread, string? asked, ReplyHandle.ToCommand? command, CancellationToken cancellationToken)
    {
        var conversation = delivery.Question.Conversation;
        var body = Body(conversation.Channel, AnswerMessages.Render(AnswerCards.From(delivery), asked: asked), delivery) with { ThreadTs = thread };
        var reply = await PostAsync(body, delivery, cancellationToken);
        if (reply is SlackReply.Refused { Error: var error } && WebPolicy.IsNotHere(error) && command is not null) return await AnswerAloneAsync(command, delivery, Invite, cancellationToken);
        return Outcome(reply, new PublishedMessage(conversation, TsIn(reply)));
    }

    /// <summary>Shown to the member alone in the channel; directly, where the response address is used up.</summary>
    private async ValueTask<DeliveryOutcome> AnswerAloneAsync(ReplyHandle.ToCommand command, Delivery delivery, string? remark, CancellationToken cancellationToken)
    {
        var question = delivery.Question;
        var card = delivery.MayBeRepeated ? Repeated(delivery) : AnswerMessages.Render(AnswerCards.From(delivery), isPrivate: true, remark: remark);
        if (command.Address is { } address)
        {
            var body = new ResponseBody { ResponseType = "ephemeral", ReplaceOriginal = false, Text = card.Text, Blocks = card.Blocks, ThreadTs = command.Thread };
            var reply = await api.RespondAsync(address, body, cancellationToken);
            if (reply is SlackReply.Refused { Error: var unsound } && WebPolicy.IsUnsound(unsound)) reply = await api.RespondAsync(address, body with { Blocks = null, Text = delivery.MayBeRepeated ? card.Text : PlainText(delivery, remark) }, cancellationToken);
            if (reply is not SlackReply.Refused) return Outcome(reply, new PublishedMessage(question.Conversation, PrivateId));
        }
        var (direct, opened) = await api.DirectAsync(question.MemberId, cancellationToken);
        if (direct is null) return NotDirectly(opened);
        var posted = await PostAsync(Body(direct, AnswerMessages.Render(AnswerCards.From(delivery), asked: Asked(delivery)), delivery), delivery, cancellationToken);
        return Outcome(posted, new PublishedMessage(question.Conversation with { Channel = direct, Thread = null }, TsIn(posted)));
    }

    /// <summary>Nobody gets an answer twice who does not ask for it; but what is urgent is rather said twice than not at all.</summary>
    private static SlackCard Repeated(Delivery delivery) => delivery.Answer.Level >= SafetyLevel.Urgent
        ? AnswerMessages.Render(AnswerCards.From(delivery), isPrivate: true, remark: Again)
        : TextMessages.Render(TextCard.Line(Unsure) with { Buttons = [new CardButton(new ActionId(ActionVerb.Show, delivery.QuestionId), "Show me the answer")] });

    /// <summary>What only the member saw cannot be changed from here; they hear of the change directly.</summary>
    private async ValueTask<DeliveryOutcome> TellChangeAsync(PublishedMessage message, Delivery delivery, CancellationToken cancellationToken)
    {
        var (direct, opened) = await api.DirectAsync(delivery.Question.MemberId, cancellationToken);
        if (direct is null) return NotDirectly(opened);
        var change = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Answer.Text)).AsSpan(0, 8));
        var since = SlackTime.At(delivery.Question.ReceivedAt);
        if (await search.FindAsync(message.Conversation with { Channel = direct, Thread = null }, since, delivery.QuestionId, change, cancellationToken) is not null) return new DeliveryOutcome.Delivered(message);
        var body = Body(direct, AnswerMessages.Render(AnswerCards.From(delivery), asked: Asked(delivery)), delivery, change);
        return Outcome(await PostAsync(body, delivery, cancellationToken), message);
    }

    /// <summary>A card that Slack finds unsound, although it keeps to all known limits, is sent as plain text: nobody waits in vain.</summary>
    private async ValueTask<SlackReply> PostAsync(MessageBody body, Delivery delivery, CancellationToken cancellationToken)
    {
        var reply = await api.PostAsync(body, cancellationToken);
        return reply is SlackReply.Refused { Error: var error } && WebPolicy.IsUnsound(error) ? await api.PostAsync(Plainly(body, delivery), cancellationToken) : reply;
    }

    private static MessageBody Body(string channel, SlackCard card, Delivery delivery, string? change = null) => new()
    {
        Channel = channel,
        Text = card.Text,
        Blocks = card.Blocks,
        Metadata = new MessageMetadata(AnswerMessages.Metadata, new MetadataPayload { Question = delivery.QuestionId, Change = change }),
    };

    private static MessageBody Plainly(MessageBody body, Delivery delivery) =>
        body with { Blocks = null, Text = PlainText(delivery, AskedCommand.Is(delivery.Question.Event) && Asked(delivery) is { } asked ? $"\"{TextCut.Short(asked, 300)}\"" : null) };

    private static string PlainText(Delivery delivery, string? before) => Plain.EscapeWithin(before is null ? delivery.Answer.Text : $"{before}\n{delivery.Answer.Text}", BlockLimits.Text);

    /// <summary>Nobody else has seen what was asked with a command. A routine's request is no text to read.</summary>
    private static string? Asked(Delivery delivery) => delivery.Question.Kind == MessageKind.Routine ? null : delivery.Question.Text;

    private static string TsIn(SlackReply reply) => reply is SlackReply.Ok ok ? SlackApi.Read(ok.Body, SlackJson.Default.PostedReply)?.Ts ?? "" : "";

    private static bool IsForGood(SlackReply reply) => reply is SlackReply.Refused { Error: var error } && !WebPolicy.IsOfToken(error);

    /// <summary>The direct messages could not be opened; only Slack's own word for it makes that final.</summary>
    private static DeliveryOutcome NotDirectly(SlackReply reply) =>
        IsForGood(reply) ? new DeliveryOutcome.Impossible("the member cannot be reached directly") : Failed(reply);

    /// <exception cref="HttpRequestException">There was no reply that tells: the message may stand there, and has to be looked for.</exception>
    private static DeliveryOutcome Outcome(SlackReply reply, PublishedMessage message) => reply is SlackReply.Ok ? new DeliveryOutcome.Delivered(message) : Failed(reply);

    /// <inheritdoc cref="Outcome"/>
    private static DeliveryOutcome Failed(SlackReply reply) => reply switch
    {
        SlackReply.Later later => new DeliveryOutcome.Retry(later.After, "too many requests"),
        SlackReply.Refused refused when WebPolicy.IsOfToken(refused.Error) => new DeliveryOutcome.Retry(TokenPause, $"Slack refuses the token: {refused.Error}"),
        SlackReply.Refused refused => new DeliveryOutcome.Impossible($"Slack refuses it: {refused.Error}"),
        _ => throw new HttpRequestException("Slack did not say what became of it"),
    };
}
