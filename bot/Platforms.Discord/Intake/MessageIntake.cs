using PsoasBot.Conversations;
using PsoasBot.Platforms.Discord.Cards;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Intake;

/// <summary>Takes messages that are for the bot: mentions, replies, direct messages, follow-ups in its threads.</summary>
internal sealed class MessageIntake(IConversations conversations, DiscordApi api, DiscordPlaces places, DiscordOptions options, BotIdentity self, TimeProvider time)
{
    private static readonly HashSet<int> WrittenByPeople = [0, 19];

    public async ValueTask TakeAsync(MessageObject message, CancellationToken cancellationToken)
    {
        if (message is not { Id: { } id, ChannelId: { } place, Author.Id: { } author }) return;
        var text = Text(message);
        var isThread = message.GuildId is not null && places.IsThread(place);
        var heard = new HeardMessage
        {
            MemberId = author,
            IsAutomatic = message.Author.Bot == true || message.WebhookId is not null || !WrittenByPeople.Contains(message.Type ?? 0),
            HasText = text.Length > 0,
            IsDirect = message.GuildId is null,
            IsAllowedChannel = places.IsAllowed(place),
            MentionsBot = MentionsBot(message),
            RepliesToBot = message.ReferencedMessage?.Author?.Id == self.UserId,
            AddressesOthers = message.Mentions?.Any(user => user.Id != self.UserId) == true || (message.ReferencedMessage?.Author?.Id is { } other && other != self.UserId),
            Thread = isThread ? await places.ThreadAsync(place, id, cancellationToken) : null,
        };
        if (heard.Thread is { } thread) places.Keep(place, Routing.After(thread, heard));
        var route = Routing.Of(heard);
        if (route != Route.Silent) await AcceptAsync(message, text, route, isThread, cancellationToken);
    }

    private async ValueTask AcceptAsync(MessageObject message, string text, Route route, bool isThread, CancellationToken cancellationToken)
    {
        var community = Callers.CommunityOf(message.GuildId, options);
        var opensThread = options.OpenThreads && message.GuildId is not null && !isThread && route == Route.Ask;
        var conversation = places.Conversation(community, message.ChannelId!);
        var incoming = new IncomingMessage
        {
            Event = new EventKey(DiscordPlatform.Discord, community, message.Id!),
            Conversation = opensThread ? conversation with { Thread = message.Id } : conversation,
            MemberId = message.Author!.Id!,
            Kind = route == Route.FollowUp ? MessageKind.FollowUp : MessageKind.Ask,
            Text = text,
            ReceivedAt = time.GetUtcNow(),
            ReplyHandle = new ReplyHandle.ToMessage(message.Id!, opensThread).ToString(),
        };
        if (await conversations.AcceptAsync(incoming, cancellationToken) is Acceptance.Refused refused)
            await api.PostAsync(message.ChannelId!, message.Id!, TextMessages.Line(refused.Reply) with { MessageReference = new MessageReference { MessageId = message.Id! } }, cancellationToken);
    }

    private bool MentionsBot(MessageObject message) => self.UserId is { } id && message.Mentions?.Any(user => user.Id == id) == true;

    /// <summary>What was written without the bot's name; a bare mention in reply to somebody's question asks that question.</summary>
    private string Text(MessageObject message)
    {
        var text = WithoutName(message.Content ?? "");
        if (text.Length > 0 || !MentionsBot(message) || message.ReferencedMessage is not { Author.Bot: not true } asked) return text;
        return WithoutName(asked.Content ?? "");
    }

    private string WithoutName(string text) =>
        self.UserId is { } id ? text.Replace($"<@{id}>", "", StringComparison.Ordinal).Replace($"<@!{id}>", "", StringComparison.Ordinal).Trim() : text.Trim();
}
