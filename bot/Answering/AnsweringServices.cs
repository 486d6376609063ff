using PsoasBot.Knowledge;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Answering;

internal static class AnsweringServices
{
    /// <summary>The embedded answerer: no model, no network.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services) =>
        services.AddSingleton<Understanding.QuestionSignalReader>().AddSingleton<IAnswerer>(provider => new EmbeddedAnswerer(
            provider.GetRequiredService<KnowledgeBase>(),
            provider.GetRequiredService<KnowledgeIndex>(),
            static _ => SafetyVerdict.Clear,
            new AnsweringOptions()));
}
