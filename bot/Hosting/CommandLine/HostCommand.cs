using System.CommandLine;
using System.Globalization;

namespace PsoasBot.Hosting.CommandLine;

/// <summary>What the program does without a verb: it runs the host.</summary>
internal static class HostCommand
{
    public static void AddTo(RootCommand root)
    {
        var port = new Option<int?>("--port") { Description = "the local page's port on 127.0.0.1, instead of the one in appsettings.json" };
        root.Options.Add(port);
        root.SetAction((parsed, cancellationToken) => HostRun.RunAsync(SettingsFrom(parsed.GetValue(port)), cancellationToken));
    }

    private static Dictionary<string, string?> SettingsFrom(int? port)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (port is { } chosen) settings["Local:Port"] = chosen.ToString(CultureInfo.InvariantCulture);
        return settings;
    }
}
