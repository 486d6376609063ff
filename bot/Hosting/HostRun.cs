using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using PsoasBot.Answering;
using PsoasBot.Knowledge;
using PsoasBot.Platforms.Local;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Hosting;

/// <summary>
/// Runs the host until it is asked to stop. What an operator can mend (<see cref="StartProblem"/>) is told by the command line's edge.
/// </summary>
internal static class HostRun
{
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        Marks.Tell("main");
        await using var app = BotHost.Build(ProjectRoot.Find(), settings);
        Marks.Tell("built");
        await RunAsync(app, cancellationToken);
        return 0;
    }

    private static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        Warm(app.Services);
        Marks.Tell("warm");
        await app.StartAsync(cancellationToken);
        Marks.Tell("started");
        await Console.Out.WriteLineAsync($"PsoasBot answers on {Address(app)} (stop with Ctrl+C)");
        GiveBack();
        Marks.Tell("given back");
        await Task.Delay(5000, cancellationToken); Marks.Tell("5 s later");
        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Reads the knowledge before the page opens: a mistake is told at once, and the first question is as fast as any.</summary>
    private static void Warm(IServiceProvider services)
    {
        _ = services.GetRequiredService<IOptions<LocalPageOptions>>().Value;
        var screen = Task.Run(() => { var s = services.GetRequiredService<SafetyScreen>(); Marks.Tell("  screen"); return s; });
        _ = services.GetRequiredService<KnowledgeBase>(); Marks.Tell("  knowledge");
        _ = services.GetRequiredService<KnowledgeIndex>(); Marks.Tell("  index");
        screen.GetAwaiter().GetResult();
        Marks.Tell("  both"); _ = services.GetRequiredService<IAnswerer>();
    }

    /// <summary>Reading the files leaves several times their size behind, and a bot that waits would keep it: 20 MB less, once, in some 20 ms.</summary>
    private static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "no address";
}
