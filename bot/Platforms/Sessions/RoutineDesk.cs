using PsoasBot.Conversations;
using PsoasBot.Conversations.CheckIns;
using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Sessions;

namespace PsoasBot.Platforms;

/// <summary>
/// Doing a routine in a chat: Start, the buttons on the way, and the check-in at its end. Each member has a session of their own, in a message for
/// them alone. Every change is durable before it is shown; the store's version decides where two come at once.
/// </summary>
internal sealed class RoutineDesk(IAnswerLookup answers, IRoutineSessions sessions, ICheckIns checkIns, PlatformOptions options, TimeProvider time)
{
    private const string Gone = "I no longer have this routine. /routine makes a new one.";
    private const string NotYours = "This routine was made for somebody else. /routine makes one for you.";
    private const string NotRunning = "This routine is not running any more. Press Start below the routine to do it again.";

    public static bool Handles(ActionVerb verb) => verb is ActionVerb.Start || ChangesPart(verb) || verb is ActionVerb.Feel or ActionVerb.Remember or ActionVerb.Discard;

    /// <summary>True for buttons whose outcome is drawn in the place of the message that they stand on. Start leads to a message of its own.</summary>
    public static bool DrawsInPlace(ActionVerb verb) => verb is not ActionVerb.Start && Handles(verb);

    /// <summary>
    /// A button was pressed. <paramref name="place"/> is the message that will show the outcome; null where it is not known yet, see
    /// <see cref="PlaceAsync"/>. The outcome is a part, a line, or the card at the end.
    /// </summary>
    public async ValueTask<ActionReply> PressAsync(ActionId id, Caller who, StagePlace? place, CancellationToken cancellationToken)
    {
        if (await answers.FindAsync(id.Subject, cancellationToken) is not { } found || found.Question.Event.Platform != who.Platform || found.Question.Event.Community != who.Community)
            return ActionReply.Line(Gone);
        if (found.Question.IsPrivate && found.Question.MemberId != who.MemberId) return ActionReply.Line(NotYours);
        if (id.Verb is ActionVerb.Feel or ActionVerb.Remember or ActionVerb.Discard) return await CheckInAsync(id, found, who, cancellationToken);
        var card = AnswerCards.From(found);
        if (card.Routine is not { Steps.Count: > 0 } routine) return ActionReply.Line(Gone);
        return id.Verb == ActionVerb.Start
            ? await StartAsync(id, who, card, new RoutineScript(routine), place, cancellationToken)
            : await ChangeAsync(id, who, card, new RoutineScript(routine), place, cancellationToken);
    }

    /// <summary>The message that shows the session stands now. For platforms that know a message only once it is posted.</summary>
    public async ValueTask PlaceAsync(string questionId, Caller who, StagePlace place, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(MemberOf(who), questionId, cancellationToken) is { } session)
            await sessions.SaveAsync(session with { Place = place.Place, DrawBefore = place.DrawBefore }, session.Version, cancellationToken);
    }

    /// <summary>
    /// What to draw over a part that has just been drawn, where the routine went on meanwhile; null where it still stands. Drawing takes time, and
    /// of two that draw at once the last one has to have drawn the newest.
    /// </summary>
    public async ValueTask<ActionReply?> NewerAsync(PartCard drawn, Caller who, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(MemberOf(who), drawn.QuestionId, cancellationToken) is not { } session || session.Version == drawn.Version) return null;
        if (await answers.FindAsync(drawn.QuestionId, cancellationToken) is not { } found || AnswerCards.From(found) is not { Routine: { Steps.Count: > 0 } routine } card) return null;
        var script = new RoutineScript(routine);
        return session.Part < script.Count ? new ActionReply.Part(SessionCards.Part(session, script, card, isNewStep: true)) : null;
    }

    private async ValueTask<ActionReply> StartAsync(ActionId id, Caller who, AnswerCard card, RoutineScript script, StagePlace? place, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var member = MemberOf(who);
        var earlier = await sessions.FindAsync(member, id.Subject, cancellationToken);
        var session = SessionFlow.Begin(
            new RoutineSession
            {
                Member = member,
                QuestionId = id.Subject,
                Part = 0,
                Version = earlier?.Version ?? 0,
                Place = place?.Place,
                DrawBefore = place?.DrawBefore,
                ExpiresAt = now + options.RoutineLife,
            }, script, now);
        await sessions.SaveAsync(session, over: null, cancellationToken);
        return new ActionReply.Part(SessionCards.Part(session, script, card, isNewStep: true));
    }

    private async ValueTask<ActionReply> ChangeAsync(ActionId id, Caller who, AnswerCard card, RoutineScript script, StagePlace? place, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            if (await sessions.FindAsync(MemberOf(who), id.Subject, cancellationToken) is not { } session || session.ExpiresAt <= now || session.Part >= script.Count) return ActionReply.Line(NotRunning);
            var here = session with { Place = place?.Place ?? session.Place, DrawBefore = place is null ? session.DrawBefore : place.DrawBefore, ExpiresAt = now + options.RoutineLife };
            if (SessionFlow.Press(here, script, id, now) is not { } next)
            {
                if (!await sessions.RemoveAsync(session, cancellationToken)) continue;
                return new ActionReply.Show(SessionCards.Over(id.Subject, isDone: id.Verb != ActionVerb.Stop));
            }
            // Somebody was faster: look at what stands there now and try again.
            if (!await sessions.SaveAsync(next, session.Version, cancellationToken)) continue;
            return new ActionReply.Part(SessionCards.Part(next, script, card, IsNewStep(script, session, next) || id.Version != session.Version));
        }
    }

    private async ValueTask<ActionReply> CheckInAsync(ActionId id, AnsweredQuestion found, Caller who, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined((Feeling)id.Version)) return ActionReply.Line(Gone);
        var feeling = (Feeling)id.Version;
        switch (id.Verb)
        {
            case ActionVerb.Feel:
                return new ActionReply.Show(SessionCards.Felt(id.Subject, feeling, mayKeep: found.Question.MemberId == who.MemberId));
            case ActionVerb.Discard:
                return new ActionReply.Show(SessionCards.Kept(feeling, "Nothing was kept."));
            default:
                var isKept = await checkIns.KeepAsync(new CheckIn(MemberOf(who), id.Subject, feeling, time.GetUtcNow()), cancellationToken);
                return new ActionReply.Show(SessionCards.Kept(feeling, isKept ? "Your answer is kept. /forget-me deletes it." : "Your answer could not be kept, and that does not matter."));
        }
    }

    internal static bool IsNewStep(RoutineScript script, RoutineSession before, RoutineSession after) => script[before.Part].Step.Number != script[after.Part].Step.Number;

    private static bool ChangesPart(ActionVerb verb) => verb is ActionVerb.Next or ActionVerb.Back or ActionVerb.Pause or ActionVerb.GoOn or ActionVerb.Skip or ActionVerb.Stop;

    private static MemberKey MemberOf(Caller who) => new(who.Platform, who.Community, who.MemberId);
}
