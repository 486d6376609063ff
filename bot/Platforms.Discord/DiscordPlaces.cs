using System.Collections.Concurrent;
using PsoasBot.Conversations;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord;

/// <summary>Which channels are threads, whose they are, and where the bot may be asked. Learnt from events; nothing is kept over a restart.</summary>
internal sealed partial class DiscordPlaces(DiscordApi api, DiscordOptions options, ThreadBook book, BotIdentity self, ILogger<DiscordPlaces> logger)
{
    private const int Most = 100_000;
    private readonly HashSet<string> _allowed = new(options.Channels, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KnownThread> _threads = new(StringComparer.Ordinal);

    public void Learn(ChannelObject? thread)
    {
        if (thread is not { Id: { } id, IsThread: true }) return;
        if (_threads.Count >= Most) _threads.Clear();
        _threads[id] = new KnownThread(thread.ParentId ?? id, thread.OwnerId);
    }

    public void Forget(string? thread)
    {
        if (thread is not null) _threads.TryRemove(thread, out _);
    }

    public bool IsThread(string channel) => _threads.ContainsKey(channel);

    /// <summary>The channel that a thread belongs to; a channel itself otherwise.</summary>
    public string ChannelOf(string place) => _threads.TryGetValue(place, out var thread) ? thread.Parent : place;

    public ConversationKey Conversation(string guild, string place) =>
        _threads.TryGetValue(place, out var thread) ? new ConversationKey(DiscordPlatform.Discord, guild, thread.Parent, place) : new ConversationKey(DiscordPlatform.Discord, guild, place, null);

    public bool IsAllowed(string place) => _allowed.Count == 0 || _allowed.Contains(place) || _allowed.Contains(ChannelOf(place));

    /// <summary>
    /// The bot's own thread, with what has happened in it; after a restart that is read again from the messages. Null for any other place, and where
    /// the messages cannot be read now: who does not know whether people talk among themselves stays silent, and asks again at the next message.
    /// </summary>
    public async ValueTask<BotThread?> ThreadAsync(string place, string? exceptMessage, CancellationToken cancellationToken)
    {
        if (book.Find(place) is { } known) return known;
        if (!_threads.TryGetValue(place, out var thread) || thread.Owner is null || thread.Owner != self.UserId) return null;
        // A thread that grew from a message has that message's id; who wrote it is who asked.
        if (await api.MessagesAsync(thread.Parent, $"around={place}&limit=1", cancellationToken) is not { } starters) return NotRead(place);
        var asker = starters.FirstOrDefault(message => message.Id == place)?.Author?.Id;
        if (asker is null) return null;
        if (await api.MessagesAsync(place, "limit=100", cancellationToken) is not { } messages) return NotRead(place);
        var others = messages.Any(message => message.Id != exceptMessage && message.Author is { Bot: not true, Id: { } author } && author != asker && message.WebhookId is null && message.Type is null or 0 or 19 && !Addresses(message));
        var read = new BotThread(asker, others);
        book.Keep(place, read);
        return read;
    }

    public void Keep(string place, BotThread thread) => book.Keep(place, thread);

    /// <summary>Opens the thread of a message and remembers whose question it is. False where threads cannot be opened there.</summary>
    public async ValueTask<bool> OpenThreadAsync(string channel, string message, IncomingMessage question, CancellationToken cancellationToken)
    {
        var name = TextCut.Short(string.Join(' ', question.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), 90);
        switch (await api.OpenThreadAsync(channel, message, name.Length == 0 ? "Psoas" : name, cancellationToken))
        {
            case RestReply.Ok or RestReply.Refused { Code: DiscordError.ThreadExists }:
                _threads[message] = new KnownThread(channel, self.UserId);
                if (book.Find(message) is null) book.Keep(message, new BotThread(question.MemberId, HumanSpoke: false));
                return true;
            case RestReply.Refused { IsForGood: true }:
                return false;
            case RestReply.Later later:
                throw new HttpRequestException($"too many requests, try again in {later.After}");
            default:
                throw new HttpRequestException("Discord did not reply");
        }
    }

    private bool Addresses(MessageObject message) => message.Mentions?.Any(user => user.Id == self.UserId) == true || message.ReferencedMessage?.Author?.Id == self.UserId;

    private BotThread? NotRead(string place)
    {
        LogNotRead(place);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The messages of thread {Thread} could not be read; the bot stays silent there until they can")]
    private partial void LogNotRead(string thread);

    private sealed record KnownThread(string Parent, string? Owner);
}
