using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using PsoasBot.Answering;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Tests.Fakes;

/// <summary>The embedded answerer over the project's own knowledge, built once for all tests.</summary>
internal static class RealAnswerer
{
    private static readonly Lazy<KnowledgeBase> LazyKnowledge = new(() => KnowledgeFolder.Load(Path.Combine(Project.Root, "knowledge")));
    private static readonly Lazy<KnowledgeIndex> LazyIndex = new(() => KnowledgeIndex.Build(Knowledge));
    private static readonly Lazy<EmbeddedAnswerer> LazyAnswerer = new(() => With(new NoLibrary()));

    public static KnowledgeBase Knowledge => LazyKnowledge.Value;

    public static KnowledgeIndex Index => LazyIndex.Value;

    public static EmbeddedAnswerer Instance => LazyAnswerer.Value;

    public static EmbeddedAnswerer With(ILibrary library)
    {
        var safety = SafetyKnowledge.Load(Path.Combine(Project.Root, "knowledge", "safety"));
        var gate = new SafetyGate(new SafetyScreen(safety), new SafetyCards(safety), Options.Create(new SafetyOptions { Timeout = TimeSpan.FromSeconds(10) }), TimeProvider.System, NullLogger<SafetyGate>.Instance);
        return new EmbeddedAnswerer(Knowledge, Index, new LibrarySearch(library, KnowledgeIndex.ThesaurusOf(Knowledge.Vocabulary)), gate, new AnsweringOptions());
    }

    public static async Task<Answer> AskAsync(string question, params string[] history) =>
        await Instance.AnswerAsync(new Question(question) { History = history }, TestContext.Current.CancellationToken);

    private sealed class NoLibrary : ILibrary
    {
        public LibrarySnapshot Current => LibrarySnapshot.Empty;

        public IChangeToken Watch() => NullChangeToken.Singleton;
    }
}
