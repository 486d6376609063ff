namespace PsoasBot.Knowledge;

/// <summary>What a message is about when no source covers it.</summary>
internal enum ScopeKind { NotCovered, OffTopic, Greeting, Thanks, AboutTheBot, Manipulation }

/// <summary>A subject outside the sources, or small talk, with the reply that it gets.</summary>
internal sealed record ScopeEntry
{
    public required string Id { get; init; }
    public required ScopeKind Kind { get; init; }
    public required string Reply { get; init; }

    /// <summary>The professional who can help instead, where there is one.</summary>
    public string? Refer { get; init; }

    /// <summary>Only a member who speaks of themselves is referred: squats, pillows and heat are asked about by everybody, a medicine is not.</summary>
    public bool RefersOwnOnly { get; init; }

    /// <summary>Statements that are told after the reply; empty where the reply says it all.</summary>
    public IReadOnlyList<StatementId> Statements { get; init; } = [];

    /// <summary>Words that, as the reply says, no source speaks of; checked against every statement. "vitamin*" is any word that begins so.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    public required IReadOnlyList<string> Asks { get; init; }
}

/// <summary>A word or phrase with what may stand for it: equals, relatives, misspellings.</summary>
internal sealed record VocabularyTerm
{
    public required string Term { get; init; }
    public required IReadOnlyList<string> Same { get; init; }
    public required IReadOnlyList<string> Related { get; init; }
    public required IReadOnlyList<string> Misspelled { get; init; }
}

/// <summary>Something that members ask for by name (a pose, a test, a part of the body), with other names of the very same thing.</summary>
internal sealed record NamedThing(string Name, IReadOnlyList<string> Same);
