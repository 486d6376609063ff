using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using PsoasBot.Answering;
using PsoasBot.Knowledge;
using PsoasBot.Platforms.Local;

namespace PsoasBot.Hosting;

/// <summary>
/// Runs the host until it is asked to stop. What an operator can mend (a taken port, a mistake in the knowledge or the settings)
/// ends with a line that says how, and an exit code of its own, not with a stack trace.
/// </summary>
internal static class HostRun
{
    public const int Done = 0;
    public const int SettingsWrong = 2;
    public const int PortTaken = 3;
    public const int KnowledgeWrong = 4;

    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = BotHost.Build(ProjectRoot.Find(), settings);
            await RunAsync(app, cancellationToken);
            return Done;
        }
        catch (OptionsValidationException ex)
        {
            return await FailAsync(SettingsWrong, [$"A setting is wrong (appsettings.json or the environment): {string.Join("; ", ex.Failures)}"]);
        }
        catch (KnowledgeException ex)
        {
            return await FailAsync(KnowledgeWrong, [.. ex.Problems.Select(problem => problem.ToString()), "The knowledge has mistakes; the bot does not start with them."]);
        }
        catch (IOException ex) when (ex.InnerException is AddressInUseException)
        {
            return await FailAsync(PortTaken, ["The local page's port is taken, perhaps by another PsoasBot. Stop that one, or choose another port: --port 5081, or Local:Port in appsettings.json."]);
        }
    }

    private static async Task RunAsync(WebApplication app, CancellationToken cancellationToken)
    {
        Warm(app.Services);
        await app.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"PsoasBot answers on {Address(app)} (stop with Ctrl+C)");
        GiveBack();
        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Reads the knowledge before the page opens: a mistake is told at once, and the first question is as fast as any.</summary>
    private static void Warm(IServiceProvider services)
    {
        _ = services.GetRequiredService<IOptions<LocalPageOptions>>().Value;
        _ = services.GetRequiredService<KnowledgeBase>();
        _ = services.GetRequiredService<IAnswerer>();
    }

    /// <summary>Reading the files leaves several times their size behind, and a bot that waits would keep it: 20 MB less, once, in some 20 ms.</summary>
    private static void GiveBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "no address";

    private static async Task<int> FailAsync(int exitCode, IReadOnlyList<string> lines)
    {
        foreach (var line in lines) await Console.Error.WriteLineAsync(line);
        return exitCode;
    }
}
