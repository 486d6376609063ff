namespace PsoasBot.Platforms;

internal enum OptionKind { Text, WholeNumber, YesNo }

/// <summary>A named value that a member can give with a command.</summary>
internal sealed record CommandOption(string Name, string Description, OptionKind Kind)
{
    public bool IsRequired { get; init; }

    /// <summary>The only values that are taken; empty where any is.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How a choice reads where a member picks it; one without an entry reads as it is.</summary>
    public IReadOnlyDictionary<string, string> ReadsAs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The platform asks <see cref="CommandDesk.Complete"/> while the member types.</summary>
    public bool Completes { get; init; }

    public int? Least { get; init; }
    public int? Most { get; init; }
    public int? LongestText { get; init; }

    /// <summary>For <see cref="OptionKind.YesNo"/>: the word that says no, where options are written out.</summary>
    public string? Opposite { get; init; }
}

/// <summary>A command as members see it, the same on every platform: name in lower case, up to 100 characters of description.</summary>
internal sealed record CommandSpec(string Name, string Description)
{
    public IReadOnlyList<CommandOption> Options { get; init; } = [];

    /// <summary>Second words ("review next"); a command has either these or options.</summary>
    public IReadOnlyList<CommandSpec> Verbs { get; init; } = [];

    public bool ForModerators { get; init; }
}

/// <summary>A command that somebody gave.</summary>
internal sealed record CommandCall(string Name, string? Verb, IReadOnlyDictionary<string, string> Arguments, Caller Caller)
{
    public string? this[string option] => Arguments.GetValueOrDefault(option);
}

/// <summary>Who acts on a platform, in which role and where.</summary>
internal sealed record Caller(string Platform, string Community, string MemberId, Moderation.Review.CommunityRole Role)
{
    public Moderation.Review.Reviewer AsReviewer => new(MemberId, Role, Platform, Community);
}
