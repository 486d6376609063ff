using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering;
using PsoasBot.Platforms;
using PsoasBot.Platforms.Slack;
using PsoasBot.Simulators.Slack;

namespace PsoasBot.Tests.Platforms.Slack;

/// <summary>The real host beside a simulated Slack.</summary>
internal sealed class SlackHost : ChatHost
{
    public const string Ann = "U0ANN0001";
    public const string Ben = "U0BEN0001";
    public const string Moderator = "U0MOD0001";
    public const string OtherModerator = "U0MOD0002";

    private SlackHost(SlackSimulator slack, WebApplication app, string store)
        : base(app, "slack", store, slack) => Slack = slack;

    public SlackSimulator Slack { get; }

    public SimPeople People => Slack.People;

    public static async Task<SlackHost> StartAsync(IAnswerer? answerer = null, SlackSimulator? slack = null, string? store = null, bool waitForReady = true, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        slack ??= await SlackSimulator.StartAsync();
        var own = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Slack:Api"] = slack.Api.ToString(),
            ["Slack:ModeratorChannel"] = SlackSimulator.ModeratorChannelId,
            ["Slack:Moderators:0"] = Moderator,
            ["Slack:Moderators:1"] = OtherModerator,
        };
        var setup = new ChatHostSetup { Answerer = answerer, Store = store, Configure = configure, Settings = settings };
        var (app, file) = await StartAsync(setup, own, services => services.AddSlack(new SlackTokens(slack.BotToken, slack.AppToken)));
        var host = new SlackHost(slack, app, file);
        var connections = int.Parse(own.GetValueOrDefault("Slack:Connections") ?? "2", CultureInfo.InvariantCulture);
        if (waitForReady) await Until(() => slack.LiveConnections == connections && host.Health.State == PlatformState.Ready);
        return host;
    }

    public static bool IsBots(SimMessage message) => message.User == SlackSimulator.BotUser;

    /// <summary>The bot's next message in the channel, as somebody sees it.</summary>
    public Task<SimMessage> FromBotAsync(string seenBy) => People.SeesAsync(seenBy, SlackSimulator.ChannelId, IsBots);

    /// <summary>Until nothing is on its way to the bot.</summary>
    public Task QuietAsync() => Until(() => Slack.PendingEnvelopes == 0);
}
