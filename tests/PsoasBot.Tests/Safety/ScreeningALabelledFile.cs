using System.Text.Json;

namespace PsoasBot.Tests.Safety;

/// <summary>Development entry: SAFETY_MESSAGES=in.jsonl SAFETY_ANSWERS=out.jsonl writes the level of every message for score.py.</summary>
public class ScreeningALabelledFile
{
    [Fact]
    public void It_writes_one_level_a_line_for_the_scorer()
    {
        var source = Environment.GetEnvironmentVariable("SAFETY_MESSAGES");
        var target = Environment.GetEnvironmentVariable("SAFETY_ANSWERS");
        Assert.SkipWhen(source is null || target is null, "SAFETY_MESSAGES and SAFETY_ANSWERS are not set");
        File.WriteAllLines(target!, LabelledMessage.Read(source!).Select(Answer));
    }

    private static string Answer(LabelledMessage message)
    {
        var verdict = SafetyFixture.Screen.Screen(message.Message);
        return JsonSerializer.Serialize(new
        {
            id = message.Id,
            level = LabelledMessage.Name(verdict.Level),
            findings = verdict.Findings.Select(f => $"{f.Rule}: {f.Words}"),
            found = Found(message.Message),
        });
    }

    /// <summary>Every concept found, with a minus where it does not count: for working on the lexicon.</summary>
    private static IEnumerable<string> Found(string message)
    {
        var finds = SafetyFixture.Screen.Read(message);
        return SafetyFixture.Knowledge.Lexicon.Concepts
            .SelectMany(c => finds.Of(c.Id).Select(s => $"{(s.Live ? "" : "-")}{c.Name}={finds.Tokens.Words(s.Start, s.End)}"));
    }
}
