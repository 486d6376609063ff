using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PsoasBot.Knowledge.Library;

internal static class LibraryServices
{
    /// <summary>A community's own documents, kept up to date while the host runs.</summary>
    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.AddOptions<LibraryOptions>().BindConfiguration("Library").ValidateOnStart();
        services.AddSingleton<IValidateOptions<LibraryOptions>, LibraryOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LibraryOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new LibraryFolder(Path.Combine(KnowledgeServices.FolderOf(provider), "library"), provider.GetRequiredService<LibraryOptions>()));
        services.AddSingleton<CommunityLibrary>();
        services.AddSingleton<ILibrary>(provider => provider.GetRequiredService<CommunityLibrary>());
        return services.AddHostedService<LibraryWatcher>();
    }
}
