using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Intake;

/// <summary>The history of one channel since a moment, read page by page; where Slack asks to wait, what was read stays and reading goes on later.</summary>
internal sealed class ChannelLook(SlackApi api, string channel, string since)
{
    private const int MostPages = 10;
    private readonly List<MessageObject> _heard = [];
    private string? _cursor;
    private int _pages;

    public string Channel => channel;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MessageObject> Heard => _heard;

    /// <summary>The channel has more than is read of it; the oldest messages are missing.</summary>
    public bool IsCut => _pages == MostPages && _cursor is { Length: > 0 };

    /// <summary>Reads to the end. Null when it is reached, else what Slack said instead of the next page.</summary>
    public async ValueTask<SlackReply?> ReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            var (page, reply) = await api.HistoryAsync(channel, since, _cursor, cancellationToken);
            if (page is null) return reply;
            _pages++;
            _heard.AddRange(page.Messages ?? []);
            _cursor = page.ResponseMetadata?.NextCursor;
        }
        while (_cursor is { Length: > 0 } && _pages < MostPages);
        return null;
    }
}
