using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Knowledge.Library;

/// <summary>Settings of the section "Library"; its folder is <c>library</c> in the knowledge folder.</summary>
internal sealed class LibraryOptions
{
    /// <summary>Larger files are reported and left out, in bytes. Default 2 MiB, range 1 KiB to 64 MiB.</summary>
    [Range(1 << 10, 64 << 20)]
    public int FileSize { get; set; } = 2 << 20;

    /// <summary>A passage is closed at the end of a paragraph once it has so many words. Default 60, range 10 to 500.</summary>
    [Range(10, 500)]
    public int PassageWords { get; set; } = 60;

    /// <summary>A passage is cut at the end of a sentence before it exceeds so many words. Default 120, range 20 to 1,000.</summary>
    [Range(20, 1_000)]
    public int MostPassageWords { get; set; } = 120;

    /// <summary>The quiet time after a change before files are read, so that a copy of many is read once. Default 500 ms, range 0 to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Settle { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the folder is looked through even without a notice, since notices get lost on network shares. Default 1 min, range 1 s to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Rescan { get; set; } = TimeSpan.FromMinutes(1);
}

[OptionsValidator]
internal sealed partial class LibraryOptionsValidator : IValidateOptions<LibraryOptions>;
