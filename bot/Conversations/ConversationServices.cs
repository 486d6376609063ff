using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PsoasBot.Conversations;

internal static class ConversationServices
{
    /// <summary>Accepting, answering and delivering; platforms bring their <see cref="IDelivery"/>.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddOptions<ConversationOptions>().BindConfiguration("Conversations").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConversationOptions>, ConversationOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ConversationOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ThreadMemory>();
        services.AddSingleton(provider => new RecentEvents(provider.GetRequiredService<ConversationOptions>().RecentEvents));
        services.AddSingleton<QuestionLanes>();
        services.AddSingleton<IConversations, InProcessConversations>();
        services.AddSingleton<AnswerDelivery>();
        services.AddSingleton<QuestionAnswering>();
        return services.AddHostedService<ConversationWorker>();
    }
}
