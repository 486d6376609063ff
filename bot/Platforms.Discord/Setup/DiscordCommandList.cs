using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Platforms.Discord.Setup;

/// <summary>The neutral commands in Discord's form, and the command on messages.</summary>
internal static class DiscordCommandList
{
    private const int SecondWord = 1;
    private const int Text = 3;
    private const int WholeNumber = 4;
    private const int YesNo = 5;
    private const int OnMessage = 3;
    private const long ManageMessages = 1 << 13;

    /// <summary>Guilds, and direct messages with the bot.</summary>
    private static readonly IReadOnlyList<int> Everywhere = [0, 1];

    private static readonly IReadOnlyList<int> InGuilds = [0];

    public static IReadOnlyList<ApplicationCommand> All { get; } =
    [
        .. CommandCatalog.All.Select(From),
        new ApplicationCommand { Name = CommandCatalog.AskAboutMessage, Type = OnMessage, Contexts = Everywhere, IntegrationTypes = InGuilds },
    ];

    private static ApplicationCommand From(CommandSpec spec) => new()
    {
        Name = spec.Name,
        Type = 1,
        Description = spec.Description,
        Options = spec.Verbs.Count > 0 ? [.. spec.Verbs.Select(Verb)] : Options(spec),
        DefaultMemberPermissions = spec.ForModerators ? ManageMessages : null,
        Contexts = spec.ForModerators ? InGuilds : Everywhere,
        IntegrationTypes = InGuilds,
    };

    private static ApplicationCommandOption Verb(CommandSpec spec) =>
        new() { Type = SecondWord, Name = spec.Name, Description = spec.Description, Options = Options(spec) };

    private static IReadOnlyList<ApplicationCommandOption>? Options(CommandSpec spec) => spec.Options.Count == 0 ? null : [.. spec.Options.Select(Option)];

    private static ApplicationCommandOption Option(CommandOption option) => new()
    {
        Type = option.Kind switch { OptionKind.WholeNumber => WholeNumber, OptionKind.YesNo => YesNo, _ => Text },
        Name = option.Name,
        Description = option.Description,
        Required = option.IsRequired ? true : null,
        Autocomplete = option.Completes ? true : null,
        MinValue = option.Least,
        MaxValue = option.Most,
        MaxLength = option.LongestText,
        Choices = option.Choices.Count == 0 ? null : [.. option.Choices.Select(choice => new CommandChoice(option.ReadsAs.GetValueOrDefault(choice, choice), choice))],
    };
}
