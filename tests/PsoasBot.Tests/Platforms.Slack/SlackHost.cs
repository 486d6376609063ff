using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PsoasBot.Answering;
using PsoasBot.Hosting;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Slack;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

/// <summary>The real host beside a simulated Slack.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    public const string Ann = "U0ANN0001";
    public const string Ben = "U0BEN0001";
    public const string Moderator = "U0MOD0001";
    public const string OtherModerator = "U0MOD0002";
    private readonly WebApplication _app;
    private int _isStopped;

    private SlackHost(SlackSimulator slack, WebApplication app, string store) => (Slack, _app, Store) = (slack, app, store);

    public SlackSimulator Slack { get; }

    public SimPeople People => Slack.People;

    public IServiceProvider Services => _app.Services;

    public string Store { get; }

    public PlatformHealth Health => _app.Services.GetServices<IPlatform>().Single(platform => platform.Name == "slack").Health;

    public static async Task<SlackHost> StartAsync(IAnswerer? answerer = null, SlackSimulator? slack = null, string? store = null, bool waitForReady = true, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        slack ??= await SlackSimulator.StartAsync();
        store ??= Path.Combine(Path.GetTempPath(), $"psoasbot-{Guid.NewGuid():N}", "store.db");
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Local:Port"] = "0",
            ["Logging:LogLevel:Default"] = Environment.GetEnvironmentVariable("SLACK_LOG") ?? "None",
            ["Store:File"] = store,
            ["Slack:Api"] = slack.Api.ToString(),
            ["Slack:ModeratorChannel"] = SlackSimulator.ModeratorChannelId,
            ["Slack:Moderators:0"] = Moderator,
            ["Slack:Moderators:1"] = OtherModerator,
            ["Platforms:ReviewPoll"] = "00:00:00.100",
            ["Conversations:Poll"] = "00:00:00.050",
        };
        foreach (var (key, value) in settings) all[key] = value;
        var app = BotHost.Build(Repository.Root, all, services =>
        {
            services.AddSlack(new SlackTokens(slack.BotToken, slack.AppToken));
            if (answerer is not null) services.Replace(ServiceDescriptor.Singleton(answerer));
            configure?.Invoke(services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var host = new SlackHost(slack, app, store);
        var connections = int.Parse(all.GetValueOrDefault("Slack:Connections") ?? "2", System.Globalization.CultureInfo.InvariantCulture);
        if (waitForReady) await Until(() => slack.LiveConnections == connections && host.Health.State == PlatformState.Ready);
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

    /// <summary>Stops the bot and leaves Slack running.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 1) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Slack.DisposeAsync();
    }
}
