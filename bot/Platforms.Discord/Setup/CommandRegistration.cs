using System.Security.Cryptography;
using System.Text.Json;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Setup;

/// <summary>Registers the commands at the start, but only where those that Discord has are others: an overwrite costs one of 200 a day.</summary>
internal sealed partial class CommandRegistration(DiscordApi api, DiscordOptions options, BotIdentity self, ILogger<CommandRegistration> logger)
{
    private int _hasRun;

    public async ValueTask RunOnceAsync(CancellationToken cancellationToken)
    {
        if (!options.RegisterCommands || self.ApplicationId is not { } application || Interlocked.Exchange(ref _hasRun, 1) == 1) return;
        if (await api.CommandsAsync(application, cancellationToken) is { } registered && Hash(registered) == Hash(DiscordCommandList.All))
        {
            LogUnchanged(DiscordCommandList.All.Count);
            return;
        }
        if (await api.OverwriteCommandsAsync(application, DiscordCommandList.All, cancellationToken)) LogRegistered(DiscordCommandList.All.Count);
        else Interlocked.Exchange(ref _hasRun, 0);
    }

    /// <summary>The same for commands that mean the same, however Discord writes defaults and orders them.</summary>
    public static string Hash(IReadOnlyList<ApplicationCommand> commands)
    {
        IReadOnlyList<ApplicationCommand> sorted =
        [
            .. commands.OrderBy(command => command.Type ?? 1).ThenBy(command => command.Name, StringComparer.Ordinal).Select(command => command with
            {
                Type = command.Type ?? 1,
                Description = command.Description is { Length: > 0 } text ? text : null,
                Options = Options(command.Options),
                Contexts = command.Contexts is { } contexts ? [.. contexts.Order()] : null,
                IntegrationTypes = command.IntegrationTypes is { } types ? [.. types.Order()] : null,
            }),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(sorted, DiscordJson.Default.IReadOnlyListApplicationCommand)));
    }

    private static IReadOnlyList<ApplicationCommandOption>? Options(IReadOnlyList<ApplicationCommandOption>? options) => options is not { Count: > 0 } ? null :
    [
        .. options.Select(option => option with
        {
            Required = option.Required == true ? true : null,
            Autocomplete = option.Autocomplete == true ? true : null,
            Choices = option.Choices is { Count: > 0 } ? option.Choices : null,
            Options = Options(option.Options),
        }),
    ];

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} commands are registered as they should be")]
    private partial void LogUnchanged(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} commands were registered anew")]
    private partial void LogRegistered(int count);
}
