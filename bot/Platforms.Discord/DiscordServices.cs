using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PsoasBot.Conversations;
using PsoasBot.Platforms.Discord.Gateway;
using PsoasBot.Platforms.Discord.Intake;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Setup;

namespace PsoasBot.Platforms.Discord;

internal static class DiscordServices
{
    /// <summary>The platform, where there is a token; nothing otherwise.</summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, DiscordToken? token)
    {
        if (token is null) return services;
        services.AddDiscordClient(token);
        services.AddSingleton<ThreadBook>(_ => new ThreadBook());
        services.AddSingleton<IGatewaySockets, GatewaySockets>();
        services.AddSingleton<IdentifyGate>();
        services.AddSingleton<GatewayClient>();
        services.AddSingleton<DiscordPlaces>();
        services.AddSingleton<CommandRegistration>();
        services.AddSingleton<MessageIntake>();
        services.AddSingleton<AskIntake>();
        services.AddSingleton<DiscordStage>();
        services.AddSingleton<IRoutineStage>(provider => provider.GetRequiredService<DiscordStage>());
        services.AddSingleton<RoutineIntake>();
        services.AddSingleton<InteractionIntake>();
        services.AddSingleton<EventPump>();
        services.AddSingleton<IDelivery, DiscordDelivery>();
        services.AddSingleton<IReviewChannel, DiscordReviewChannel>();
        services.AddSingleton<DiscordPlatform>();
        return services.AddSingleton<IPlatform>(provider => provider.GetRequiredService<DiscordPlatform>());
    }

    /// <summary>The REST side alone, which the set-up check uses without a gateway.</summary>
    public static IServiceCollection AddDiscordClient(this IServiceCollection services, DiscordToken token)
    {
        services.AddOptions<DiscordOptions>().BindConfiguration("Discord").ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<DiscordOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new Random());
        services.AddSingleton(token);
        services.AddSingleton<BotIdentity>();
        services.AddSingleton<RateBuckets>();
        services.AddSingleton(_ => new InvalidRequestGuard());
        services.AddSingleton(provider => new DiscordRest(
            Http(), token, provider.GetRequiredService<DiscordOptions>(), provider.GetRequiredService<RateBuckets>(), provider.GetRequiredService<InvalidRequestGuard>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<Random>(), provider.GetRequiredService<ILogger<DiscordRest>>()));
        return services.AddSingleton<DiscordApi>();
    }

    /// <summary>Time limits are set for each request; connections are renewed so that a change of address is noticed.</summary>
    private static HttpClient Http() => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), MaxConnectionsPerServer = 64 }) { Timeout = Timeout.InfiniteTimeSpan };
}
