using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Platforms.Local;

/// <summary>Settings of the section "Local".</summary>
internal sealed class LocalPageOptions
{
    /// <summary>The port on 127.0.0.1. Default 5080, range 0 to 65535; 0 takes any free one.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 5080;

    /// <summary>Messages that a browser session can see again after a reload. Default 100, range 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int SessionMessages { get; set; } = 100;

    /// <summary>Browser sessions that are remembered, the least recently used going first. Default 200, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Sessions { get; set; } = 200;

    /// <summary>
    /// How often a page that waits for an answer looks whether another worker has delivered it; all pages look at every heartbeat, for what
    /// moderators changed. Default 1 s, range 50 ms to 1 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often an idle stream says that it is alive. Default 20 s, range 100 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(20);
}

[OptionsValidator]
internal sealed partial class LocalPageOptionsValidator : IValidateOptions<LocalPageOptions>;
