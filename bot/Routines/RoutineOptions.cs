using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PsoasBot.Routines;

/// <summary>Settings of the section "Routines".</summary>
internal sealed class RoutineOptions
{
    /// <summary>How far a routine may be from the time that was asked for without a word on it. Default 0.10, range 0.02 to 0.25.</summary>
    [Range(0.02, 0.25)]
    public double Tolerance { get; set; } = 0.10;

    /// <summary>A single exercise that is longer than asked by no more than this is still offered, and said to be longer. Default 60 s, range 0 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Overshoot { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Exercises at most for somebody who is new to it. Default 3, range 1 to 8.</summary>
    [Range(1, 8)]
    public int BeginnerSteps { get; set; } = 3;

    /// <summary>Exercises at most. Default 8, range 1 to 12.</summary>
    [Range(1, 12)]
    public int MostSteps { get; set; } = 8;
}

[OptionsValidator]
internal sealed partial class RoutineOptionsValidator : IValidateOptions<RoutineOptions>;
