using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Knowledge;
using PsoasBot.Platforms;

namespace PsoasBot.Hosting;

/// <summary><c>GET /healthz</c>: 200 while every platform is ready, else 503, with each platform's words and the knowledge's version.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app) => app.MapGet("/healthz", ReportAsync);

    private static Task ReportAsync(HttpContext context)
    {
        var report = Report(context.RequestServices);
        context.Response.StatusCode = report.Status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsJsonAsync(report, HealthJson.Default.HealthReport, cancellationToken: context.RequestAborted);
    }

    private static HealthReport Report(IServiceProvider services)
    {
        var platforms = services.GetServices<IPlatform>().Select(each => new PlatformReport(each.Name, each.Health.State, each.Health.Says)).ToList();
        var isReady = platforms.TrueForAll(each => each.State == PlatformState.Ready);
        return new HealthReport(isReady ? "ready" : "degraded", services.GetRequiredService<KnowledgeBase>().Version, platforms);
    }
}

internal sealed record HealthReport(string Status, string Knowledge, IReadOnlyList<PlatformReport> Platforms);

internal sealed record PlatformReport(string Name, PlatformState State, string Says);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
