using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PsoasBot.Moderation.Curated;
using PsoasBot.Moderation.Likeness;
using PsoasBot.Moderation.Review;

namespace PsoasBot.Moderation;

internal static class ModerationServices
{
    /// <summary>Flags, review and curated answers; Storage brings the stores.</summary>
    public static IServiceCollection AddModeration(this IServiceCollection services)
    {
        services.AddOptions<ModerationOptions>().BindConfiguration("Moderation").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModerationOptions>, ModerationOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ModerationOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ReviewPolicy>();
        services.AddSingleton<ReviewRules>();
        services.AddSingleton<CorrectionWriter>();
        services.AddSingleton<CuratedKnowledge>();
        services.AddSingleton(SameDecision.Embedded);
        services.AddSingleton<QuestionSimilarity>();
        // Nothing is compared before the first curated answer, and what compares takes a tenth of a second to learn.
        services.AddSingleton(provider => new Lazy<QuestionSimilarity>(provider.GetRequiredService<QuestionSimilarity>));
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<ICuratedAnswers, CuratedAnswers>();
        services.AddHostedService<CuratedCheck>();
        return services;
    }
}

[OptionsValidator]
internal sealed partial class ModerationOptionsValidator : IValidateOptions<ModerationOptions>;
