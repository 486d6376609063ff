using PsoasBot.Platforms.Slack.Web;
using PsoasBot.Platforms.Slack.Wire;

namespace PsoasBot.Platforms.Slack.Setup;

/// <summary>Asks Slack whether the tokens, the scopes, the channels and the user groups are as the settings need them, and says what to change.</summary>
internal sealed class OnlineCheck(SlackApi api, SlackOptions options)
{
    /// <summary>Lines that say how it is; those in <c>Wrong</c> need a change.</summary>
    public async Task<(IReadOnlyList<string> Good, IReadOnlyList<string> Wrong)> RunAsync(CancellationToken cancellationToken)
    {
        List<string> good = [];
        List<string> wrong = [];
        await AppTokenAsync(good, wrong, cancellationToken);
        var who = await api.WhoAmIAsync(cancellationToken);
        if (who is not SlackReply.Ok ok || SlackApi.Read(ok.Body, SlackJson.Default.IdentityReply) is not { UserId: not null } self)
        {
            wrong.Add($"Slack: the bot's token is refused{Named(who)}, or {options.Api} cannot be reached. Install the app (OAuth & Permissions) and set {SlackTokens.BotVariable}.");
            return (good, wrong);
        }
        good.Add($"Slack: the bot's token is that of {self.User} in {self.Team}.");
        await ScopesAsync(self.UserId!, good, wrong, cancellationToken);
        foreach (var channel in options.Channels.Append(options.ModeratorChannel).Where(each => each.Length > 0).Distinct(StringComparer.Ordinal)) await ChannelAsync(channel, good, wrong, cancellationToken);
        foreach (var group in options.ModeratorGroups) await GroupAsync(group, good, wrong, cancellationToken);
        foreach (var member in options.Moderators.Where(each => !SlackId.IsMember(each)))
            wrong.Add($"Slack: '{member}' in Slack:Moderators is no member id. Open the profile, choose Copy member ID.");
        if (options.ModeratorChannel.Length == 0) good.Add("Slack: no moderators' channel is set; flagged answers wait for /review or the local desk.");
        return (good, wrong);
    }

    private async Task AppTokenAsync(List<string> good, List<string> wrong, CancellationToken cancellationToken)
    {
        var (address, reply) = await api.OpenConnectionAsync(cancellationToken);
        if (address is not null) good.Add("Slack: the app's token opens a socket.");
        else if (reply is SlackReply.Refused { Error: "access_denied" or "forbidden" or "socket_mode_not_enabled" }) wrong.Add("Slack: Socket Mode is switched off. Switch it on in the app's settings (Socket Mode).");
        else wrong.Add($"Slack: the app's token is refused{Named(reply)}. Make one with the scope connections:write (Basic Information, App-Level Tokens) and set {SlackTokens.AppVariable}.");
    }

    /// <summary>Slack names the scope that a call lacks, so each is asked for by a call that needs it and changes nothing.</summary>
    private async Task ScopesAsync(string self, List<string> good, List<string> wrong, CancellationToken cancellationToken)
    {
        var (_, channels) = await api.OwnConversationsAsync(null, cancellationToken);
        var (_, direct) = await api.ReadAsync("conversations.open", [new("users", self)], SlackJson.Default.ConversationReply, cancellationToken);
        List<string> missing = [.. new[] { channels, direct }.OfType<SlackReply.Refused>().Where(each => each.Error == "missing_scope").Select(each => each.Needed ?? "one that Slack does not name").Distinct(StringComparer.Ordinal)];
        foreach (var scope in missing) wrong.Add($"Slack: the scope {scope} is missing. Take the manifest that 'slack manifest' prints, and install the app again.");
        if (missing.Count == 0) good.Add("Slack: the scopes that could be tried are granted.");
    }

    private async Task ChannelAsync(string id, List<string> good, List<string> wrong, CancellationToken cancellationToken)
    {
        if (!SlackId.IsChannel(id))
        {
            wrong.Add($"Slack: '{id}' is no channel id. Open the channel's details; the id stands at their foot.");
            return;
        }
        var (value, reply) = await api.ConversationAsync(id, cancellationToken);
        if (value?.Channel is not { } channel) wrong.Add($"Slack: the bot cannot see the channel {id}{Named(reply)}. Invite it there, or correct the id.");
        else if (channel.IsArchived == true) wrong.Add($"Slack: #{channel.Name} is archived.");
        else if (channel.IsMember != true) wrong.Add($"Slack: the bot is not in #{channel.Name}. Write there: /invite and the bot's name.");
        else good.Add($"Slack: the bot is in #{channel.Name}.");
    }

    private async Task GroupAsync(string id, List<string> good, List<string> wrong, CancellationToken cancellationToken)
    {
        var (value, reply) = await api.GroupMembersAsync(id, cancellationToken);
        if (value?.Users is { } users) good.Add($"Slack: the user group {id} has {users.Count} members who may review.");
        else if (reply is SlackReply.Refused { Error: "missing_scope" }) wrong.Add("Slack: the scope usergroups:read is missing. Print the manifest again with Slack:ModeratorGroups set, and install the app again.");
        else wrong.Add($"Slack: the user group {id} cannot be read{Named(reply)}. Correct the id in Slack:ModeratorGroups.");
    }

    private static string Named(SlackReply reply) => reply is SlackReply.Refused refused ? $" ({refused.Error})" : "";
}
