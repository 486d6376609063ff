using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Platforms.Slack;

/// <summary>Settings of the section "Slack". The tokens are none of them: they come from the environment alone, see <see cref="SlackTokens"/>.</summary>
internal sealed class SlackOptions
{
    /// <summary>Where the Web API is, with a slash at the end. Default https://slack.com/api/.</summary>
    [Required]
    public Uri Api { get; set; } = new("https://slack.com/api/");

    /// <summary>Ids of the channels in which the bot may be asked. Empty: all that it is in. Direct messages are always answered.</summary>
    public IList<string> Channels { get; set; } = [];

    /// <summary>Id of the channel in which moderators get review cards and alerts; empty for none.</summary>
    public string ModeratorChannel { get; set; } = "";

    /// <summary>Ids of members who may review.</summary>
    public IList<string> Moderators { get; set; } = [];

    /// <summary>Ids of user groups whose members may review.</summary>
    public IList<string> ModeratorGroups { get; set; } = [];

    /// <summary>Understands follow-ups in the threads of its answers without a mention. Default true.</summary>
    public bool ThreadFollowUps { get; set; } = true;

    /// <summary>Open sockets; Slack sends each event to one of them. Default 2, so that one can be renewed while the other listens. Range 1 to 10.</summary>
    [Range(1, 10)]
    public int Connections { get; set; } = 2;

    /// <summary>Events handled side by side. Default 64, range 1 to 1,024.</summary>
    [Range(1, 1_024)]
    public int Lanes { get; set; } = 64;

    /// <summary>Events that wait for a lane; when full, the sockets are not read further. Default 4,096, range 16 to 100,000.</summary>
    [Range(16, 100_000)]
    public int EventBuffer { get; set; } = 4_096;

    /// <summary>How often a socket is pinged. Default 5 s, range 50 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan PingEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a ping may stay without an answer before the socket counts as deaf: commands that it was sent meanwhile are lost. Default 5 s, range 50 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan PongWithin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How far back the bot looks for questions that it missed while no socket was open. Default 1 h, 0 for never, at most 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Backfill { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long one request may take. Default 10 s, range 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts at one request that may be repeated, the first included. Default 4, range 1 to 20.</summary>
    [Range(1, 20)]
    public int RequestAttempts { get; set; } = 4;

    /// <summary>How long there may be no open socket before health turns red. Default 1 min, range 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReconnectGrace { get; set; } = TimeSpan.FromMinutes(1);
}

[OptionsValidator]
internal sealed partial class SlackOptionsValidator : IValidateOptions<SlackOptions>;

/// <summary>The two tokens: the bot's ("xoxb-") for the Web API, the app's ("xapp-") for sockets. Never printed.</summary>
internal sealed class SlackTokens(string bot, string app)
{
    public const string BotVariable = "PSOASBOT_SLACK_BOT_TOKEN";
    public const string AppVariable = "PSOASBOT_SLACK_APP_TOKEN";

    public string Bot { get; } = bot.Trim();

    public string App { get; } = app.Trim();

    /// <summary>Null where the environment holds neither.</summary>
    /// <exception cref="OptionsValidationException">It holds only one of them.</exception>
    public static SlackTokens? FromEnvironment() => From(Environment.GetEnvironmentVariable(BotVariable), Environment.GetEnvironmentVariable(AppVariable));

    /// <inheritdoc cref="FromEnvironment"/>
    internal static SlackTokens? From(string? bot, string? app) => (string.IsNullOrWhiteSpace(bot), string.IsNullOrWhiteSpace(app)) switch
    {
        (true, true) => null,
        (false, false) => new SlackTokens(bot!, app!),
        (var lacksBot, _) => throw new OptionsValidationException("Slack", typeof(SlackTokens), [$"Slack needs two tokens; {(lacksBot ? BotVariable : AppVariable)} is not set"]),
    };

    public override string ToString() => "(secret)";
}
