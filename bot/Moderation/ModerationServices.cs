using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PsoasBot.Answering;

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
        services.AddSingleton<ICuratedAnswers, NoCuratedAnswers>();
        return services;
    }
}

[OptionsValidator]
internal sealed partial class ModerationOptionsValidator : IValidateOptions<ModerationOptions>;

internal sealed class NoCuratedAnswers : ICuratedAnswers
{
    public ValueTask<Answer> ReplaceAsync(string question, Answer fresh, CancellationToken cancellationToken) => ValueTask.FromResult(fresh);
}
