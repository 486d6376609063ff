using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using PsoasBot.Answering;
using PsoasBot.Evaluation;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>Prints the figures of whole answers over a grid of the options that decide how much an answer says and marks.</summary>
internal static class AnswerGrid
{
    public static void Run(string knowledgeFolder, IReadOnlyList<string> files)
    {
        var knowledge = KnowledgeFolder.Load(knowledgeFolder);
        var index = KnowledgeIndex.Build(knowledge);
        var safety = SafetyKnowledge.Load(Path.Combine(knowledgeFolder, "safety"));
        var screen = new SafetyScreen(safety);
        var gate = new SafetyGate(screen, new SafetyCards(safety), Options.Create(new SafetyOptions()), TimeProvider.System, NullLogger<SafetyGate>.Instance);
        var library = new LibrarySearch(new NoLibrary(), KnowledgeIndex.ThesaurusOf(knowledge.Vocabulary));
        IReadOnlyList<LabelledQuestion> questions = [.. files.SelectMany(LabelledQuestion.Load)];
        foreach (var (name, options) in Grid())
        {
            var answerer = new EmbeddedAnswerer(knowledge, index, library, gate, options);
            var figures = new QuestionFigures();
            foreach (var question in questions)
                figures.Add(question, answerer.Answer(new Question(question.Question) { History = question.History }, screen.Screen(question.Question, [])), knowledge);
            Console.WriteLine($"{name}: {figures}");
        }
    }

    private sealed class NoLibrary : ILibrary
    {
        public LibrarySnapshot Current => LibrarySnapshot.Empty;

        public IChangeToken Watch() => NullChangeToken.Singleton;
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
