using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PsoasBot.Knowledge.Library;

namespace PsoasBot.Knowledge;

/// <summary>Settings of the section "Knowledge".</summary>
internal sealed class KnowledgeOptions
{
    /// <summary>The knowledge folder; a relative path starts at the folder of appsettings.json. Default "knowledge".</summary>
    [Required]
    public string Folder { get; set; } = "knowledge";
}

[OptionsValidator]
internal sealed partial class KnowledgeOptionsValidator : IValidateOptions<KnowledgeOptions>;

internal static class KnowledgeServices
{
    /// <summary>The knowledge, read when it is first asked for; a mistake in it throws <see cref="KnowledgeException"/>.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddOptions<KnowledgeOptions>().BindConfiguration("Knowledge").ValidateOnStart();
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsValidator>();
        services.AddSingleton(provider => KnowledgeFolder.Load(FolderOf(provider)));
        return services.AddLibrary();
    }

    internal static string FolderOf(IServiceProvider provider) =>
        Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Folder);
}
