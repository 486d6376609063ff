using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PsoasBot.Conversations;
using PsoasBot.Platforms.Local.Desk;

namespace PsoasBot.Platforms.Local;

internal static class LocalServices
{
    /// <summary>Room for the longest message that a community may allow, escaped character by character.</summary>
    private const long BodyLimit = 1 << 20;

    public static IServiceCollection AddLocalPage(this IServiceCollection services)
    {
        services.AddOptions<LocalPageOptions>().BindConfiguration("Local").ValidateOnStart();
        services.AddSingleton<IValidateOptions<LocalPageOptions>, LocalPageOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LocalPageOptions>>().Value);
        services.AddOptions<KestrelServerOptions>().Configure<LocalPageOptions>(Listen);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PageFiles>();
        services.AddSingleton<PageSessions>();
        services.AddSingleton<DeskAccess>();
        services.AddHostedService<DeskKeyPrinter>();
        services.AddSingleton<LocalPlatform>();
        services.AddSingleton<IPlatform>(provider => provider.GetRequiredService<LocalPlatform>());
        return services.AddSingleton<IDelivery>(provider => provider.GetRequiredService<LocalPlatform>());
    }

    private static void Listen(KestrelServerOptions kestrel, LocalPageOptions page)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyLimit;
        kestrel.Listen(IPAddress.Loopback, page.Port);
    }
}
