using System.Threading.Channels;
using PsoasBot.Conversations.Inbox;

namespace PsoasBot.Conversations.Work;

/// <summary>Works through the inbox: one loop claims, a few lanes side by side handle what was claimed.</summary>
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
        LogStarted(_name, options.Lanes, await ReclaimAsync(stoppingToken));
        using var free = new SemaphoreSlim(options.Lanes);
        var claimed = Channel.CreateBounded<ClaimedQuestion>(new BoundedChannelOptions(options.Lanes) { SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });
        var lanes = Enumerable.Range(0, options.Lanes).Select(_ => Task.Run(() => LaneAsync(claimed.Reader, free, _hardStop.Token), CancellationToken.None)).ToList();
        try
        {
            await ClaimAsync(claimed.Writer, free, stoppingToken);
        }
        finally
        {
            claimed.Writer.Complete();
            await Task.WhenAll(lanes);
        }
    }

    /// <summary>A store that cannot be used yet is waited for; an exception here would stop the host.</summary>
    private async Task<int> ReclaimAsync(CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await inbox.ReclaimAsync(_name, time.GetUtcNow(), cancellationToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogStoreProblem(problem);
                await Task.Delay(backoff.After(failures), time, cancellationToken);
            }
        }
    }

    /// <summary>Claims as many questions at once as lanes are free, so that a busy inbox costs few claims and nothing claimed lies idle.</summary>
    private async Task ClaimAsync(ChannelWriter<ClaimedQuestion> claimed, SemaphoreSlim free, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            await free.WaitAsync(cancellationToken);
            var lanes = 1;
            while (free.Wait(TimeSpan.Zero, cancellationToken)) lanes++;
            try
            {
                var now = time.GetUtcNow();
                var questions = await inbox.ClaimAsync(new ClaimRequest(_name, deliveries.Platforms, now, now + options.Lease, lanes), cancellationToken);
                foreach (var question in questions) await claimed.WriteAsync(question, CancellationToken.None);
                if (lanes > questions.Count) free.Release(lanes - questions.Count);
                if (questions.Count == 0) await signal.WaitAsync(options.Poll, time, cancellationToken);
                failures = 0;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                free.Release(lanes);
                LogStoreProblem(problem);
                await Task.Delay(backoff.After(++failures), time, cancellationToken);
            }
        }
    }

    /// <summary>Handles one question after the other until no more are claimed.</summary>
    private async Task LaneAsync(ChannelReader<ClaimedQuestion> claimed, SemaphoreSlim free, CancellationToken cancellationToken)
    {
        await foreach (var question in claimed.ReadAllAsync(cancellationToken))
        {
            await HandleAsync(question, cancellationToken);
            free.Release();
        }
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
            await GiveBackAsync(question, cancellationToken);
        }
    }

    /// <summary>Where even that fails, the question comes back when its lease ends.</summary>
    private async Task GiveBackAsync(ClaimedQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            await inbox.PostponeAsync(question.Lease, time.GetUtcNow() + backoff.After(question.Attempts), sent: null, cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogStoreProblem(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Worker {Worker} starts with {Lanes} lanes; {Reclaimed} questions were left open")]
    private partial void LogStarted(string worker, int lanes, int reclaimed);

    [LoggerMessage(Level = LogLevel.Error, Message = "The inbox could not be worked on; trying again")]
    private partial void LogStoreProblem(Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Question {QuestionId} failed in attempt {Attempts}")]
    private partial void LogFailed(Exception problem, string questionId, int attempts);
}
