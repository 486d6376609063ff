using PsoasBot.Platforms.Slack.Socket;
using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>
/// Looks for questions that came while no socket was open: in the histories of the channels that the bot is in. Slack repeats events for
/// some minutes only. Questions that were taken in before are known to the inbox; those that the bot has answered are left alone even where
/// the inbox has forgotten them.
/// </summary>
internal sealed partial class Backfill(SocketModeClient sockets, SlackApi api, MessageIntake messages, SeenEvents seen, SlackPlaces places, SlackOptions options, SlackIdentity self, TimeProvider time, ILogger<Backfill> logger)
{
    private const int MostPages = 10;

    /// <summary>Slack's clock and ours, and events that were on their way when the socket went.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var lostAt in sockets.Gaps.ReadAllAsync(cancellationToken))
        {
            try
            {
                if (options.Backfill > TimeSpan.Zero) await LookAsync(lostAt, cancellationToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(problem);
            }
        }
    }

    private async Task LookAsync(DateTimeOffset lostAt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var from = lostAt - Margin > now - options.Backfill ? lostAt - Margin : now - options.Backfill;
        var found = 0;
        string? cursor = null;
        do
        {
            var (page, _) = await api.OwnConversationsAsync(cursor, cancellationToken);
            foreach (var channel in page?.Channels ?? [])
                if (channel is { Id: { } id, IsMember: not false } && places.IsAllowed(id)) found += await ChannelAsync(id, SlackTime.At(from), cancellationToken);
            cursor = page?.ResponseMetadata?.NextCursor;
        }
        while (cursor is { Length: > 0 });
        LogLooked(now - from, found);
    }

    private async Task<int> ChannelAsync(string channel, string since, CancellationToken cancellationToken)
    {
        List<MessageObject> heard = [];
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var (value, _) = await api.HistoryAsync(channel, since, cursor, cancellationToken);
            heard.AddRange(value?.Messages ?? []);
            cursor = value?.ResponseMetadata?.NextCursor;
            if (cursor is not { Length: > 0 }) break;
        }
        var missed = Missed(heard, channel).ToList();
        foreach (var message in missed)
            await seen.OnceAsync($"{channel}:{message.Ts}", () => messages.TakeAsync(self.TeamId ?? "", message with { Channel = channel }, cancellationToken), cancellationToken);
        return missed.Count;
    }

    /// <summary>Oldest first: mentions below which the bot has not written, and direct messages after its last word.</summary>
    private IEnumerable<MessageObject> Missed(IReadOnlyList<MessageObject> newestFirst, string channel)
    {
        var open = SlackId.IsDirect(channel)
            ? newestFirst.TakeWhile(message => message.User != self.UserId)
            : newestFirst.Where(message => places.MentionsBot(message) && message.ReplyUsers?.Contains(self.UserId!, StringComparer.Ordinal) != true);
        return open.Where(message => !SlackPlaces.IsAutomatic(message)).Reverse();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Looked back {Span} for missed questions: {Count} messages were for the bot")]
    private partial void LogLooked(TimeSpan span, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Missed questions could not be looked for")]
    private partial void LogFailed(Exception problem);
}
