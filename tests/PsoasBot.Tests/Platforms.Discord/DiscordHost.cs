using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Discord;
using PsoasBot.Simulators.Discord;

namespace PsoasBot.Tests.Platforms.Discord;

/// <summary>The real host beside a simulated Discord.</summary>
internal sealed class DiscordHost : ChatHost
{
    private DiscordHost(DiscordSimulator discord, WebApplication app, string store)
        : base(app, "discord", store, discord) => Discord = discord;

    public DiscordSimulator Discord { get; }

    public SimPeople People => Discord.People;

    public static async Task<DiscordHost> StartAsync(IAnswerer? answerer = null, DiscordSimulator? discord = null, string? store = null, bool waitForReady = true, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        discord ??= await DiscordSimulator.StartAsync();
        var own = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Discord:Api"] = discord.Api.ToString(),
            [$"Discord:ModeratorChannels:{DiscordSimulator.GuildId}"] = DiscordSimulator.ModeratorChannelId,
        };
        var setup = new ChatHostSetup { Answerer = answerer, Store = store, Configure = configure, Settings = settings };
        var (app, file) = await StartAsync(setup, own, services => services.AddDiscord(new DiscordToken(discord.Token)));
        var host = new DiscordHost(discord, app, file);
        if (waitForReady) await Until(() => discord.Commands.Count > 0 && host.Health.State == PlatformState.Ready);
        return host;
    }

    public static bool IsBots(SimMessage message) => message.Author == DiscordSimulator.BotId;

    /// <summary>Questions that wait or are being worked on.</summary>
    public ValueTask<int> OpenAsync() => Services.GetRequiredService<IInbox>().CountOpenAsync(TestContext.Current.CancellationToken);
}
