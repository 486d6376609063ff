using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Conversations;
using PsoasBot.Knowledge;
using PsoasBot.Platforms;
using PsoasBot.Storage;

namespace PsoasBot.Hosting;

/// <summary><c>GET /healthz</c>: 200 while the store can be read and every platform is ready, else 503, with each one's words and the knowledge's version.</summary>
internal static class Health
{
    /// <summary>Whoever asks wants to hear soon; a store that takes longer takes no questions either.</summary>
    private static readonly TimeSpan StoreWithin = TimeSpan.FromSeconds(2);

    public static void MapHealth(this WebApplication app) => app.MapGet("/healthz", ReportAsync);

    private static async Task ReportAsync(HttpContext context)
    {
        var report = Report(context.RequestServices, await StoreAsync(context));
        context.Response.StatusCode = report.Status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsJsonAsync(report, HealthJson.Default.HealthReport, cancellationToken: context.RequestAborted);
    }

    private static HealthReport Report(IServiceProvider services, string store)
    {
        var platforms = services.GetServices<IPlatform>().Select(each => new PlatformReport(each.Name, each.Health.State, each.Health.Says)).ToList();
        var isReady = store == StoreReady && platforms.TrueForAll(each => each.State == PlatformState.Ready);
        return new HealthReport(isReady ? "ready" : "degraded", services.GetRequiredService<KnowledgeBase>().Version, store, platforms);
    }

    private const string StoreReady = "ready";

    private static async Task<string> StoreAsync(HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(StoreWithin);
        try
        {
            await context.RequestServices.GetRequiredService<Store>().PingAsync(patience.Token).AsTask().WaitAsync(patience.Token);
            return StoreReady;
        }
        catch (StoreUnavailableException problem)
        {
            return problem.Message;
        }
        catch (DbException)
        {
            return "the store cannot be read";
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return "the store does not reply";
        }
    }
}

internal sealed record HealthReport(string Status, string Knowledge, string Store, IReadOnlyList<PlatformReport> Platforms);

internal sealed record PlatformReport(string Name, PlatformState State, string Says);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
