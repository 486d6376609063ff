namespace PsoasBot.Knowledge;

internal enum LimitEffect
{
    /// <summary>The exercises that name the limit are left out.</summary>
    RulesOut,

    /// <summary>A routine with some exercises left out and a pointer of its own.</summary>
    Care,

    /// <summary>No routine: somebody who can examine the member has to choose.</summary>
    Professional,
}

/// <summary>Something that a member cannot or should not do, with the words for it and what follows from it.</summary>
internal sealed record Limit
{
    public required string Id { get; init; }
    public required string Label { get; init; }
    public required LimitEffect Effect { get; init; }

    /// <summary>
    /// Phrases in plain words; <c>~</c> is up to three words, a word in capitals any of its group, <c>!</c> before a group that none of it follows;
    /// after <c>=</c> the phrase must be the whole text.
    /// </summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Ends of words that give the limit away ("itis").</summary>
    public IReadOnlyList<string> Endings { get; init; } = [];

    /// <summary>Limits that hold with this one.</summary>
    public IReadOnlyList<string> Implies { get; init; } = [];

    /// <summary>Exercises that it rules out beside those that name it in <c>not_for</c>.</summary>
    public IReadOnlyList<string> RulesOut { get; init; } = [];

    /// <summary>What to lie or sit on that it takes away ("floor"); an exercise with no surface left is ruled out.</summary>
    public IReadOnlyList<string> NoSurface { get; init; } = [];

    /// <summary>Where or how everything has to be done ("sitting"); null where the limit says no such thing.</summary>
    public string? Place { get; init; }

    /// <summary>The label is a class of things, so that the member's own word names it ("asthma", not "a diagnosed condition").</summary>
    public bool IsCalledByItsWord { get; init; }

    /// <summary>Holds for an age up to this one.</summary>
    public int? AgeMost { get; init; }

    /// <summary>Holds for an age from this one on.</summary>
    public int? AgeLeast { get; init; }

    public IReadOnlyList<string> Who { get; init; } = [];
    public string Why { get; init; } = "";
    public string When { get; init; } = "";

    /// <summary>What would make it more urgent.</summary>
    public string Net { get; init; } = "";

    /// <summary>What the routine leaves out for it, and that this is our own caution.</summary>
    public string? Says { get; init; }

    /// <summary>Ids such as "safety.S24".</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}

/// <summary>The limits, and the groups of words that their phrases use.</summary>
internal sealed record LimitList(IReadOnlyList<Limit> Limits, IReadOnlyDictionary<string, IReadOnlyList<string>> Groups)
{
    public static LimitList Empty { get; } = new([], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
}
