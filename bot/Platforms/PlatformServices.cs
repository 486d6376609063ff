using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PsoasBot.Answering;
using PsoasBot.Conversations.Work;

namespace PsoasBot.Platforms;

internal static class PlatformServices
{
    /// <summary>
    /// What all platforms share; each platform's own <c>AddX</c> brings its <see cref="IPlatform"/>, its delivery and, for a chat,
    /// its <see cref="IReviewChannel"/> and its <see cref="IRoutineStage"/>. A <see cref="RoutineReply"/> is used where one is registered.
    /// </summary>
    public static IServiceCollection AddPlatforms(this IServiceCollection services)
    {
        services.AddOptions<PlatformOptions>().BindConfiguration("Platforms").ValidateOnStart();
        services.AddSingleton<IValidateOptions<PlatformOptions>, PlatformOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PlatformOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MessageScreen>(provider => async (text, token) => (await provider.GetRequiredService<SafetyGate>().ScreenAsync(new Question(text), token)).Verdict);
        services.AddSingleton(provider => new Privacy(provider.GetService<MessageScreen>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RoutineRequests(provider.GetService<RoutineReply>()));
        services.AddSingleton<ReviewPanel>();
        services.AddSingleton<ActionDesk>();
        services.AddSingleton<RoutineDesk>();
        services.AddSingleton<PendingDraws>();
        services.AddSingleton<RoutineDrawing>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<ReviewPauses>();
        services.AddSingleton<ReviewSender>();
        services.AddSingleton<ReviewPoster>();
        services.AddSingleton<ReviewDrawer>();
        services.AddHostedService<ReviewWatch>();
        services.AddHostedService<RoutineWatch>();
        return services.AddHostedService<PlatformRunner>();
    }
}
