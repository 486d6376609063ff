using Microsoft.Extensions.Options;

namespace PsoasBot.Safety;

/// <summary>Registers the room.</summary>
internal static class SafetyServices
{
    public static IServiceCollection AddSafety(this IServiceCollection services)
    {
        services.AddOptions<SafetyOptions>().BindConfiguration(SafetyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SafetyOptions>, SafetyOptionsValidator>();
        services.AddSingleton(provider => Whole(SafetyKnowledge.Load(Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, provider.GetRequiredService<IOptions<SafetyOptions>>().Value.Folder))));
        services.AddSingleton<SafetyScreen>();
        services.AddSingleton<SafetyCards>();
        return services;
    }

    /// <summary>A screen that lost a file or a rule would miss people without a word, so the host does not start on it.</summary>
    private static SafetyKnowledge Whole(SafetyKnowledge knowledge) => knowledge.Broken is []
        ? knowledge
        : throw new SafetyException(knowledge.Broken);
}

/// <summary>Checks the settings when the host starts.</summary>
[OptionsValidator]
internal sealed partial class SafetyOptionsValidator : IValidateOptions<SafetyOptions>;
