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

    /// <summary>How often routines that are being done are looked at. Default 500 ms, range 20 ms to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:00:10")]
    public TimeSpan RoutinePoll { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long after the last click a routine that is being done is forgotten. Default 3 h, range 10 min to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00")]
    public TimeSpan RoutineLife { get; set; } = TimeSpan.FromHours(3);
}

[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;
