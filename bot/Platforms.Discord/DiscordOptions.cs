using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Platforms.Discord;

/// <summary>Settings of the section "Discord". The token is none of them: it comes from the environment variable PSOASBOT_DISCORD_TOKEN alone.</summary>
internal sealed class DiscordOptions
{
    /// <summary>Where the REST interface is, with its version and a slash at the end. Default https://discord.com/api/v10/.</summary>
    [Required]
    public Uri Api { get; set; } = new("https://discord.com/api/v10/");

    /// <summary>Where the gateway is. Default: what Discord names at the start.</summary>
    public Uri? Gateway { get; set; }

    /// <summary>Ids of the channels in which the bot may be asked, threads in them included. Empty: all that it can see.</summary>
    public IList<string> Channels { get; set; } = [];

    /// <summary>Guild id → id of the channel in which its moderators get review cards and alerts.</summary>
    public IDictionary<string, string> ModeratorChannels { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Ids of roles that may review, besides everybody with the permission Manage Messages.</summary>
    public IList<string> ModeratorRoles { get; set; } = [];

    /// <summary>
    /// Guild whose moderators look after direct messages too: their flags and alerts come into its moderators' channel. Default none: they are
    /// reviewed at the local desk alone.
    /// </summary>
    public string? DirectMessagesBelongTo { get; set; }

    /// <summary>Answers a mention in a thread of its own. Default true; where threads are not allowed, the bot replies in the channel.</summary>
    public bool OpenThreads { get; set; } = true;

    /// <summary>Understands follow-ups in its threads without a mention; needs the privileged Message Content intent. Default true.</summary>
    public bool ThreadFollowUps { get; set; } = true;

    /// <summary>Brings the registered commands up to date at the start. Default true.</summary>
    public bool RegisterCommands { get; set; } = true;

    /// <summary>Asks Discord to compress what the gateway sends (zlib-stream): less to receive, a little more to compute. Default false.</summary>
    public bool Compress { get; set; }

    /// <summary>Number of shards over all processes. Default 0: what Discord recommends. Range 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int Shards { get; set; }

    /// <summary>The shards that this process connects; empty: all.</summary>
    public IList<int> ShardIds { get; set; } = [];

    /// <summary>Events handled side by side. Default 64, range 1 to 1,024.</summary>
    [Range(1, 1_024)]
    public int Lanes { get; set; } = 64;

    /// <summary>Events that wait for a lane; when full, the gateway is not read further. Default 4,096, range 16 to 100,000.</summary>
    [Range(16, 100_000)]
    public int EventBuffer { get; set; } = 4_096;

    /// <summary>How long one request may take. Default 10 s, range 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts at one request, the first included. Default 4, range 1 to 20.</summary>
    [Range(1, 20)]
    public int RequestAttempts { get; set; } = 4;

    /// <summary>How long a shard may be without a session before health turns red. Default 1 min, range 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReconnectGrace { get; set; } = TimeSpan.FromMinutes(1);
}

[OptionsValidator]
internal sealed partial class DiscordOptionsValidator : IValidateOptions<DiscordOptions>;

/// <summary>The bot's token; never printed.</summary>
internal sealed class DiscordToken(string value)
{
    public const string Variable = "PSOASBOT_DISCORD_TOKEN";

    public string Value { get; } = value.Trim();

    /// <summary>Null where the environment holds none.</summary>
    public static DiscordToken? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { } value && !string.IsNullOrWhiteSpace(value) ? new DiscordToken(value) : null;

    public override string ToString() => "(secret)";
}
