using PsoasBot.Answering;
using PsoasBot.Knowledge;
using PsoasBot.Routines;
using PsoasBot.Routines.Publishing;
using PsoasBot.Safety;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Safety;

namespace PsoasBot.Tests.Routines;

/// <summary>The real knowledge and the real screen, read once.</summary>
internal static class RoutineFixture
{
    public static KnowledgeBase Knowledge => RealAnswerer.Knowledge;

    public static RoutineBuilder Builder { get; } = new(Knowledge, new RoutineOptions());

    public static RoutineAnswers Answers { get; } = new(Knowledge);

    public static Routine Build(RoutineInput input) => Builder.Build(input, Screen(input));

    public static Answer Publish(Routine routine) => Answers.From(routine);

    public static Routine Build(string goal, int minutes, params string[] limits) =>
        Build(new RoutineInput { Goal = goal, Minutes = $"{minutes}", Limits = limits });

    private static SafetyVerdict Screen(RoutineInput input) => SafetyFixture.Screen.Screen(Builder.WordsToScreen(input));
}
