using PsoasBot.Conversations.Sessions;

namespace PsoasBot.Platforms;

/// <summary>
/// What buttons and passing time do to a routine session. Pure: the same session, button and moment give the same result; null means that the
/// routine is over. Buttons of an older version change nothing but for pause, go on and stop, which mean the same at any moment.
/// </summary>
internal static class SessionFlow
{
    /// <summary>A part that ended longer ago than this was not seen to end: the bot was away.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    public static RoutineSession Begin(RoutineSession session, RoutineScript script, DateTimeOffset now) => Run(session with { Part = 0 }, script, now);

    public static RoutineSession? Press(RoutineSession session, RoutineScript script, ActionId id, DateTimeOffset now) => id.Verb switch
    {
        ActionVerb.Pause => session.IsRunning ? Pause(session, Longer(session.EndsAt!.Value - now, TimeSpan.Zero)) : session,
        ActionVerb.GoOn => session.IsRunning ? session : session.Left <= TimeSpan.Zero ? To(session, script, session.Part + 1, now) : Changed(session) with { EndsAt = now + session.Left, Left = TimeSpan.Zero },
        ActionVerb.Stop => null,
        _ when id.Version != session.Version => session,
        ActionVerb.Next => To(session, script, session.Part + 1, now),
        ActionVerb.Back => To(session, script, Math.Max(0, session.Part - 1), now),
        ActionVerb.Skip => To(session, script, script.AfterStep(session.Part), now),
        _ => session,
    };

    /// <summary>The part's time is over. The next one begins where it ended; after an absence it waits for the member instead.</summary>
    public static RoutineSession? Pass(RoutineSession session, RoutineScript script, DateTimeOffset now)
    {
        if (session.EndsAt is not { } ended || ended > now) return session;
        // The buttons that the member still sees keep their meaning, so the version stays.
        if (session.Place is null || session.DrawBefore <= now) return session with { EndsAt = null, Left = TimeSpan.Zero };
        var next = session.Part + 1;
        if (next >= script.Count) return null;
        var moved = Changed(session) with { Part = next };
        return now - ended > Grace ? moved with { EndsAt = null, Left = script[next].Length } : moved with { EndsAt = ended + script[next].Length };
    }

    /// <summary>The message will no longer change by itself when the running part is over: the member has to press a button then.</summary>
    public static bool MustBePressed(RoutineSession session) => session.EndsAt is { } ends && session.DrawBefore <= ends;

    /// <summary>A paused routine stays paused on another part, unless it only waited for a button.</summary>
    private static RoutineSession? To(RoutineSession session, RoutineScript script, int part, DateTimeOffset now)
    {
        if (part >= script.Count) return null;
        var moved = session with { Part = part };
        return session.IsRunning || session.Left <= TimeSpan.Zero ? Run(moved, script, now) : Pause(moved, script[part].Length);
    }

    private static RoutineSession Run(RoutineSession session, RoutineScript script, DateTimeOffset now) =>
        Changed(session) with { EndsAt = now + script[session.Part].Length, Left = TimeSpan.Zero };

    private static RoutineSession Pause(RoutineSession session, TimeSpan left) => Changed(session) with { EndsAt = null, Left = left };

    private static RoutineSession Changed(RoutineSession session) => session with { Version = session.Version + 1 };

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
