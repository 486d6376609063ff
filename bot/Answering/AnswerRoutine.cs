namespace PsoasBot.Answering;

/// <summary>
/// A routine as it is published. <see cref="Seconds"/> is the time of all steps with set-up, rests and both sides. Without steps it was declined:
/// <see cref="Nearest"/> then names a request that can be met, <see cref="Problems"/> what was wrong with this one.
/// </summary>
internal sealed record AnswerRoutine
{
    public string? Goal { get; init; }
    public int? Minutes { get; init; }
    public required int Seconds { get; init; }
    public required IReadOnlyList<AnswerStep> Steps { get; init; }

    /// <summary>Lines on the order, the time and what was left out; some cite, the others speak of the routine itself.</summary>
    public IReadOnlyList<CitedSentence> Notes { get; init; } = [];

    /// <summary>The same for machines, in fixed phrases ("dose not stated").</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    public AnswerNearest? Nearest { get; init; }
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>A request that can be met, near the one that cannot.</summary>
internal sealed record AnswerNearest(string Goal, int Minutes);

/// <summary>One exercise of a routine.</summary>
internal sealed record AnswerStep
{
    /// <summary>The exercise's id; its picture is <c>pictures/&lt;id&gt;.svg</c> where <see cref="PictureAlt"/> says what it shows.</summary>
    public required string Exercise { get; init; }

    public required string Title { get; init; }

    /// <summary>"release", "stretch", "strengthen", "self-check", "breathing".</summary>
    public required string Kind { get; init; }

    public required int Seconds { get; init; }

    /// <summary>As the source gives it, or "not stated".</summary>
    public required CitedSentence Dose { get; init; }

    public required bool DoseStated { get; init; }
    public required CitedSentence Purpose { get; init; }
    public required string Position { get; init; }
    public required IReadOnlyList<string> Equipment { get; init; }
    public required IReadOnlyList<CitedSentence> Instructions { get; init; }
    public IReadOnlyList<CitedSentence> Easier { get; init; } = [];
    public CitedSentence? Feel { get; init; }
    public CitedSentence? Stop { get; init; }
    public IReadOnlyList<CitedSentence> Cautions { get; init; } = [];

    /// <summary>Who describes it: an author, a practitioner or a reader in the comments.</summary>
    public required string DescribedBy { get; init; }

    /// <summary>Ids of the marks that touch it.</summary>
    public required IReadOnlyList<string> Contested { get; init; }

    /// <summary>Every statement that the step rests on.</summary>
    public required IReadOnlyList<string> Citations { get; init; }

    public required IReadOnlyList<AnswerPhase> Phases { get; init; }
    public string? PictureAlt { get; init; }
}

/// <summary>A piece of a step's time. <paramref name="Kind"/>: set-up, hold, stay, repetitions, own-pace, rest, change-side.</summary>
internal sealed record AnswerPhase(string Kind, int Seconds, string Label);
