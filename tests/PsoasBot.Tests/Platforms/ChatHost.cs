using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PsoasBot.Answering;
using PsoasBot.Hosting;
using PsoasBot.Platforms;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms;

/// <summary>What a test gives a <see cref="ChatHost"/>.</summary>
internal sealed record ChatHostSetup
{
    /// <summary>Answers in place of the real one.</summary>
    public IAnswerer? Answerer { get; init; }

    /// <summary>The file of the store; a new one where it is null.</summary>
    public string? Store { get; init; }

    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>Settings that win over the platform's.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];
}

/// <summary>The real host beside a simulated platform, which goes on when the host stops.</summary>
internal abstract class ChatHost(WebApplication app, string platform, string store, IAsyncDisposable simulator) : IAsyncDisposable
{
    private int _isStopped;

    public IServiceProvider Services => app.Services;

    public string Store { get; } = store;

    public PlatformHealth Health => app.Services.GetServices<IPlatform>().Single(each => each.Name == platform).Health;

    /// <summary>Waits until something is so.</summary>
    public static Task Until(Func<bool> condition, TimeSpan? within = null, string? what = null) => Until(() => Task.FromResult(condition()), within, what);

    /// <inheritdoc cref="Until(Func{bool}, TimeSpan?, string?)"/>
    public static async Task Until(Func<Task<bool>> condition, TimeSpan? within = null, string? what = null)
    {
        using var timeout = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            if (timeout.IsCancellationRequested) throw new TimeoutException(what ?? "it never came to be");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Stops the bot and leaves the platform running.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 1) return;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await simulator.DisposeAsync();
        if (Path.GetDirectoryName(Store) is { } folder && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    protected static async Task<(WebApplication App, string Store)> StartAsync(ChatHostSetup setup, Dictionary<string, string?> settings, Action<IServiceCollection> platform)
    {
        var store = setup.Store ?? Path.Combine(Path.GetTempPath(), $"psoasbot-{Guid.NewGuid():N}", "store.db");
        settings["Local:Port"] = "0";
        settings["Logging:LogLevel:Default"] = "None";
        settings["Store:File"] = store;
        settings["PSOASBOT_DESK_TOKEN"] = RunningHost.DeskToken;
        settings["Platforms:ReviewPoll"] = "00:00:00.100";
        settings["Conversations:Poll"] = "00:00:00.050";
        foreach (var (key, value) in setup.Settings) settings[key] = value;
        var app = BotHost.Build(Project.Root, settings, services =>
        {
            platform(services);
            if (setup.Answerer is not null) services.Replace(ServiceDescriptor.Singleton(setup.Answerer));
            setup.Configure?.Invoke(services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return (app, store);
    }
}
