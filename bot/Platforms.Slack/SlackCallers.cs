namespace PsoasBot.Platforms.Slack;

/// <summary>Who acts, and in which role.</summary>
internal sealed class SlackCallers(Moderators moderators, SlackIdentity self)
{
    public async ValueTask<Caller> OfAsync(string? team, string member, CancellationToken cancellationToken) =>
        new(SlackPlatform.Slack, team is { Length: > 0 } ? team : self.TeamId ?? "", member, await moderators.RoleAsync(member, cancellationToken));
}
