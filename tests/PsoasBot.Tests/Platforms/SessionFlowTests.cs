using FsCheck;
using FsCheck.Fluent;
using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Sessions;
using PsoasBot.Platforms;

namespace PsoasBot.Tests.Platforms;

/// <summary>A routine that is being done: whatever is pressed in whatever order, at whatever speed.</summary>
public sealed class SessionFlowTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly ActionVerb[] Verbs = [ActionVerb.Next, ActionVerb.Back, ActionVerb.Pause, ActionVerb.GoOn, ActionVerb.Skip];

    private static readonly Gen<RoutineScript> Scripts =
        from steps in Gen.Choose(1, 5)
        from phases in Gen.ListOf(Gen.Choose(1, 4), steps)
        select ScriptOf([.. phases]);

    /// <summary>A press (its verb, and whether the button is one of an older card) or a while without one, in seconds.</summary>
    private static readonly Gen<(ActionVerb? Verb, bool IsOld, int Seconds)> Moves =
        from verb in Gen.Elements(Verbs)
        from what in Gen.Choose(0, 3)
        from seconds in Gen.Choose(0, 40)
        select (what == 0 ? (ActionVerb?)null : verb, what == 1, seconds);

    [Fact]
    public void It_is_always_at_a_part_that_exists_and_either_runs_or_knows_what_is_left() => Prop.ForAll(
        Arb.From(Scripts.SelectMany(script => Gen.ListOf(Moves).Select(moves => (script, moves)))),
        sample =>
        {
            var (script, now) = (sample.script, Start);
            var session = SessionFlow.Begin(New, script, now);
            foreach (var (verb, isOld, seconds) in sample.moves)
            {
                now += TimeSpan.FromSeconds(seconds);
                var next = verb is { } pressed ? SessionFlow.Press(session, script, new ActionId(pressed, "q", session.Version - (isOld ? 1 : 0)), now) : SessionFlow.Pass(session, script, now);
                if (next is null) return true;
                if (next.Part < 0 || next.Part >= script.Count || next.Left < TimeSpan.Zero || next.Left > script[next.Part].Length) return false;
                if (next.EndsAt - now > script[next.Part].Length) return false;
                if (next.Version is var version && version != session.Version && version != session.Version + 1) return false;
                if (isOld && verb is ActionVerb.Next or ActionVerb.Back or ActionVerb.Skip && isOld && next != session) return false;
                session = next;
            }
            return true;
        }).Check(Runs);

    [Fact]
    public void Left_alone_it_visits_every_part_for_as_long_as_it_lasts() => Prop.ForAll(Arb.From(Scripts), script =>
    {
        var now = Start;
        var session = SessionFlow.Begin(New, script, now);
        for (var part = 0; part < script.Count; part++)
        {
            if (session.Part != part || session.EndsAt != now + script[part].Length) return false;
            now = session.EndsAt.Value;
            if (SessionFlow.Pass(session, script, now) is not { } next) return part == script.Count - 1;
            session = next;
        }
        return false;
    }).Check(Runs);

    [Fact]
    public void A_pause_keeps_what_is_left_to_the_second()
    {
        var script = ScriptOf([2]);
        var session = SessionFlow.Begin(New, script, Start);
        var paused = SessionFlow.Press(session, script, new ActionId(ActionVerb.Pause, "q", session.Version), Start.AddSeconds(4))!;
        Assert.Equal(script[0].Length - TimeSpan.FromSeconds(4), paused.Left);
        var later = Start.AddHours(1);
        Assert.Equal(later + paused.Left, SessionFlow.Press(paused, script, new ActionId(ActionVerb.GoOn, "q", paused.Version), later)!.EndsAt);
        Assert.Equal(session, SessionFlow.Pass(session, script, Start.AddSeconds(4)));
    }

    [Fact]
    public void A_part_that_ended_unseen_leaves_the_next_one_waiting()
    {
        var script = ScriptOf([3]);
        var session = SessionFlow.Begin(New, script, Start);
        Assert.True(SessionFlow.Pass(session, script, session.EndsAt!.Value.AddSeconds(2))!.IsRunning);
        var waiting = SessionFlow.Pass(session, script, session.EndsAt.Value + SessionFlow.Grace + TimeSpan.FromSeconds(1))!;
        Assert.False(waiting.IsRunning);
        Assert.Equal((1, script[1].Length), (waiting.Part, waiting.Left));
    }

    [Fact]
    public void A_message_that_cannot_be_changed_by_itself_keeps_its_buttons_alive()
    {
        var script = ScriptOf([3]);
        var session = SessionFlow.Begin(New with { DrawBefore = Start.AddSeconds(1) }, script, Start);
        Assert.True(SessionFlow.MustBePressed(session));
        var over = SessionFlow.Pass(session, script, session.EndsAt!.Value)!;
        Assert.Equal((session.Version, TimeSpan.Zero, false), (over.Version, over.Left, over.IsRunning));
        Assert.Equal(1, SessionFlow.Press(over, script, new ActionId(ActionVerb.Next, "q", session.Version), Start.AddHours(1))!.Part);
        Assert.Equal(1, SessionFlow.Press(over, script, new ActionId(ActionVerb.GoOn, "q", session.Version), Start.AddHours(1))!.Part);
    }

    [Fact]
    public void Skip_leaves_the_exercise_and_stop_the_routine()
    {
        var script = ScriptOf([3, 2]);
        var session = SessionFlow.Begin(New, script, Start);
        Assert.Equal(3, SessionFlow.Press(session, script, new ActionId(ActionVerb.Skip, "q", session.Version), Start)!.Part);
        Assert.Null(SessionFlow.Press(session, script, new ActionId(ActionVerb.Stop, "q", session.Version), Start));
    }

    private static RoutineSession New { get; } = new()
    {
        Member = new MemberKey("test", "guild", "m1"),
        QuestionId = "q",
        Part = 0,
        Version = 0,
        Place = "there",
        ExpiresAt = Start.AddHours(3),
    };

    private static RoutineScript ScriptOf(IReadOnlyList<int> phases) => new(new RoutineCard
    {
        Time = "",
        Seconds = 0,
        Notes = [],
        Problems = [],
        Steps = [.. phases.Select((count, number) => Step(number + 1, count))],
    });

    private static RoutineStepCard Step(int number, int phases) => new()
    {
        Number = number,
        Exercise = $"exercise-{number}",
        Title = $"Exercise {number}",
        Time = "",
        Purpose = Line("purpose"),
        Position = "",
        Equipment = [],
        Instructions = [Line("do it")],
        Dose = Line("not stated"),
        Easier = [],
        Cautions = [],
        DescribedBy = "the handout",
        Contested = [],
        Phases = [.. Enumerable.Range(0, phases).Select(i => new RoutinePhaseCard(i % 2 == 0 ? "hold" : "rest", 10 + 5 * i, $"Part {i}"))],
    };

    private static CardSentence Line(string text) => new(text, []);
}
