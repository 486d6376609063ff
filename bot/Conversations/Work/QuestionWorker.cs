using PsoasBot.Conversations.Inbox;

namespace PsoasBot.Conversations.Work;

/// <summary>Works through the inbox: a few loops side by side, each claims one question at a time.</summary>
internal sealed partial class QuestionWorker(
    IInbox inbox, QuestionHandler handler, Deliveries deliveries, WorkSignal signal, Backoff backoff,
    ConversationOptions options, TimeProvider time, ILogger<QuestionWorker> logger) : BackgroundService
{
    private readonly string _name = options.Worker is "" ? $"{Environment.MachineName}:{Environment.ProcessId}" : options.Worker;

    private readonly CancellationTokenSource _hardStop = new();

    /// <summary>A graceful stop claims nothing more and finishes what it holds; what is left when its time is up stays in the inbox.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using (cancellationToken.UnsafeRegister(state => ((CancellationTokenSource)state!).Cancel(), _hardStop))
            await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _hardStop.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reclaimed = await inbox.ReclaimAsync(_name, time.GetUtcNow(), stoppingToken);
        LogStarted(_name, options.Lanes, reclaimed);
        await Task.WhenAll(Enumerable.Range(0, options.Lanes).Select(_ => Task.Run(() => LoopAsync(stoppingToken), stoppingToken)));
    }

    private async Task LoopAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!await StepAsync(cancellationToken)) await signal.WaitAsync(options.Poll, time, cancellationToken);
                failures = 0;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogStoreProblem(problem);
                await Task.Delay(backoff.After(++failures), time, cancellationToken);
            }
        }
    }

    /// <summary>Claims and handles one question; false when there is none.</summary>
    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var question = await inbox.ClaimAsync(new ClaimRequest(_name, deliveries.Platforms, now, now + options.Lease), cancellationToken);
        if (question is null) return false;
        signal.Raise();
        await HandleAsync(question, _hardStop.Token);
        return true;
    }

    private async Task HandleAsync(ClaimedQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            await handler.HandleAsync(question, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogFailed(problem, question.Id, question.Attempts);
            await inbox.PostponeAsync(question.Lease, time.GetUtcNow() + backoff.After(question.Attempts), sent: null, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Worker {Worker} starts with {Lanes} lanes; {Reclaimed} questions were left open")]
    private partial void LogStarted(string worker, int lanes, int reclaimed);

    [LoggerMessage(Level = LogLevel.Error, Message = "The inbox could not be worked on; trying again")]
    private partial void LogStoreProblem(Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Question {QuestionId} failed in attempt {Attempts}")]
    private partial void LogFailed(Exception problem, string questionId, int attempts);
}
