using PsoasBot.Conversations;
using PsoasBot.Conversations.Sessions;

namespace PsoasBot.Platforms;

/// <summary>
/// Takes routines that are being done from part to part when their time is over, each platform by itself, and forgets sessions that have
/// expired. Several workers may watch: the store's version lets one of them take a step.
/// </summary>
internal sealed partial class RoutineWatch(
    IEnumerable<IRoutineStage> stages, IRoutineSessions sessions, IAnswerLookup answers, RoutineDrawing drawing, PendingDraws pending, PlatformOptions options, TimeProvider time, ILogger<RoutineWatch> logger) : BackgroundService
{
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromMinutes(5);
    private readonly IReadOnlyList<StageWatch> _stages = [.. stages.Select(stage => new StageWatch(stage, sessions, answers, drawing, pending, time, logger))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _stages.Count == 0 ? Task.CompletedTask : Task.WhenAll([ForgetAsync(stoppingToken), .. _stages.Select(stage => WatchAsync(stage, stoppingToken))]);

    private async Task WatchAsync(StageWatch stage, CancellationToken stoppingToken)
    {
        try
        {
            while (true) await RoundAsync(() => stage.LookAsync(stoppingToken), options.RoutinePoll, stoppingToken);
        }
        finally
        {
            await stage.EndAsync();
        }
    }

    private async Task ForgetAsync(CancellationToken stoppingToken)
    {
        while (true) await RoundAsync(ForgetOnceAsync, ForgetEvery, stoppingToken);

        async Task ForgetOnceAsync()
        {
            await sessions.ExpireAsync(time.GetUtcNow(), stoppingToken);
            await pending.ExpireAsync(stoppingToken);
        }
    }

    private async Task RoundAsync(Func<Task> look, TimeSpan pause, CancellationToken stoppingToken)
    {
        try
        {
            await look();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogProblem(problem);
        }
        await Task.Delay(pause, time, stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Routines that are being done could not be looked at; trying again")]
    private partial void LogProblem(Exception problem);
}
