using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Platforms.Slack.Intake;
using PsoasBot.Platforms.Slack.Socket;
using PsoasBot.Platforms.Slack.Web;

namespace PsoasBot.Platforms.Slack;

internal static class SlackServices
{
    /// <summary>The platform, where there are tokens; nothing otherwise.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, SlackTokens? tokens)
    {
        if (tokens is null) return services;
        services.AddSlackClient(tokens);
        services.AddSingleton<SocketModeClient>();
        services.AddSingleton<SlackIdentity>();
        services.AddSingleton<Moderators>();
        services.AddSingleton<SlackCallers>();
        // A book of its own: the ids of different platforms' threads share no space.
        services.AddSingleton(provider => new SlackPlaces(
            provider.GetRequiredService<SlackApi>(), provider.GetRequiredService<SlackOptions>(), provider.GetRequiredService<IInbox>(), new ThreadBook(), provider.GetRequiredService<SlackIdentity>()));
        services.AddSingleton<AnswerSearch>();
        services.AddSingleton<PictureShelf>();
        services.AddSingleton<SeenEvents>();
        services.AddSingleton<AssistantIntake>();
        services.AddSingleton<HomeIntake>();
        services.AddSingleton<MessageIntake>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<AskIntake>();
        services.AddSingleton<CommandIntake>();
        services.AddSingleton<Presenter>();
        services.AddSingleton<RoutineIntake>();
        services.AddSingleton<InteractionIntake>();
        services.AddSingleton<EnvelopePump>();
        services.AddSingleton<Backfill>();
        services.AddSingleton<SlackStage>();
        services.AddSingleton<IRoutineStage>(provider => provider.GetRequiredService<SlackStage>());
        services.AddSingleton<IDelivery, SlackDelivery>();
        services.AddSingleton<IReviewChannel, SlackReviewChannel>();
        services.AddSingleton<SlackPlatform>();
        return services.AddSingleton<IPlatform>(provider => provider.GetRequiredService<SlackPlatform>());
    }

    /// <summary>The Web API alone, which the set-up check uses without a socket.</summary>
    public static IServiceCollection AddSlackClient(this IServiceCollection services, SlackTokens tokens)
    {
        services.AddOptions<SlackOptions>().BindConfiguration("Slack").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SlackOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new Random());
        services.AddSingleton(tokens);
        services.AddSingleton<SlackLimits>();
        services.AddSingleton(provider => new SlackWeb(
            Http(), tokens, provider.GetRequiredService<SlackOptions>(), provider.GetRequiredService<SlackLimits>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Random>(),
            provider.GetRequiredService<ILogger<SlackWeb>>()));
        return services.AddSingleton<SlackApi>();
    }

    /// <summary>Time limits are set for each request; connections are renewed so that a change of address is noticed.</summary>
    private static HttpClient Http() => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), MaxConnectionsPerServer = 64 }) { Timeout = Timeout.InfiniteTimeSpan };
}
