using Microsoft.Extensions.Options;
using PsoasBot.Completion;

namespace PsoasBot.Answering.Meaning;

/// <summary>Brings the vectors up to date when the host starts, and tries again for as long as the server gives none. Nothing waits for it.</summary>
internal sealed partial class MeaningWorker(IServiceProvider services, IOptions<CompletionOptions> options, TimeProvider time, ILogger<MeaningWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsEmbeddingOn) return;
        var search = services.GetRequiredService<MeaningSearch>();
        while (!stoppingToken.IsCancellationRequested && !await TryAsync(search, stoppingToken)) await Task.Delay(Pause, time, stoppingToken);
    }

    private async Task<bool> TryAsync(MeaningSearch search, CancellationToken cancellationToken)
    {
        try
        {
            var (all, fresh) = await search.RefreshAsync(null, cancellationToken);
            Ready(all, fresh);
            return true;
        }
        catch (Exception ex) when (ex is ModelException or IOException or UnauthorizedAccessException)
        {
            NotReady(ex.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{All} vectors are ready, {Fresh} of them asked for anew")]
    private partial void Ready(int all, int fresh);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No vectors yet, trying again in a minute: {Reason}")]
    private partial void NotReady(string reason);
}
