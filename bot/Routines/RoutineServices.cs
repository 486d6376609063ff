using Microsoft.Extensions.Options;
using PsoasBot.Knowledge;
using PsoasBot.Safety;

namespace PsoasBot.Routines;

internal static class RoutineServices
{
    public static IServiceCollection AddRoutines(this IServiceCollection services)
    {
        services.AddOptions<RoutineOptions>().BindConfiguration("Routines").ValidateOnStart();
        services.AddSingleton<IValidateOptions<RoutineOptions>, RoutineOptionsValidator>();
        return services.AddSingleton(provider => new RoutineBuilder(
            provider.GetRequiredService<KnowledgeBase>(),
            text => provider.GetRequiredService<SafetyScreen>().Screen(text),
            provider.GetRequiredService<IOptions<RoutineOptions>>().Value));
    }
}
