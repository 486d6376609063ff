using PsoasBot.Safety;

namespace PsoasBot.Tests.Safety;

/// <summary>Floors on the open half of the labelled messages, which were used for development.</summary>
public class LabelledMessagesStayRight
{
    private static readonly IReadOnlyList<(LabelledMessage Message, string Level)> Screened = Screen();

    [Fact]
    public void No_more_than_two_percent_of_what_must_be_seen_is_missed() =>
        Assert.InRange(Share(m => m.Level is "emergency" or "urgent" or "crisis", (m, level) => m.IsMissed(level)), 0, 0.02);

    [Fact]
    public void At_most_four_percent_of_the_ordinary_messages_raise_an_alarm() =>
        Assert.InRange(Share(m => m.Level == "none", (m, level) => Alarm(level) && !m.Accepts(level)), 0, 0.04);

    [Fact]
    public void At_most_six_percent_of_the_messages_for_a_professional_raise_an_alarm() =>
        Assert.InRange(Share(m => m.Level == "professional", (m, level) => Alarm(level) && !m.Accepts(level)), 0, 0.06);

    [Fact]
    public void At_least_ninety_two_percent_of_the_levels_are_right() =>
        Assert.InRange(Share(_ => true, (m, level) => m.Accepts(level)), 0.92, 1);

    [Fact]
    public void At_most_one_percent_of_everyday_talk_raises_an_alarm()
    {
        var everyday = LabelledMessage.Read(Path.Combine(SafetyFixture.Root, "tests", "safety", "everyday.jsonl"));
        Assert.InRange((double)everyday.Count(m => SafetyFixture.Screen.Screen(m.Message).Level >= SafetyLevel.Urgent) / everyday.Count, 0, 0.01);
    }

    private static bool Alarm(string level) => level is "emergency" or "urgent" or "crisis";

    private static double Share(Func<LabelledMessage, bool> among, Func<LabelledMessage, string, bool> counts)
    {
        var group = Screened.Where(s => among(s.Message)).ToList();
        return group.Count == 0 ? 0 : (double)group.Count(s => counts(s.Message, s.Level)) / group.Count;
    }

    private static IReadOnlyList<(LabelledMessage Message, string Level)> Screen()
    {
        var path = Path.Combine(SafetyFixture.Root, "tests", "safety", "open.jsonl");
        Assert.SkipUnless(File.Exists(path), "tests/safety/open.jsonl is not here");
        return [.. LabelledMessage.Read(path).Select(m => (m, LabelledMessage.Name(SafetyFixture.Screen.Screen(m.Message).Level)))];
    }
}
