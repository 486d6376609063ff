using PsoasBot.Answering;
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
        foreach (var mark in (float[])[0.4f, 0.5f, 0.6f, 0.7f, 0.8f])
        {
            yield return ($"mark {mark}", new AnsweringOptions { MarkStrength = mark });
            yield return ($"mark {mark}, three", new AnsweringOptions { MarkStrength = mark, MostClaims = 3 });
        }
        foreach (var most in (int[])[3, 5])
            yield return ($"most {most}", new AnsweringOptions { MostStatements = most, FurtherShare = 0.62f });
    }
}
