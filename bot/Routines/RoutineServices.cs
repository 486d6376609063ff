using Microsoft.Extensions.Options;
using PsoasBot.Knowledge;

namespace PsoasBot.Routines;

internal static class RoutineServices
{
    public static IServiceCollection AddRoutines(this IServiceCollection services)
    {
        services.AddOptions<RoutineOptions>().BindConfiguration("Routines").ValidateOnStart();
        services.AddSingleton<IValidateOptions<RoutineOptions>, RoutineOptionsValidator>();
        return services.AddSingleton(provider => new RoutineBuilder(
            provider.GetRequiredService<KnowledgeBase>(),
            provider.GetRequiredService<IOptions<RoutineOptions>>().Value));
    }
}
