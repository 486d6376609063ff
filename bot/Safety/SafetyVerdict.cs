namespace PsoasBot.Safety;

/// <summary>What the screen says of one message. Findings stand highest first; the level is that of the first.</summary>
internal sealed record SafetyVerdict
{
    public static SafetyVerdict Clear { get; } = new() { Level = SafetyLevel.None, Findings = [], AllowsDoses = true, Flags = [] };

    public required SafetyLevel Level { get; init; }

    public required IReadOnlyList<SafetyFinding> Findings { get; init; }

    /// <summary>A pointer made for this situation; null for plain questions.</summary>
    public SafetyReferral? Referral { get; init; }

    /// <summary>False where no sets, repetitions, holds or steps may be given.</summary>
    public required bool AllowsDoses { get; init; }

    /// <summary>For moderators: "emergency", "urgent", "crisis".</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>The message speaks of somebody else, so the card addresses the helper.</summary>
    public bool AboutSomebodyElse { get; init; }

    /// <summary>The writer is, or may be, under 18.</summary>
    public bool WriterIsMinor { get; init; }

    /// <summary>The language of the message where the screen recognised it ("es"), else null.</summary>
    public string? Language { get; init; }
}

/// <summary>One rule that held, with the member's own words that made it hold.</summary>
internal sealed record SafetyFinding
{
    public required string Rule { get; init; }

    public required string Situation { get; init; }

    public required SafetyLevel Level { get; init; }

    public required string Words { get; init; }

    /// <summary>Ids such as "safety.S1".</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>No rule found it: the situation is the likeliest one, and none of its signs may be named.</summary>
    public bool IsLearnt { get; init; }
}

/// <summary>Who to turn to, why and how soon, with the sentence that says so.</summary>
internal sealed record SafetyReferral
{
    public required IReadOnlyList<string> Who { get; init; }

    public required string Why { get; init; }

    public required string When { get; init; }

    public required IReadOnlyList<string> References { get; init; }

    public required string Text { get; init; }
}
