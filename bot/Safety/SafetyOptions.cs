using System.ComponentModel.DataAnnotations;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Safety;

/// <summary>Settings of the room, section "Safety".</summary>
internal sealed class SafetyOptions
{
    public const string Section = "Safety";

    /// <summary>Two-letter country code that picks the phone numbers ("GB"); empty: the community's locale, else the international list.</summary>
    [RegularExpression("^([A-Za-z]{2})?$", MatchTimeoutInMilliseconds = PatternGuard.Limit)]
    public string? Region { get; set; }

    /// <summary>How long one screening may take before the neutral card is sent; 50 ms to 10 s, default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:10")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The folder with the clinical data; default "knowledge/safety".</summary>
    [Required]
    public string Folder { get; set; } = Path.Combine("knowledge", "safety");
}
