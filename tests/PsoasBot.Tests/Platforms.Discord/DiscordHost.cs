using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PsoasBot.Answering;
using PsoasBot.Hosting;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Discord;
using PsoasBot.Simulators.Discord;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

/// <summary>The real host beside a simulated Discord.</summary>
internal sealed class DiscordHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _isStopped;

    private DiscordHost(DiscordSimulator discord, WebApplication app, string store) => (Discord, _app, Store) = (discord, app, store);

    public DiscordSimulator Discord { get; }

    public SimPeople People => Discord.People;

    public IServiceProvider Services => _app.Services;

    public string Store { get; }

    public PlatformHealth Health => _app.Services.GetServices<IPlatform>().Single(platform => platform.Name == "discord").Health;

    public static async Task<DiscordHost> StartAsync(IAnswerer? answerer = null, DiscordSimulator? discord = null, string? store = null, bool waitForReady = true, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        discord ??= await DiscordSimulator.StartAsync();
        store ??= Path.Combine(Path.GetTempPath(), $"psoasbot-{Guid.NewGuid():N}", "store.db");
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Local:Port"] = "0",
            ["Logging:LogLevel:Default"] = "None",
            ["Store:File"] = store,
            ["Discord:Api"] = discord.Api.ToString(),
            [$"Discord:ModeratorChannels:{DiscordSimulator.GuildId}"] = DiscordSimulator.ModeratorChannelId,
            ["Platforms:ReviewPoll"] = "00:00:00.100",
            ["Conversations:Poll"] = "00:00:00.050",
        };
        foreach (var (key, value) in settings) all[key] = value;
        var app = BotHost.Build(Repository.Root, all, services =>
        {
            services.AddDiscord(new DiscordToken(discord.Token));
            if (answerer is not null) services.Replace(ServiceDescriptor.Singleton(answerer));
            configure?.Invoke(services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var host = new DiscordHost(discord, app, store);
        if (waitForReady) await Until(() => discord.Commands.Count > 0 && host.Health.State == PlatformState.Ready);
        return host;
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task Until(Func<bool> condition, TimeSpan? within = null, string? what = null)
    {
        using var timeout = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(20));
        while (!condition())
        {
            if (timeout.IsCancellationRequested) throw new TimeoutException(what ?? "it never came to be");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Stops the bot and leaves Discord running.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 1) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Discord.DisposeAsync();
    }
}
