using PsoasBot.Answering.Phrasing;
using PsoasBot.Safety;

namespace PsoasBot.Answering;

/// <summary>A message to be answered, with the thread before it ("member: …", "bot: …"), oldest first.</summary>
internal sealed record Question(string Text)
{
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>The member's or community's locale, for phone numbers ("en-GB").</summary>
    public string? Locale { get; init; }
}

internal enum AnswerStatus { Answered, Declined, Safety }

/// <summary>One sentence that the member reads, with the statements, passages or safety references that support it.</summary>
internal sealed record CitedSentence(string Text, IReadOnlyList<string> Citations);

/// <summary>A side of a contested claim as it is shown: what is held, in a few words and in full, by whom, and every statement that shows it, the best first.</summary>
internal sealed record ShownSide(string Label, string Position, string Holders, IReadOnlyList<string> Citations);

/// <summary>The mark of a contested claim; its sides come from the knowledge, never from a model.</summary>
internal sealed record ContestedMark(string Id, string Title, string Kind, IReadOnlyList<ShownSide> Sides);

/// <summary>The pointer to a professional at the end of every answer.</summary>
internal sealed record Referral
{
    /// <summary>True where it speaks to the member's own situation.</summary>
    public required bool Specific { get; init; }

    public required IReadOnlyList<string> Who { get; init; }
    public required string Why { get; init; }
    public required string When { get; init; }

    /// <summary>One or two ready sentences.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<string> Citations { get; init; } = [];
}

/// <summary>
/// A place that the answer rests on; <see cref="Number"/> is what stands in brackets. <see cref="Ids"/> are the citations that it numbers,
/// <see cref="Title"/>, <see cref="Author"/> and <see cref="Published"/> describe the document, <see cref="Where"/> the place in it.
/// </summary>
internal sealed record AnswerSource
{
    public required int Number { get; init; }
    public required string Source { get; init; }
    public required string Title { get; init; }
    public required string Author { get; init; }
    public required string Published { get; init; }
    public required string Where { get; init; }
    public Uri? Url { get; init; }
    public required IReadOnlyList<AnswerCitation> Ids { get; init; }
}

/// <summary>One cited statement behind a number: its id, what it says in our own words, who says it and where.</summary>
internal sealed record AnswerCitation(string Id, string Text, string Speaker, string Where);

/// <summary>
/// What the member gets. <see cref="Sentences"/> is the content, every sentence cited; <see cref="Lead"/> is a plain human line
/// that states nothing about the subject (a greeting, a decline); <see cref="Text"/> is the whole as plain text.
/// </summary>
internal sealed record Answer
{
    public required AnswerStatus Status { get; init; }
    public required SafetyLevel Level { get; init; }
    public required string Text { get; init; }
    public string? Lead { get; init; }
    public IReadOnlyList<CitedSentence> Sentences { get; init; } = [];
    public IReadOnlyList<ContestedMark> Contested { get; init; } = [];
    /// <summary>The pointer; null in a line that answers nothing. Not required, since what is stored leaves nulls out and must be read again.</summary>
    public Referral? Referral { get; init; }

    public IReadOnlyList<AnswerSource> Sources { get; init; } = [];
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The exercises, where the answer is a routine.</summary>
    public AnswerRoutine? Routine { get; init; }

    public required Receipt Receipt { get; init; }
}

/// <summary>What an answer rested on: the knowledge's version, the statements that were considered with their scores, the rules that fired, the time it took.</summary>
internal sealed record Receipt
{
    public required string KnowledgeVersion { get; init; }
    public IReadOnlyList<ScoredEvidence> Considered { get; init; } = [];
    public IReadOnlyList<SafetyFinding> Findings { get; init; } = [];
    public string? Decision { get; init; }

    /// <summary>Whether vectors helped to search ("words and vectors (NAME)") or why not ("words alone: timeout"); null where no embedding model is set.</summary>
    public string? Search { get; init; }

    /// <summary>What became of a follow-up that a model put in other words, with the prompt's version; null where none was asked.</summary>
    public string? FollowUp { get; init; }

    /// <summary>What a language model had to do with it; null where none was asked.</summary>
    public ModelReceipt? Model { get; init; }

    public required TimeSpan Elapsed { get; init; }
}

/// <summary>A candidate for the answer and its score.</summary>
internal sealed record ScoredEvidence(string Id, float Score);
