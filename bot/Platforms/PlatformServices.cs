using PsoasBot.Knowledge;

namespace PsoasBot.Platforms;

internal static class PlatformServices
{
    /// <summary>What all platforms share; each platform's own <c>AddX</c> brings its <see cref="IPlatform"/> and its delivery.</summary>
    public static IServiceCollection AddPlatforms(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new ExercisePictures(provider.GetRequiredService<KnowledgeBase>(), KnowledgeServices.FolderOf(provider)))
            .AddHostedService<PlatformRunner>();
}
