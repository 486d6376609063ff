using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering;

internal static class AnsweringServices
{
    /// <summary>The embedded answerer: no model, no network.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services) =>
        services.AddSingleton<SafetyGate>().AddSingleton<IAnswerer>(provider => new EmbeddedAnswerer(
            provider.GetRequiredService<KnowledgeBase>(),
            provider.GetRequiredService<KnowledgeIndex>(),
            provider.GetRequiredService<LibrarySearch>(),
            provider.GetRequiredService<SafetyGate>(),
            new AnsweringOptions()));
}
