using PsoasBot.Answering;
using PsoasBot.Evaluation;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;
using PsoasBot.Retrieval;

namespace PsoasBot.Tests.Fakes;

/// <summary>The embedded answerer over the project's own knowledge, built once for all tests.</summary>
internal static class RealAnswerer
{
    private static readonly Lazy<AnswererOf> Built = new(() => new AnswererOf(Path.Combine(Project.Root, "knowledge")));
    private static readonly Lazy<EmbeddedAnswerer> LazyAnswerer = new(() => Built.Value.With());

    public static KnowledgeBase Knowledge => Built.Value.Knowledge;

    public static KnowledgeIndex Index => Built.Value.Index;

    public static EmbeddedAnswerer Instance => LazyAnswerer.Value;

    public static EmbeddedAnswerer With(ILibrary library) => Built.Value.With(library: library);

    public static async Task<Answer> AskAsync(string question, params string[] history) =>
        await Instance.AnswerAsync(new Question(question) { History = history }, TestContext.Current.CancellationToken);
}
