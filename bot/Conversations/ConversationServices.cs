using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PsoasBot.Conversations.Edits;
using PsoasBot.Conversations.Limits;
using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Work;
using PsoasBot.Routines.Publishing;

namespace PsoasBot.Conversations;

/// <summary>Registers the durable conversations and their workers. Needs an inbox (Storage), an answerer and at least one delivery.</summary>
internal static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddOptions<ConversationOptions>().BindConfiguration("Conversations").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConversationOptions>, ConversationOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new Random());
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ConversationOptions>>().Value);
        services.AddSingleton<RateLimits>();
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<Backoff>();
        services.AddSingleton<Deliveries>();
        services.AddSingleton<RoutineReply>(provider =>
        {
            var routines = provider.GetRequiredService<RoutineReplier>();
            return (message, cancellationToken) => routines.ReplyAsync(message.Text, message.Locale, cancellationToken);
        });
        services.AddSingleton<IReplier, Replier>();
        services.AddSingleton<QuestionHandler>();
        services.AddSingleton<IConversations, DurableConversations>();
        services.AddHostedService<QuestionWorker>();
        services.AddHostedService<EditWorker>();
        services.AddHostedService<RetentionWorker>();
        return services;
    }
}
