using System.Globalization;
using PsoasBot.Moderation.Review;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Intake;

/// <summary>Reads who used an interaction, and in which role, from what Discord says about them.</summary>
internal static class Callers
{
    /// <summary>The community of direct messages.</summary>
    public const string Direct = "direct";

    private const ulong Administrator = 1 << 3;
    private const ulong ManageGuild = 1 << 5;
    private const ulong ManageMessages = 1 << 13;

    /// <summary>The server, or for direct messages the one that they belong to.</summary>
    public static string CommunityOf(string? guild, DiscordOptions options) => guild ?? (options.DirectMessagesBelongTo is { Length: > 0 } home ? home : Direct);

    public static Caller Of(Interaction interaction, DiscordOptions options) =>
        new(DiscordPlatform.Discord, CommunityOf(interaction.GuildId, options), interaction.MemberId ?? "", RoleOf(interaction, options));

    public static CommunityRole RoleOf(Interaction interaction, DiscordOptions options)
    {
        if (interaction.GuildId is null || interaction.Member is not { } member) return CommunityRole.Member;
        var permissions = ulong.TryParse(member.Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        if ((permissions & (Administrator | ManageGuild)) != 0) return CommunityRole.Admin;
        return (permissions & ManageMessages) != 0 || member.Roles?.Any(options.ModeratorRoles.Contains) == true ? CommunityRole.Moderator : CommunityRole.Member;
    }
}
