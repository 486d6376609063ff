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
    /// <summary>A look that Slack holds up for longer is given up: an hour's questions have been asked again by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

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
        // Gaps that were told meanwhile are later ones, so this look covers them.
        while (sockets.Gaps.TryRead(out _))
        {
        }
        var now = time.GetUtcNow();
        var from = lostAt - Margin > now - options.Backfill ? lostAt - Margin : now - options.Backfill;
        var until = now + Patience;
        List<ChannelLook> left = [.. (await ChannelsAsync(until, cancellationToken)).Select(channel => new ChannelLook(api, channel, SlackTime.At(from)))];
        var found = 0;
        for (var round = 1; left.Count > 0; round++)
        {
            var (again, count, wait) = await RoundAsync(left, round, cancellationToken);
            (left, found) = (again, found + count);
            if (left.Count > 0 && !await WaitAsync(wait, until, left.Count, cancellationToken)) break;
        }
        LogLooked(now - from, found, left.Count);
    }

    /// <summary>Reads each channel as far as Slack lets it; those that have to wait are returned with the longest wait.</summary>
    private async Task<(List<ChannelLook> Again, int Found, TimeSpan Wait)> RoundAsync(List<ChannelLook> looks, int round, CancellationToken cancellationToken)
    {
        List<ChannelLook> again = [];
        var (found, wait) = (0, TimeSpan.Zero);
        foreach (var look in looks)
        {
            if (await look.ReadAsync(cancellationToken) is not { } trouble)
            {
                found += await TakeAsync(look, cancellationToken);
            }
            else if (WebPolicy.RepeatAfter(trouble, round) is { } pause)
            {
                again.Add(look);
                if (pause > wait) wait = pause;
            }
        }
        return (again, found, wait);
    }

    /// <summary>The channels that the bot is in and may be asked in; as many as Slack names before the time is over.</summary>
    private async Task<IReadOnlyList<string>> ChannelsAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        List<string> channels = [];
        string? cursor = null;
        for (var attempt = 1; ;)
        {
            var (page, reply) = await api.OwnConversationsAsync(cursor, cancellationToken);
            if (page is not null)
            {
                channels.AddRange((page.Channels ?? []).Where(each => each.IsMember is not false).Select(each => each.Id).OfType<string>().Where(places.IsAllowed));
                cursor = page.ResponseMetadata?.NextCursor;
                if (cursor is not { Length: > 0 }) return channels;
            }
            else if (WebPolicy.RepeatAfter(reply, attempt++) is not { } wait || !await WaitAsync(wait, until, null, cancellationToken))
            {
                LogNotListed(channels.Count);
                return channels;
            }
        }
    }

    /// <summary>False where the wait would take longer than anybody waits for an answer.</summary>
    private async Task<bool> WaitAsync(TimeSpan wait, DateTimeOffset until, int? left, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() + wait > until) return false;
        LogWaits(left, wait);
        await Task.Delay(wait, time, cancellationToken);
        return true;
    }

    private async Task<int> TakeAsync(ChannelLook look, CancellationToken cancellationToken)
    {
        if (look.IsCut) LogCut(look.Heard.Count);
        var missed = Missed(look.Heard, look.Channel).ToList();
        foreach (var message in missed)
            await seen.OnceAsync($"{look.Channel}:{message.Ts}", () => messages.TakeAsync(self.TeamId ?? "", message with { Channel = look.Channel }, cancellationToken), cancellationToken);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Looked back {Span} for missed questions: {Count} messages were for the bot, {Left} channels could not be read")]
    private partial void LogLooked(TimeSpan span, int count, int left);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack holds up the look for missed questions: {Left} channels wait {Wait}")]
    private partial void LogWaits(int? left, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not name all channels; missed questions are looked for in {Count} of them")]
    private partial void LogNotListed(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A channel had more than {Count} messages while no socket was open; the oldest of them were not looked through")]
    private partial void LogCut(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Missed questions could not be looked for")]
    private partial void LogFailed(Exception problem);
}
