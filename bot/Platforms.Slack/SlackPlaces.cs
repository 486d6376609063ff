using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack;

/// <summary>Where the bot may be asked, and which threads are its own.</summary>
internal sealed class SlackPlaces(SlackApi api, SlackOptions options, IInbox inbox, ThreadBook book, SlackIdentity self)
{
    private readonly HashSet<string> _allowed = new(options.Channels, StringComparer.Ordinal);

    public bool IsAllowed(string channel) => SlackId.IsDirect(channel) || _allowed.Count == 0 || _allowed.Contains(channel);

    public static ConversationKey Conversation(string team, string channel, string? thread) => new(SlackPlatform.Slack, team, channel, thread);

    /// <summary>
    /// The bot's own thread, with what has happened in it; null for any other. A thread is its own where a question of it stands in the inbox,
    /// which all workers share, or where it hangs below the bot's own message: then it is that of the first member who writes there. Who else
    /// spoke is read again from Slack after a restart.
    /// </summary>
    /// <exception cref="HttpRequestException">Slack could not be asked now; the event is not acknowledged and comes again.</exception>
    public async ValueTask<BotThread?> ThreadAsync(string team, string channel, string thread, MessageObject message, CancellationToken cancellationToken)
    {
        var name = Name(channel, thread);
        if (book.Find(name) is { } known) return known;
        var asker = await inbox.AskerAsync(Conversation(team, channel, thread), cancellationToken);
        if (asker is null && message.ParentUserId != self.UserId) return null;
        var (value, reply) = await api.RepliesAsync(channel, thread, "0", null, cancellationToken);
        if (value is null && reply is not SlackReply.Refused) throw new HttpRequestException("Slack could not be asked for the thread");
        var people = (value?.Messages ?? []).Where(each => each.User != self.UserId && !IsAutomatic(each)).ToList();
        asker ??= people.FirstOrDefault()?.User ?? message.User!;
        var read = new BotThread(asker, people.Exists(each => each.Ts != message.Ts && each.User != asker && !MentionsBot(each)));
        book.Keep(name, read);
        return read;
    }

    public void Keep(string channel, string thread, BotThread state) => book.Keep(Name(channel, thread), state);

    /// <summary>Remembers a thread that was not known before.</summary>
    public void KeepNew(string channel, string thread, BotThread state)
    {
        if (book.Find(Name(channel, thread)) is null) Keep(channel, thread, state);
    }

    public bool MentionsBot(MessageObject message) => self.UserId is { } id && Plain.Mentions(message.Text).Contains(id, StringComparer.Ordinal);

    /// <summary>Written by a program, or by Slack itself. Files and copies into the channel are still written by people.</summary>
    public static bool IsAutomatic(MessageObject message) =>
        message.BotId is { Length: > 0 } || message.User is not { Length: > 0 } || message.Subtype is not (null or "" or "file_share" or "thread_broadcast");

    private static string Name(string channel, string thread) => $"{channel}:{thread}";
}
