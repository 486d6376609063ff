using PsoasBot.Conversations;
using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Sessions;

namespace PsoasBot.Platforms;

/// <summary>
/// The routines that are being done on one platform. Each is taken further beside the others, so that a message that is slow to draw holds up
/// only itself. Used by one loop.
/// </summary>
internal sealed partial class StageWatch(IRoutineStage stage, IRoutineSessions sessions, IAnswerLookup answers, RoutineDrawing drawing, PendingDraws pending, TimeProvider time, ILogger logger)
{
    private const int MostAtOnce = 500;
    private readonly Dictionary<(MemberKey Member, string QuestionId), Task> _busy = [];

    /// <summary>One round: begins what is due and does not wait for it.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, _) in _busy.Where(pair => pair.Value.IsCompleted).ToList()) _busy.Remove(key);
        var now = time.GetUtcNow();
        foreach (var session in await sessions.DueAsync(stage.Platform, now, MostAtOnce, cancellationToken))
            Begin((session.Member, session.QuestionId), () => StepAsync(session, now, cancellationToken));
        foreach (var draw in await pending.DueAsync(stage.Platform, cancellationToken))
            Begin((draw.Member, draw.QuestionId), () => AgainAsync(draw, cancellationToken));
    }

    /// <summary>Waits for what was begun; its token must have been cancelled.</summary>
    public Task EndAsync() => Task.WhenAll(_busy.Values);

    private void Begin((MemberKey, string) routine, Func<Task> act)
    {
        if (_busy.Count < MostAtOnce && !_busy.ContainsKey(routine)) _busy[routine] = SafelyAsync(act);
    }

    private async Task SafelyAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
        catch (Exception problem)
        {
            LogProblem(problem, stage.Platform);
        }
    }

    private async Task StepAsync(RoutineSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await ScriptAsync(session, cancellationToken) is not var (script, _) || session.Part >= script.Count)
        {
            if (await sessions.RemoveAsync(session, cancellationToken) && session.Place is { } stands && !(session.DrawBefore <= now))
                await drawing.DrawAsync(stage, new PendingDraw(stage.Platform, stands, new ActionReply.Show(SessionCards.TakenBack), session.Member, session.QuestionId), cancellationToken);
            return;
        }
        if (SessionFlow.Pass(session, script, now) is { } next)
        {
            if (await sessions.SaveAsync(next, session.Version, cancellationToken)) await DrawAsync(next, session, cancellationToken);
        }
        else if (await sessions.RemoveAsync(session, cancellationToken) && session.Place is { } place)
        {
            var over = new ActionReply.Show(SessionCards.Over(session.QuestionId, isDone: true));
            await drawing.DrawAsync(stage, new PendingDraw(stage.Platform, place, over, session.Member, session.QuestionId), cancellationToken);
        }
    }

    /// <summary>
    /// Draws until what stands there is what is kept: a click may have come in between, and whoever draws last must have drawn the newest.
    /// </summary>
    private async Task DrawAsync(RoutineSession session, RoutineSession? before, CancellationToken cancellationToken)
    {
        if (session.Place is not { } place || session.DrawBefore <= time.GetUtcNow()) return;
        if (await ScriptAsync(session, cancellationToken) is not var (script, card))
        {
            // Taken back; the next step says so.
            await pending.RemoveAsync(stage.Platform, place, cancellationToken);
            return;
        }
        // What stands there is not known where nothing is known of before, so the drawing is sent along.
        var isNewStep = before is null || RoutineDesk.IsNewStep(script, before, session);
        var wasAway = before?.IsRunning == true && !session.IsRunning && session.Left > TimeSpan.Zero;
        var part = new ActionReply.Part(SessionCards.Part(session, script, card, isNewStep, wasAway));
        var outcome = await drawing.DrawAsync(stage, new PendingDraw(stage.Platform, place, part, session.Member, session.QuestionId), cancellationToken);
        if (outcome == DrawOutcome.Gone) await sessions.SaveAsync(session with { Place = null }, session.Version, cancellationToken);
        if (outcome != DrawOutcome.Drawn) return;
        var kept = await sessions.FindAsync(session.Member, session.QuestionId, cancellationToken);
        if (kept is not null && kept.Version != session.Version && kept.Place == place) await DrawAsync(kept, session, cancellationToken);
    }

    /// <summary>The newest of what should stand in a place where drawing failed; nothing where the routine is shown elsewhere by now.</summary>
    private async Task AgainAsync(PendingDraw draw, CancellationToken cancellationToken)
    {
        var kept = await sessions.FindAsync(draw.Member, draw.QuestionId, cancellationToken);
        if (kept is not null && kept.Place == draw.Place && !(kept.DrawBefore <= time.GetUtcNow())) await DrawAsync(kept, before: null, cancellationToken);
        else if (kept is null && draw.Shown is not null and not ActionReply.Part) await drawing.DrawAsync(stage, draw, cancellationToken);
        else await pending.RemoveAsync(draw.Platform, draw.Place, cancellationToken);
    }

    private async ValueTask<(RoutineScript Script, AnswerCard Card)?> ScriptAsync(RoutineSession session, CancellationToken cancellationToken) =>
        await answers.FindAsync(session.QuestionId, cancellationToken) is { } found && AnswerCards.From(found) is { Routine: { Steps.Count: > 0 } routine } card
            ? (new RoutineScript(routine), card)
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A routine that is being done on {Platform} could not be taken further; trying again")]
    private partial void LogProblem(Exception problem, string platform);
}
