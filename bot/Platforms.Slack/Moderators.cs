using PsoasBot.Moderation.Review;
using PsoasBot.Platforms.Slack.Web;

namespace PsoasBot.Platforms.Slack;

/// <summary>Who may review: members by id, and members of user groups, which are asked of Slack now and then.</summary>
internal sealed class Moderators(SlackApi api, SlackOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _asking = new(1, 1);
    private readonly Dictionary<string, IReadOnlyList<string>> _groups = new(StringComparer.Ordinal);
    private HashSet<string> _members = new(StringComparer.Ordinal);
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    public async ValueTask<CommunityRole> RoleAsync(string member, CancellationToken cancellationToken)
    {
        if (options.Moderators.Contains(member)) return CommunityRole.Moderator;
        if (options.ModeratorGroups.Count == 0) return CommunityRole.Member;
        if (time.GetUtcNow() - _askedAt > GoodFor) await AskAsync(cancellationToken);
        return _members.Contains(member) ? CommunityRole.Moderator : CommunityRole.Member;
    }

    public void Dispose() => _asking.Dispose();

    /// <summary>A group that cannot be asked keeps the members that it had.</summary>
    private async ValueTask AskAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - _askedAt <= GoodFor) return;
            foreach (var group in options.ModeratorGroups)
                if ((await api.GroupMembersAsync(group, cancellationToken)).Value?.Users is { } users) _groups[group] = users;
            _members = [.. _groups.Values.SelectMany(each => each)];
            _askedAt = time.GetUtcNow();
        }
        finally
        {
            _asking.Release();
        }
    }
}
