using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Setup;

/// <summary>Asks Discord whether the token, the intents, the channels and the permissions are as the settings need them, and says what to change.</summary>
internal sealed class OnlineCheck(DiscordApi api, DiscordOptions options)
{
    private const long MessageContent = 1 << 18;
    private const long MessageContentLimited = 1 << 19;

    /// <summary>Lines that say how it is; those in <c>Wrong</c> need a change.</summary>
    public async Task<(IReadOnlyList<string> Good, IReadOnlyList<string> Wrong)> RunAsync(CancellationToken cancellationToken)
    {
        List<string> good = [];
        List<string> wrong = [];
        var application = await api.GetAsync("applications/@me", "applications/@me", DiscordJson.Default.ApplicationObject, cancellationToken);
        var self = await api.GetAsync("users/@me", "users/@me", DiscordJson.Default.User, cancellationToken);
        if (application?.Id is not { } id || self?.Id is not { } user)
        {
            return (good, [$"Discord: the token is refused, or {options.Api} cannot be reached. Reset the token in the developer portal (Bot, Reset Token) and set {DiscordToken.Variable}."]);
        }
        good.Add($"Discord: the token is that of {application.Name ?? id}.");
        Intents(application, good, wrong);
        await GatewayAsync(good, wrong, cancellationToken);
        var guilds = await api.GetAsync("users/@me/guilds", "users/@me/guilds", DiscordJson.Default.IReadOnlyListGuildObject, cancellationToken) ?? [];
        if (guilds.Count == 0) wrong.Add($"Discord: the bot is in no server. Open {BotPermissions.Invite(id)}");
        else good.Add($"Discord: the bot is in {guilds.Count} server(s).");
        foreach (var channel in options.Channels.Concat(options.ModeratorChannels.Values).Distinct(StringComparer.Ordinal)) await ChannelAsync(channel, user, good, wrong, cancellationToken);
        foreach (var guild in options.ModeratorChannels.Keys.Where(guild => guilds.All(each => each.Id != guild)))
            wrong.Add($"Discord: Discord:ModeratorChannels names the server {guild}, but the bot is not in it.");
        return (good, wrong);
    }

    private void Intents(ApplicationObject application, List<string> good, List<string> wrong)
    {
        if (!options.ThreadFollowUps) good.Add("Discord: follow-ups need a mention or a reply (Discord:ThreadFollowUps is false).");
        else if (((application.Flags ?? 0) & (MessageContent | MessageContentLimited)) != 0) good.Add("Discord: the Message Content intent is on.");
        else wrong.Add("Discord: the Message Content intent is off. Switch it on in the developer portal (Bot, Privileged Gateway Intents), or set Discord:ThreadFollowUps to false.");
    }

    private async Task GatewayAsync(List<string> good, List<string> wrong, CancellationToken cancellationToken)
    {
        if (await api.GatewayAsync(cancellationToken) is not { SessionStartLimit: { } limit } gateway)
        {
            wrong.Add("Discord: the gateway's address is not to be had.");
            return;
        }
        var line = $"Discord: {limit.Remaining} of {limit.Total} session starts are left today; {gateway.Shards} shard(s) recommended.";
        (limit.Remaining > limit.Total / 10 ? good : wrong).Add(line);
    }

    private async Task ChannelAsync(string id, string user, List<string> good, List<string> wrong, CancellationToken cancellationToken)
    {
        if (!Snowflake.IsId(id))
        {
            wrong.Add($"Discord: '{id}' is no channel id. Switch on Developer Mode in Discord, right-click the channel, Copy Channel ID.");
            return;
        }
        var channel = await api.GetAsync($"channels/{id}", "channels/id", DiscordJson.Default.ChannelObject, cancellationToken);
        if (channel?.GuildId is not { } guildId)
        {
            wrong.Add($"Discord: the bot cannot see the channel {id}. Give its role View Channel there, or correct the id.");
            return;
        }
        var guild = await api.GetAsync($"guilds/{guildId}", "guilds/id", DiscordJson.Default.GuildObject, cancellationToken);
        var member = await api.GetAsync($"guilds/{guildId}/members/{user}", "guilds/members/id", DiscordJson.Default.Member, cancellationToken);
        var granted = guild is null ? 0 : BotPermissions.In(guild, channel, user, [.. member?.Roles ?? []]);
        var missing = BotPermissions.Needed.Where(each => (granted & each.Bit) == 0).ToList();
        if (missing.Count == 0) good.Add($"Discord: everything is allowed in #{channel.Name ?? id}.");
        else wrong.Add($"Discord: in #{channel.Name ?? id} the bot lacks {string.Join(", ", missing.Select(each => $"{each.Name} ({each.For})"))}. Give it to the bot's role in the channel's settings, Permissions.");
    }
}
