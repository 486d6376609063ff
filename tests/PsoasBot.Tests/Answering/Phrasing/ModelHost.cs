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

    private WebApplication _patient = null!;

    internal ModelSimulator Simulator { get; private set; } = null!;
    internal IAnswerer Model => _app.Services.GetRequiredService<IAnswerer>();

    /// <summary>With all the time that a busy machine may need; for replies that come at once.</summary>
    internal IAnswerer PatientModel => _patient.Services.GetRequiredService<IAnswerer>();

    internal EmbeddedAnswerer Embedded => _app.Services.GetRequiredService<EmbeddedAnswerer>();

    public async ValueTask InitializeAsync()
    {
        Simulator = await ModelSimulator.StartAsync();
        _app = Build(Simulator.Endpoint, []);
        _patient = Build(Simulator.Endpoint, Patient);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _patient.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    /// <summary>For tests that wait for a reply, on however busy a machine.</summary>
    internal static Dictionary<string, string?> Patient => new(StringComparer.Ordinal) { ["Model:Deadline"] = "00:00:50", ["Model:Timeout"] = "00:00:14", ["Model:EmbeddingDeadline"] = "00:00:10" };

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
