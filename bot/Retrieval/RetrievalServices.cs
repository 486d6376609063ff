using PsoasBot.Knowledge;

namespace PsoasBot.Retrieval;

internal static class RetrievalServices
{
    /// <summary>The index of the knowledge, built when it is first asked for.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services) =>
        services.AddSingleton(provider => KnowledgeIndex.Build(provider.GetRequiredService<KnowledgeBase>()));
}
