using System.Text.Json;
using System.Text.Json.Serialization;
using PsoasBot.Platforms.Slack.Intake;

namespace PsoasBot.Platforms.Slack.Setup;

/// <summary>
/// The app as Slack is told about it: commands, the shortcut, the home tab, the assistant pane, the events and just the scopes that these
/// need, each with its reason.
/// </summary>
internal static class Manifest
{
    private const string Describes = "Answers questions about the psoas muscle from sources that do not agree with each other: cited, with every side shown.";

    /// <summary>The bot's scopes and what each is for.</summary>
    public static IReadOnlyList<(string Scope, string For)> Scopes(bool withAssistant, bool withGroups) =>
    [
        ("app_mentions:read", "to hear of mentions"),
        ("chat:write", "to answer, and to change its answers"),
        ("commands", "for the commands and the shortcut"),
        ("channels:history", "to hear follow-ups in its threads, to find its own answers again, and to find questions that it missed"),
        ("groups:history", "the same in private channels that it was invited to"),
        ("im:history", "to hear direct messages"),
        ("im:write", "to reach a member directly when an answer for them alone comes late or was changed"),
        ("channels:read", "to know which channels it is in, for questions that it missed"),
        ("groups:read", "the same for private channels"),
        ("im:read", "the same for direct messages"),
        ("files:write", "to upload the drawings of the exercises"),
        .. withGroups ? [("usergroups:read", "to know the members of the moderators' user groups")] : Array.Empty<(string, string)>(),
        .. withAssistant ? [("assistant:write", "for the assistant pane")] : Array.Empty<(string, string)>(),
    ];

    /// <param name="name">The app's name, up to 35 characters.</param>
    /// <param name="withAssistant">The assistant pane, which Slack does not offer in every plan.</param>
    /// <param name="withGroups">Moderators are members of user groups.</param>
    public static string Write(string name, bool withAssistant, bool withGroups) => JsonSerializer.Serialize(Make(name, withAssistant, withGroups), ManifestJson.Default.AppManifest);

    private static AppManifest Make(string name, bool withAssistant, bool withGroups) => new()
    {
        DisplayInformation = new DisplayInformation(name, Describes, "#4f772d"),
        Features = new Features
        {
            AppHome = new AppHome(HomeTabEnabled: true, MessagesTabEnabled: true, MessagesTabReadOnlyEnabled: false),
            BotUser = new BotUser(name, AlwaysOnline: true),
            Shortcuts = [new Shortcut(CommandCatalog.AskAboutMessage, "message", InteractionIntake.AskShortcut, "Answers the question in a message, for you alone")],
            SlashCommands = [.. CommandCatalog.All.Select(spec => new ManifestCommand($"/{spec.Name}", spec.Description, Hint(spec), ShouldEscape: false))],
            AssistantView = withAssistant ? new AssistantView(Describes, [.. AssistantIntake.Prompts.Select(prompt => new ManifestPrompt(prompt.Title, prompt.Message))]) : null,
        },
        OauthConfig = new OauthConfig(new BotScopes([.. Scopes(withAssistant, withGroups).Select(each => each.Scope)])),
        Settings = new ManifestSettings
        {
            EventSubscriptions = new EventSubscriptions([.. Events(withAssistant)]),
            Interactivity = new Interactivity(IsEnabled: true),
        },
    };

    private static IEnumerable<string> Events(bool withAssistant) =>
    [
        "app_home_opened", "app_mention", .. withAssistant ? ["assistant_thread_started"] : Array.Empty<string>(), "message.channels", "message.groups", "message.im",
    ];

    /// <summary>How a command is written, in a few words; null where nothing follows it.</summary>
    private static string? Hint(CommandSpec spec)
    {
        if (spec.Verbs.Count > 0) return string.Join(" | ", spec.Verbs.Select(verb => verb.Options.Count == 0 ? verb.Name : $"{verb.Name} {string.Join(' ', verb.Options.Select(option => option.Name))}"));
        var words = spec.Options.Select(option => option.Kind == OptionKind.YesNo ? $"[--{option.Name} | --{option.Opposite}]" : option.IsRequired ? option.Name : $"[{option.Name}]");
        return spec.Options.Count == 0 ? null : string.Join(' ', words);
    }
}

internal sealed record AppManifest
{
    [JsonPropertyName("_metadata")]
    public ManifestMetadata Metadata { get; } = new();

    public required DisplayInformation DisplayInformation { get; init; }
    public required Features Features { get; init; }
    public required OauthConfig OauthConfig { get; init; }
    public required ManifestSettings Settings { get; init; }
}

internal sealed record ManifestMetadata
{
    public int MajorVersion => 2;
}

internal sealed record DisplayInformation(string Name, string Description, string BackgroundColor);

internal sealed record Features
{
    public required AppHome AppHome { get; init; }
    public required BotUser BotUser { get; init; }
    public required IReadOnlyList<Shortcut> Shortcuts { get; init; }
    public required IReadOnlyList<ManifestCommand> SlashCommands { get; init; }
    public AssistantView? AssistantView { get; init; }
}

internal sealed record AppHome(bool HomeTabEnabled, bool MessagesTabEnabled, bool MessagesTabReadOnlyEnabled);

internal sealed record BotUser(string DisplayName, bool AlwaysOnline);

internal sealed record Shortcut(string Name, string Type, string CallbackId, string Description);

internal sealed record ManifestCommand(string Command, string Description, string? UsageHint, bool ShouldEscape);

internal sealed record AssistantView(string AssistantDescription, IReadOnlyList<ManifestPrompt> SuggestedPrompts);

internal sealed record ManifestPrompt(string Title, string Message);

internal sealed record OauthConfig(BotScopes Scopes);

internal sealed record BotScopes(IReadOnlyList<string> Bot);

internal sealed record ManifestSettings
{
    public required EventSubscriptions EventSubscriptions { get; init; }
    public required Interactivity Interactivity { get; init; }
    public bool OrgDeployEnabled { get; }

    public bool SocketModeEnabled => true;

    public bool TokenRotationEnabled { get; }
}

internal sealed record EventSubscriptions(IReadOnlyList<string> BotEvents);

internal sealed record Interactivity(bool IsEnabled);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(AppManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
