using Microsoft.Extensions.Options;
using PsoasBot.Knowledge;
using PsoasBot.Routines.Publishing;

namespace PsoasBot.Routines;

internal static class RoutineServices
{
    public static IServiceCollection AddRoutines(this IServiceCollection services)
    {
        services.AddOptions<RoutineOptions>().BindConfiguration("Routines").ValidateOnStart();
        services.AddSingleton<IValidateOptions<RoutineOptions>, RoutineOptionsValidator>();
        services.AddSingleton<RoutineAnswers>();
        services.AddSingleton<RoutineReplier>();
        services.AddSingleton(provider => new ExercisePictures(provider.GetRequiredService<KnowledgeBase>(), KnowledgeServices.FolderOf(provider)));
        return services.AddSingleton(provider => new RoutineBuilder(
            provider.GetRequiredService<KnowledgeBase>(),
            provider.GetRequiredService<IOptions<RoutineOptions>>().Value));
    }
}
