using PsoasBot.Conversations;
using PsoasBot.Conversations.Sessions;

namespace PsoasBot.Platforms;

/// <summary>
/// Takes routines that are being done from part to part when their time is over, draws countdowns where a platform needs that, and forgets
/// sessions that have expired. Several workers may watch: the store's version lets one of them take a step.
/// </summary>
internal sealed partial class RoutineWatch(
    IEnumerable<IRoutineStage> stages, IRoutineSessions sessions, IAnswerLookup answers, PlatformOptions options, TimeProvider time, ILogger<RoutineWatch> logger) : BackgroundService
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromMinutes(5);
    private readonly IReadOnlyList<IRoutineStage> _stages = [.. stages];
    private DateTimeOffset _drawnAt = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_stages.Count == 0) return;
        var forgetAt = time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (time.GetUtcNow() >= forgetAt)
                {
                    await sessions.ExpireAsync(time.GetUtcNow(), stoppingToken);
                    forgetAt = time.GetUtcNow() + ForgetEvery;
                }
                foreach (var stage in _stages) await LookAsync(stage, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogProblem(problem);
            }
            await Task.Delay(options.RoutinePoll, time, stoppingToken);
        }
    }

    /// <summary>One round for one platform.</summary>
    internal async Task LookAsync(IRoutineStage stage, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await sessions.DueAsync(stage.Platform, now, MostAtOnce, cancellationToken);
        await Task.WhenAll(due.Select(session => StepAsync(stage, session, now, cancellationToken)));
        if (stage.Tick is not { } tick || now - _drawnAt < tick) return;
        _drawnAt = now;
        var running = await sessions.DueAsync(stage.Platform, DateTimeOffset.MaxValue, MostAtOnce, cancellationToken);
        await Task.WhenAll(running.Where(session => session.Place is not null && session.EndsAt > now).Select(session => DrawAsync(stage, session, null, cancellationToken)));
    }

    private async Task StepAsync(IRoutineStage stage, RoutineSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await ScriptAsync(session, cancellationToken) is not var (script, _) || session.Part >= script.Count)
        {
            if (await sessions.RemoveAsync(session, cancellationToken) && session.Place is { } stands && !(session.DrawBefore <= now))
                await stage.DrawAsync(stands, new ActionReply.Show(SessionCards.TakenBack), cancellationToken);
            return;
        }
        if (SessionFlow.Pass(session, script, now) is { } next)
        {
            if (await sessions.SaveAsync(next, session.Version, cancellationToken)) await DrawAsync(stage, next, session, cancellationToken);
        }
        else if (await sessions.RemoveAsync(session, cancellationToken) && session.Place is { } place)
        {
            await stage.DrawAsync(place, new ActionReply.Show(SessionCards.Over(session.QuestionId, isDone: true)), cancellationToken);
        }
    }

    /// <summary>
    /// Draws until what stands there is what is kept: a click may have come in between, and whoever draws last must have drawn the newest.
    /// </summary>
    private async Task DrawAsync(IRoutineStage stage, RoutineSession session, RoutineSession? before, CancellationToken cancellationToken)
    {
        if (session.Place is not { } place || session.DrawBefore <= time.GetUtcNow()) return;
        if (await ScriptAsync(session, cancellationToken) is not var (script, card)) return;
        var isNewStep = before is not null && RoutineDesk.IsNewStep(script, before, session);
        var wasAway = before?.IsRunning == true && !session.IsRunning && session.Left > TimeSpan.Zero;
        if (!await stage.DrawAsync(place, new ActionReply.Part(SessionCards.Part(session, script, card, isNewStep, wasAway)), cancellationToken))
        {
            await sessions.SaveAsync(session with { Place = null }, session.Version, cancellationToken);
            return;
        }
        var kept = await sessions.FindAsync(session.Member, session.QuestionId, cancellationToken);
        if (kept is not null && kept.Version != session.Version && kept.Place == place) await DrawAsync(stage, kept, session, cancellationToken);
    }

    private async ValueTask<(RoutineScript Script, AnswerCard Card)?> ScriptAsync(RoutineSession session, CancellationToken cancellationToken) =>
        await answers.FindAsync(session.QuestionId, cancellationToken) is { } found && AnswerCards.From(found) is { Routine: { Steps.Count: > 0 } routine } card
            ? (new RoutineScript(routine), card)
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Routines that are being done could not be taken further; trying again")]
    private partial void LogProblem(Exception problem);
}
