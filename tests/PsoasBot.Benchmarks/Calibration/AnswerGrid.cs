using PsoasBot.Answering;
using PsoasBot.Answering.Composing;
using PsoasBot.Evaluation;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>Prints the figures of whole answers over a grid of the options that decide how much an answer says and marks.</summary>
internal static class AnswerGrid
{
    public static void Run(string knowledgeFolder, IReadOnlyList<string> files)
    {
        var built = new AnswererOf(knowledgeFolder);
        IReadOnlyList<LabelledQuestion> questions = [.. files.SelectMany(LabelledQuestion.Load)];
        foreach (var (name, options) in Grid())
        {
            var answerer = built.With(options);
            var figures = new QuestionFigures();
            foreach (var question in questions)
                figures.Add(question, answerer.Answer(new Question(question.Question) { History = question.History }, built.Screen.Screen(question.Question)), built.Knowledge);
            Console.WriteLine($"{name}: {figures}");
        }
    }

    private static IEnumerable<(string Name, AnsweringOptions Options)> Grid()
    {
        yield return ("defaults", new AnsweringOptions());
        foreach (var further in (float[])[0.75f, 0.8f, 0.85f, 0.9f])
        {
            foreach (var mark in (float[])[0.3f, 0.45f])
                yield return ($"further {further}, mark {mark}", new AnsweringOptions { MarkStrength = mark, FurtherFrom = further });
        }
        foreach (var most in (int[])[1, 2, 3])
            yield return ($"after a verdict {most}", new AnsweringOptions { MostAfterVerdict = most });
        foreach (var threshold in (float[])[0.45f, 0.5f, 0.55f, 0.6f])
            yield return ($"threshold {threshold}", new AnsweringOptions { Decision = new AnswerDecision { Threshold = threshold } });
        foreach (var odds in (float[])[-4.5f, -3f, -2.5f])
            yield return ($"follow-up odds {odds}", new AnsweringOptions { Decision = new AnswerDecision { FollowUpOdds = odds } });
    }
}
