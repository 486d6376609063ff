namespace PsoasBot.Safety.Rules;

/// <summary>A row of the red-flag list: what the card and the referral say about it.</summary>
internal sealed record SafetySituation
{
    public required string Id { get; init; }

    /// <summary>Which card: body, maternity, distress, selfharm, friend, abuse, child, assault, psychosis, overdose.</summary>
    public string Card { get; init; } = "body";

    public required IReadOnlyList<string> Who { get; init; }

    /// <summary>"because …" in plain words.</summary>
    public required string Why { get; init; }

    /// <summary>The same without naming a sign, for an alarm that no rule found: a sign that nobody wrote must not be shown.</summary>
    public string? Plain { get; init; }

    /// <summary>"today", "in the next days".</summary>
    public required string When { get; init; }

    /// <summary>What would move it up a level.</summary>
    public string? Net { get; init; }

    /// <summary>The few safe things to do, or to leave, until help is there.</summary>
    public IReadOnlyList<string> Until { get; init; } = [];

    /// <summary>False: no sets, repetitions, holds or steps.</summary>
    public bool Doses { get; init; } = true;

    /// <summary>Whoever asks this asks for themselves ("do I need a physio", "will it go away by itself"); nothing has to be told of a body.</summary>
    public bool IsAsked { get; init; }

    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The situation as it is told where no rule named its signs.</summary>
    public SafetySituation WithoutSigns() => Plain is { } plain ? this with { Why = plain } : this;
}
