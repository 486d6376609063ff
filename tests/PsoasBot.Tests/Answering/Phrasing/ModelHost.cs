using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PsoasBot.Answering;
using PsoasBot.Hosting;
using PsoasBot.Simulators.Models;

namespace PsoasBot.Tests.Answering.Phrasing;

/// <summary>The bot's own services with a simulated model behind them; the host is built and not started.</summary>
public sealed class ModelHost : IAsyncLifetime
{
    private WebApplication _app = null!;

    internal ModelSimulator Simulator { get; private set; } = null!;
    internal IAnswerer Model => _app.Services.GetRequiredService<IAnswerer>();
    internal IServiceProvider Services => _app.Services;
    internal EmbeddedAnswerer Embedded => _app.Services.GetRequiredService<EmbeddedAnswerer>();

    public async ValueTask InitializeAsync()
    {
        Simulator = await ModelSimulator.StartAsync();
        _app = Build(Simulator.Endpoint, []);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    internal static WebApplication Build(Uri endpoint, Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null) => BotHost.Build(ProjectRoot.Find(), new Dictionary<string, string?>(settings, StringComparer.Ordinal)
    {
        ["Model:Endpoint"] = endpoint.ToString(),
        ["Model:Name"] = "simulated",
        ["Model:Deadline"] = settings.GetValueOrDefault("Model:Deadline") ?? "00:00:01.200",
        ["Model:Timeout"] = settings.GetValueOrDefault("Model:Timeout") ?? "00:00:00.800",
        ["Model:RetryPause"] = "00:00:00.010",
        ["Model:BreakAfter"] = settings.GetValueOrDefault("Model:BreakAfter") ?? "100",
    }, services =>
    {
        services.AddLogging(logging => logging.ClearProviders());
        configure?.Invoke(services);
    });
}
