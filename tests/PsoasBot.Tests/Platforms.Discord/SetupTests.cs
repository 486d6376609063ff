using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Platforms.Discord;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Setup;
using PsoasBot.Platforms.Discord.Wire;
using PsoasBot.Simulators.Discord;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed class SetupTests
{
    [Fact]
    public void The_invite_asks_for_just_what_is_needed() =>
        Assert.Equal("https://discord.com/oauth2/authorize?client_id=42&scope=bot+applications.commands&permissions=309237763072", BotPermissions.Invite("42").AbsoluteUri);

    [Fact]
    public void Overwrites_are_applied_in_discords_order()
    {
        var guild = new GuildObject { Id = "1", OwnerId = "9", Roles = [new RoleObject { Id = "1", Permissions = "3072" }, new RoleObject { Id = "5", Permissions = "0" }] };
        var channel = new ChannelObject
        {
            Id = "2",
            PermissionOverwrites =
            [
                new Overwrite { Id = "1", Type = 0, Deny = "2048", Allow = "0" }, new Overwrite { Id = "5", Type = 0, Allow = "2048", Deny = "1024" }, new Overwrite { Id = "7", Type = 1, Allow = "1024", Deny = "0" },
            ],
        };
        Assert.Equal(1024UL, BotPermissions.In(guild, channel, "8", []));
        Assert.Equal(2048UL, BotPermissions.In(guild, channel, "8", ["5"]));
        Assert.Equal(3072UL, BotPermissions.In(guild, channel, "7", ["5"]));
        Assert.Equal(ulong.MaxValue, BotPermissions.In(guild, channel, "9", []));
    }

    [Fact]
    public async Task The_online_check_finds_nothing_wrong_or_says_what_to_change()
    {
        await using var discord = await DiscordSimulator.StartAsync();
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For), discord, settings: ("Discord:Channels:0", DiscordSimulator.ChannelId));
        var check = new OnlineCheck(host.Services.GetRequiredService<DiscordApi>(), host.Services.GetRequiredService<DiscordOptions>());
        var token = TestContext.Current.CancellationToken;
        Assert.Empty((await check.RunAsync(token)).Wrong);
        discord.ApplicationFlags = 0;
        discord.BotPermissions = 1024;
        var wrong = (await check.RunAsync(token)).Wrong;
        Assert.Contains(wrong, line => line.Contains("Message Content intent is off", StringComparison.Ordinal));
        Assert.Contains(wrong, line => line.Contains("lacks Send Messages", StringComparison.Ordinal));
    }
}
