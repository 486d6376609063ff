using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>What an app manifest grants.</summary>
public static class SimInstallation
{
    internal static readonly string[] AllScopes =
    [
        "app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands", "files:write", "groups:history", "groups:read",
        "im:history", "im:read", "im:write", "reactions:write", "usergroups:read", "users:read",
    ];

    internal static readonly string[] AllEvents =
    [
        "app_home_opened", "app_mention", "assistant_thread_context_changed", "assistant_thread_started", "message.channels", "message.groups", "message.im",
    ];

    /// <summary>Installs the app as its manifest says: scopes, events, home tab and Socket Mode; nothing that it leaves out remains.</summary>
    public static void Install(this SlackSimulator sim, JsonObject manifest)
    {
        ArgumentNullException.ThrowIfNull(sim);
        ArgumentNullException.ThrowIfNull(manifest);
        sim.Scopes.Clear();
        sim.Events.Clear();
        foreach (var scope in manifest["oauth_config"]?["scopes"]?["bot"] as JsonArray ?? []) sim.Scopes.Add((string)scope!);
        foreach (var each in manifest["settings"]?["event_subscriptions"]?["bot_events"] as JsonArray ?? []) sim.Events.Add((string)each!);
        sim.HasHome = (bool?)manifest["features"]?["app_home"]?["home_tab_enabled"] == true;
        sim.HasMessagesTab = (bool?)manifest["features"]?["app_home"]?["messages_tab_enabled"] == true;
        sim.IsLinkDisabled = (bool?)manifest["settings"]?["socket_mode_enabled"] != true;
        var commands = manifest["features"]?["slash_commands"] as JsonArray ?? [];
        var shortcuts = manifest["features"]?["shortcuts"] as JsonArray ?? [];
        sim.People.Offers([.. commands.Select(each => (string)each!["command"]!)], [.. shortcuts.Select(each => (string)each!["callback_id"]!)]);
    }
}
