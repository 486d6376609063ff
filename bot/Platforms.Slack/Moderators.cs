using PsoasBot.Moderation.Review;
using PsoasBot.Platforms.Slack.Web;

namespace PsoasBot.Platforms.Slack;

/// <summary>
/// Who may review: members by id, and members of user groups, which are asked of Slack now and then. Who acts waits for an acknowledgement within
/// seconds, so the groups are asked behind what is known already; only where nothing is known, or nothing new since long, somebody waits for it.
/// </summary>
internal sealed partial class Moderators(SlackApi api, SlackOptions options, TimeProvider time, ILogger<Moderators> logger) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    /// <summary>Before a group that could not be asked is asked again.</summary>
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan OldAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan WaitedFor = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IReadOnlyList<string>> _groups = new(StringComparer.Ordinal);
    private volatile IReadOnlySet<string>? _members;
    private Task _asking = Task.CompletedTask;
    private DateTimeOffset _askAt = DateTimeOffset.MinValue;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    public async ValueTask<CommunityRole> RoleAsync(string member, CancellationToken cancellationToken)
    {
        if (options.Moderators.Contains(member)) return CommunityRole.Moderator;
        if (options.ModeratorGroups.Count == 0) return CommunityRole.Member;
        var (asking, isOld) = AskWhereOld();
        if (isOld) await asking.WaitAsync(WaitedFor, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return _members?.Contains(member) == true ? CommunityRole.Moderator : CommunityRole.Member;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private (Task Asking, bool IsOld) AskWhereOld()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_asking.IsCompleted && now >= _askAt) _asking = Task.Run(() => AskAsync(_stop.Token));
            return (_asking, now - _askedAt > OldAfter);
        }
    }

    /// <summary>A group that cannot be asked keeps the members that it had.</summary>
    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var isWhole = true;
        try
        {
            foreach (var group in options.ModeratorGroups)
            {
                if ((await api.GroupMembersAsync(group, cancellationToken)).Value?.Users is { } users) _groups[group] = users;
                else isWhole = false;
            }
            _members = _groups.Values.SelectMany(each => each).ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            isWhole = false;
            LogProblem(problem);
        }
        lock (_lock)
        {
            if (isWhole) _askedAt = time.GetUtcNow();
            _askAt = time.GetUtcNow() + (isWhole ? GoodFor : AfterTrouble);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The moderators' user groups could not be asked for")]
    private partial void LogProblem(Exception problem);
}
