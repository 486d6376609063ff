using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Platforms;

/// <summary>What holds on every chat platform. Section <c>Platforms</c>.</summary>
internal sealed class PlatformOptions
{
    /// <summary>How often moderators' channels are brought up to date. Default 2 s, range 50 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan ReviewPoll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a case waits before moderators are reminded, and again after as long. Default 1 day, range 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan RemindAfter { get; set; } = TimeSpan.FromDays(1);
}

[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;
