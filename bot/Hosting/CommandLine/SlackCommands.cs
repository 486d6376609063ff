using System.CommandLine;
using PsoasBot.Platforms.Slack;
using PsoasBot.Platforms.Slack.Setup;
using PsoasBot.Platforms.Slack.Web;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>slack manifest</c>, and Slack's part of <c>check --online</c>.</summary>
internal static class SlackCommands
{
    private const int LongestName = 35;

    public static Command Create()
    {
        var name = new Option<string>("--name") { Description = "the app's name in Slack, up to 35 characters", DefaultValueFactory = _ => "PsoasBot" };
        var plain = new Option<bool>("--without-assistant") { Description = "leaves the assistant pane out, which Slack does not offer in every plan" };
        var manifest = new Command("manifest", "prints the app manifest to paste at https://api.slack.com/apps (Create New App, From a manifest)") { name, plain };
        manifest.SetAction(parsed => Print(parsed.GetValue(name)!, withAssistant: !parsed.GetValue(plain)));
        return new Command("slack", "sets the bot up on Slack") { manifest };
    }

    /// <summary>0 when all is well, else <see cref="StartProblem.SettingsWrong"/>; nothing is checked where there are no tokens.</summary>
    public static async Task<int> CheckOnlineAsync(TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (SlackTokens.FromEnvironment() is not { } tokens)
        {
            await output.WriteLineAsync($"Slack: not checked. No tokens: set the environment variables {SlackTokens.BotVariable} and {SlackTokens.AppVariable} (docs/slack.md says where they come from).");
            return 0;
        }
        await using var services = new ServiceCollection().AddSingleton(Configuration()).AddLogging().AddSlackClient(tokens).BuildServiceProvider();
        var (good, wrong) = await new OnlineCheck(services.GetRequiredService<SlackApi>(), services.GetRequiredService<SlackOptions>()).RunAsync(cancellationToken);
        foreach (var line in good) await output.WriteLineAsync(line);
        foreach (var line in wrong) await error.WriteLineAsync(line);
        return wrong.Count == 0 ? 0 : StartProblem.SettingsWrong;
    }

    private static int Print(string name, bool withAssistant)
    {
        if (name.Length is 0 or > LongestName)
        {
            Console.Error.WriteLine($"--name has 1 to {LongestName} characters.");
            return StartProblem.SettingsWrong;
        }
        var withGroups = Configuration().GetSection("Slack:ModeratorGroups").GetChildren().Any();
        Console.Out.WriteLine(Manifest.Write(name, withAssistant, withGroups));
        foreach (var (scope, why) in Manifest.Scopes(withAssistant, withGroups)) Console.Error.WriteLine($"  {scope}: {why}");
        return 0;
    }

    private static IConfiguration Configuration() =>
        new ConfigurationBuilder().SetBasePath(ProjectRoot.Find()).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
}
