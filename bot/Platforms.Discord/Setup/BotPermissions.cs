using System.Globalization;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Setup;

/// <summary>What the bot needs to be allowed, no more, and how Discord works out what it is ("Permission Overwrites" of its documentation).</summary>
internal static class BotPermissions
{
    public static IReadOnlyList<(ulong Bit, string Name, string For)> Needed { get; } =
    [
        (1UL << 10, "View Channels", "to see questions"),
        (1UL << 11, "Send Messages", "to answer mentions and to post review cards"),
        (1UL << 14, "Embed Links", "to show answer cards"),
        (1UL << 15, "Attach Files", "to show the drawings of a routine"),
        (1UL << 16, "Read Message History", "to find its own answers again after a crash"),
        (1UL << 35, "Create Public Threads", "to answer a mention in a thread of its own"),
        (1UL << 38, "Send Messages in Threads", "to answer follow-ups there"),
    ];

    private const ulong Administrator = 1UL << 3;

    public static ulong All { get; } = Needed.Aggregate(0UL, (all, each) => all | each.Bit);

    public static Uri Invite(string application) =>
        new(string.Create(CultureInfo.InvariantCulture, $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={All}"));

    /// <summary>What a member with these roles may do in a channel.</summary>
    public static ulong In(GuildObject guild, ChannelObject channel, string user, IReadOnlyCollection<string> roles)
    {
        var granted = (guild.Roles ?? []).Where(role => role.Id == guild.Id || roles.Contains(role.Id, StringComparer.Ordinal)).Aggregate(0UL, (all, role) => all | Bits(role.Permissions));
        if (guild.OwnerId == user || (granted & Administrator) != 0) return ulong.MaxValue;
        var overwrites = channel.PermissionOverwrites ?? [];
        granted = Apply(granted, overwrites.Where(each => each.Id == guild.Id));
        granted = Apply(granted, overwrites.Where(each => each.Type == 0 && each.Id != guild.Id && roles.Contains(each.Id, StringComparer.Ordinal)));
        return Apply(granted, overwrites.Where(each => each.Type == 1 && each.Id == user));
    }

    private static ulong Apply(ulong granted, IEnumerable<Overwrite> overwrites)
    {
        var (allow, deny) = overwrites.Aggregate((Allow: 0UL, Deny: 0UL), (both, each) => (both.Allow | Bits(each.Allow), both.Deny | Bits(each.Deny)));
        return (granted & ~deny) | allow;
    }

    private static ulong Bits(string? text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
