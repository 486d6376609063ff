using System.CommandLine;
using PsoasBot.Platforms.Discord;
using PsoasBot.Platforms.Discord.Rest;
using PsoasBot.Platforms.Discord.Setup;
using PsoasBot.Platforms.Discord.Wire;

namespace PsoasBot.Hosting.CommandLine;

/// <summary><c>discord invite</c>, and Discord's part of <c>check --online</c>.</summary>
internal static class DiscordCommands
{
    private const string NoToken = $"No token: set the environment variable {DiscordToken.Variable} (docs/discord.md says where it comes from).";

    public static Command Create()
    {
        var application = new Option<string?>("--application") { Description = "the application's id, where no token is set" };
        var invite = new Command("invite", "prints the link that adds the bot to a server, with just the permissions that it needs") { application };
        invite.SetAction((parsed, token) => InviteAsync(parsed.GetValue(application), token));
        return new Command("discord", "sets the bot up on Discord") { invite };
    }

    /// <summary>0 when all is well, else <see cref="StartProblem.SettingsWrong"/>; nothing is checked where there is no token.</summary>
    public static async Task<int> CheckOnlineAsync(TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (DiscordToken.FromEnvironment() is not { } token)
        {
            await output.WriteLineAsync($"Discord: not checked. {NoToken}");
            return 0;
        }
        await using var services = Services(token);
        var check = new OnlineCheck(services.GetRequiredService<DiscordApi>(), services.GetRequiredService<DiscordOptions>());
        var (good, wrong) = await check.RunAsync(cancellationToken);
        foreach (var line in good) await output.WriteLineAsync(line);
        foreach (var line in wrong) await error.WriteLineAsync(line);
        return wrong.Count == 0 ? 0 : StartProblem.SettingsWrong;
    }

    private static async Task<int> InviteAsync(string? application, CancellationToken cancellationToken)
    {
        var id = application ?? await OwnIdAsync(cancellationToken);
        if (!Snowflake.IsId(id))
        {
            await Console.Error.WriteLineAsync(id is null ? $"{NoToken} Or give --application ID." : $"'{id}' is no application id.");
            return StartProblem.SettingsWrong;
        }
        await Console.Out.WriteLineAsync(BotPermissions.Invite(id!).AbsoluteUri);
        foreach (var (_, name, why) in BotPermissions.Needed) await Console.Out.WriteLineAsync($"  {name}: {why}");
        return 0;
    }

    private static async Task<string?> OwnIdAsync(CancellationToken cancellationToken)
    {
        if (DiscordToken.FromEnvironment() is not { } token) return null;
        await using var services = Services(token);
        var application = await services.GetRequiredService<DiscordApi>().GetAsync("applications/@me", "applications/@me", DiscordJson.Default.ApplicationObject, cancellationToken);
        return application?.Id;
    }

    private static ServiceProvider Services(DiscordToken token)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(ProjectRoot.Find()).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddDiscordClient(token).BuildServiceProvider();
    }
}
