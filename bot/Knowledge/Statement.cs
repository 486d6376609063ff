namespace PsoasBot.Knowledge;

/// <summary>What a statement is; decides which questions it answers well.</summary>
internal enum StatementKind { Anatomy, Function, Cause, Claim, Opinion, Anecdote, Instruction, SelfCheck, Caution, Resource }

/// <summary>In which role somebody speaks in a source.</summary>
internal enum SpeakerRole { Author, AuthorInComments, Quoted, Reported, PractitionerInComments, ReaderInComments, UnsignedQuotation, Editor }

/// <summary>Who speaks: a role, and a name for a quoted or reported person.</summary>
internal sealed record Speaker(SpeakerRole Role, string? Name = null)
{
    public bool IsCommenter => Role is SpeakerRole.PractitionerInComments or SpeakerRole.ReaderInComments;
}

/// <summary>One thing that a source says, in our own words, with its place and the ways in which members ask for it.</summary>
internal sealed record Statement
{
    public required StatementId Id { get; init; }

    /// <summary>Readable alone: names who says it and about what.</summary>
    public required string Text { get; init; }

    /// <summary>The same as it reads right after another sentence of the same speaker.</summary>
    public required string Then { get; init; }

    public required string Where { get; init; }
    public required Speaker Speaker { get; init; }
    public required StatementKind Kind { get; init; }
    public required IReadOnlyList<string> Topics { get; init; }
    public required IReadOnlyList<string> Asks { get; init; }
}
