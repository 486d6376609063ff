using PsoasBot.Conversations.Retention;

namespace PsoasBot.Platforms;

/// <summary>Draws what stages show, within a time limit; what cannot be drawn now is remembered in <see cref="PendingDraws"/>.</summary>
internal sealed class RoutineDrawing(RoutineDesk routines, PendingDraws pending, TimeProvider time)
{
    private const int MostRedraws = 3;

    /// <summary>So long that a platform's short waits fit in, and so short that the routine goes on meanwhile.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    public async ValueTask<DrawOutcome> DrawAsync(IRoutineStage stage, PendingDraw draw, CancellationToken cancellationToken)
    {
        var outcome = await LimitedAsync(stage, draw, cancellationToken);
        if (outcome == DrawOutcome.Later) await pending.AddAsync(draw, cancellationToken);
        else await pending.RemoveAsync(draw.Platform, draw.Place, cancellationToken);
        return outcome;
    }

    /// <summary>Draws what a click led to; and again where the routine went on meanwhile, for whoever draws last must have drawn the newest.</summary>
    public async ValueTask DrawClickAsync(IRoutineStage stage, string questionId, Caller who, StagePlace place, ActionReply reply, CancellationToken cancellationToken)
    {
        var member = new MemberKey(who.Platform, who.Community, who.MemberId);
        for (var i = 0; i < MostRedraws; i++)
        {
            var outcome = await DrawAsync(stage, new PendingDraw(stage.Platform, place.Place, reply, member, questionId), cancellationToken);
            if (outcome != DrawOutcome.Drawn || reply is not ActionReply.Part { Card: var drawn }) return;
            if (await routines.NewerAsync(drawn, who, cancellationToken) is not { } newer) return;
            reply = newer;
        }
    }

    private async ValueTask<DrawOutcome> LimitedAsync(IRoutineStage stage, PendingDraw draw, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await stage.DrawAsync(draw.Place, draw.Shown!, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DrawOutcome.Later;
        }
    }
}
