using Microsoft.Extensions.Options;
using PsoasBot.Answering.Authoring;
using PsoasBot.Answering.Grounding;
using PsoasBot.Answering.Meaning;
using PsoasBot.Answering.Phrasing;
using PsoasBot.Answering.Understanding;
using PsoasBot.Completion;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering;

internal static class AnsweringServices
{
    /// <summary>The embedded answerer, no model and no network; where the section "Model" names an endpoint, the model answerer around it.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services) => services
        .AddSingleton<SafetyGate>()
        .AddSingleton<QuestionSignalReader>()
        .AddSingleton(provider => new EmbeddedAnswerer(
            provider.GetRequiredService<KnowledgeBase>(),
            provider.GetRequiredService<KnowledgeIndex>(),
            provider.GetRequiredService<LibrarySearch>(),
            provider.GetRequiredService<SafetyGate>(),
            new AnsweringOptions(),
            Aids(provider)))
        .AddSingleton<MeaningSearch>()
        .AddSingleton<FollowUpRewriter>()
        .AddSingleton<Enricher>()
        .AddHostedService<MeaningWorker>()
        .AddSingleton(_ => new GroundingGate(GateOptions.ForModels))
        .AddSingleton<KnowledgeVoices>()
        .AddSingleton<Phraser>()
        .AddSingleton<IAnswerer>(provider => provider.GetRequiredService<IOptions<CompletionOptions>>().Value.IsOn
            ? ActivatorUtilities.CreateInstance<ModelAnswerer>(provider, provider.GetRequiredService<EmbeddedAnswerer>())
            : provider.GetRequiredService<EmbeddedAnswerer>());

    private static QuestionAids Aids(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<CompletionOptions>>().Value;
        return new QuestionAids(options.IsOn ? provider.GetRequiredService<FollowUpRewriter>() : null, options.IsEmbeddingOn ? provider.GetRequiredService<MeaningSearch>() : null);
    }
}
