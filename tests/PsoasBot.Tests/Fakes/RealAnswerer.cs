using PsoasBot.Answering;
using PsoasBot.Answering.Understanding;
using PsoasBot.Evaluation;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;
using PsoasBot.Moderation.Likeness;
using PsoasBot.Retrieval;

namespace PsoasBot.Tests.Fakes;

/// <summary>The embedded answerer over the project's own knowledge, built once for all tests.</summary>
internal static class RealAnswerer
{
    private static readonly Lazy<AnswererOf> Built = new(() => new AnswererOf(Path.Combine(Project.Root, "knowledge")));
    private static readonly Lazy<EmbeddedAnswerer> LazyAnswerer = new(() => Built.Value.With());

    private static readonly Lazy<QuestionSignalReader> LazySignals = new(() => new QuestionSignalReader(Knowledge, Index, Built.Value.Screen));
    private static readonly Lazy<QuestionSimilarity> LazySimilarity = new(() => new QuestionSimilarity(Knowledge, Signals, Instance, SameDecision.Embedded));

    public static KnowledgeBase Knowledge => Built.Value.Knowledge;

    public static KnowledgeIndex Index => Built.Value.Index;

    public static EmbeddedAnswerer Instance => LazyAnswerer.Value;

    public static QuestionSignalReader Signals => LazySignals.Value;

    public static QuestionSimilarity Similarity => LazySimilarity.Value;

    public static EmbeddedAnswerer With(ILibrary library) => Built.Value.With(library: library);

    public static async Task<Answer> AskAsync(string question, params string[] history) =>
        await Instance.AnswerAsync(new Question(question) { History = history }, TestContext.Current.CancellationToken);
}
