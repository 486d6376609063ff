using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using PsoasBot.Answering;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Evaluation;

/// <summary>Builds the embedded answerer over a knowledge folder without a host, as tests, benchmarks and calibration need it.</summary>
internal sealed class AnswererOf
{
    public AnswererOf(string knowledgeFolder)
    {
        Knowledge = KnowledgeFolder.Load(knowledgeFolder);
        Index = KnowledgeIndex.Build(Knowledge);
        var safety = SafetyKnowledge.Load(Path.Combine(knowledgeFolder, "safety"));
        Screen = new SafetyScreen(safety);
        Gate = new SafetyGate(Screen, new SafetyCards(safety), Options.Create(new SafetyOptions { Timeout = TimeSpan.FromSeconds(10) }), TimeProvider.System, NullLogger<SafetyGate>.Instance);
    }

    public KnowledgeBase Knowledge { get; }

    public KnowledgeIndex Index { get; }

    public SafetyScreen Screen { get; }

    public SafetyGate Gate { get; }

    public EmbeddedAnswerer With(AnsweringOptions? options = null, ILibrary? library = null) => new(
        Knowledge,
        Index,
        new LibrarySearch(library ?? new NoLibrary(), new(() => KnowledgeIndex.ThesaurusOf(Knowledge.Vocabulary))),
        Gate,
        options ?? new AnsweringOptions());

    private sealed class NoLibrary : ILibrary
    {
        public LibrarySnapshot Current => LibrarySnapshot.Empty;

        public IChangeToken Watch() => NullChangeToken.Singleton;
    }
}
