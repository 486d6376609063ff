using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using PsoasBot.Answering;
using PsoasBot.Knowledge;
using PsoasBot.Platforms.Local;
using PsoasBot.Retrieval;
using PsoasBot.Safety;
using PsoasBot.Storage;

namespace PsoasBot.Hosting;

/// <summary>
/// Runs the host until it is asked to stop. What an operator can mend (<see cref="StartProblem"/>) is told by the command line's edge.
/// </summary>
internal static class HostRun
{
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        await using var app = BotHost.Build(ProjectRoot.Find(), settings);
        await RunAsync(app, cancellationToken);
        return 0;
    }

    private static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        Warm(app.Services);
        await app.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"PsoasBot answers on {Address(app)} (stop with Ctrl+C)");
        await Task.WhenAll(app.WaitForShutdownAsync(cancellationToken), IdleMemory.WatchAsync(TimeProvider.System, app.Lifetime.ApplicationStopping));
    }

    /// <summary>Reads the knowledge before the page opens: a mistake is told at once, and the first question is as fast as any.</summary>
    private static void Warm(IServiceProvider services)
    {
        _ = services.GetRequiredService<IOptions<LocalPageOptions>>().Value;
        var others = Task.Run(() => (services.GetRequiredService<SafetyScreen>(), services.GetRequiredService<Store>()));
        _ = services.GetRequiredService<KnowledgeBase>();
        _ = services.GetRequiredService<KnowledgeIndex>();
        others.GetAwaiter().GetResult();
        _ = services.GetRequiredService<IAnswerer>();
    }

    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "no address";
}
