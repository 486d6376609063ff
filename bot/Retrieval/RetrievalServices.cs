using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;

namespace PsoasBot.Retrieval;

internal static class RetrievalServices
{
    /// <summary>The index of the knowledge and that of the community's own documents, built when they are first asked for.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services) =>
        services
            .AddSingleton(provider => KnowledgeIndex.Build(provider.GetRequiredService<KnowledgeBase>()))
            .AddSingleton(provider => new LibrarySearch(provider.GetRequiredService<ILibrary>(), new(() => KnowledgeIndex.ThesaurusOf(provider.GetRequiredService<KnowledgeBase>().Vocabulary))));
}
