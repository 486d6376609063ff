using PsoasBot.Answering;
using PsoasBot.Completion;
using PsoasBot.Conversations;
using PsoasBot.Knowledge;
using PsoasBot.Moderation;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Discord;
using PsoasBot.Platforms.Local;
using PsoasBot.Platforms.Slack;
using PsoasBot.Retrieval;
using PsoasBot.Routines;
using PsoasBot.Safety;
using PsoasBot.Storage;

namespace PsoasBot.Hosting;

/// <summary>Puts the rooms together.</summary>
internal static class BotHost
{
    /// <summary>Every setting is read when the host starts; without a watch over the files it starts some 25 ms sooner.</summary>
    private const string SettingsReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>For a verb of the command line: nothing is started, and log lines leave standard output alone.</summary>
    public static WebApplication BuildForCommand() =>
        Build(ProjectRoot.Find(), new Dictionary<string, string?>(StringComparer.Ordinal) { [PlainConsole.ToStandardError] = "true" });

    /// <param name="root">The folder with appsettings.json; relative paths in settings start there.</param>
    /// <param name="settings">Settings that win over the file and the environment ("Local:Port").</param>
    /// <param name="configure">Last word on the services, for tests.</param>
    public static WebApplication Build(string root, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var builder = Builder(root, settings);
        configure?.Invoke(builder.Services);
        WebApplication? app = null;
        // What keeps the host from starting is told by PsoasBotCommand, once and in words.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host",
            level => level == LogLevel.Critical || (level >= LogLevel.Warning && app?.Lifetime.ApplicationStarted.IsCancellationRequested == true));
        app = builder.Build();
        app.MapLocalPage();
        app.MapHealth();
        return app;
    }

    /// <summary>The services alone: a server is not even built where its settings are wrong.</summary>
    public static ServiceProvider Services(string root, IReadOnlyDictionary<string, string?>? settings = null) => Builder(root, settings).Services.BuildServiceProvider();

    private static WebApplicationBuilder Builder(string root, IReadOnlyDictionary<string, string?>? settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = root, Args = [SettingsReadOnce] });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        builder.Logging.AddPlainConsole(builder.Configuration);
        builder.Services
            .AddKnowledge()
            .AddSafety()
            .AddRetrieval()
            .AddCompletion()
            .AddAnswering()
            .AddRoutines()
            .AddStorage()
            .AddModeration()
            .AddConversations()
            .AddPlatforms()
            .AddLocalPage()
            .AddDiscord(DiscordToken.FromEnvironment())
            .AddSlack(SlackTokens.FromEnvironment());
        return builder;
    }
}
