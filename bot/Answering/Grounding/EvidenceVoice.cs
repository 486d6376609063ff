using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Grounding;

/// <summary>Who says a statement, how that person and the document may be named, and how open the statement is: what the gate must know beyond the text.</summary>
internal sealed record EvidenceVoice(SpeakerRole Role)
{
    /// <summary>The speaker's names, lower-case: "serota".</summary>
    public required IReadOnlySet<string> Names { get; init; }

    /// <summary>Names of people elsewhere in the knowledge, who do not say this.</summary>
    public required IReadOnlySet<string> OtherNames { get; init; }

    /// <summary>Concepts of lexicon.yaml by which our own wording and the source's standing introduce the speaker: "bodyworker", "massage_therapist".</summary>
    public required IReadOnlySet<string> Roles { get; init; }

    /// <summary>Concepts for the document: "article", "blog", "handout".</summary>
    public required IReadOnlySet<string> Documents { get; init; }

    /// <summary>Words that may stand beside the name: "yoga" in "yoga writer mei chong".</summary>
    public required IReadOnlySet<string> Introduction { get; init; }

    /// <summary>Stems of the words by which members ask for the statement; a sentence that uses them says it in everyday words.</summary>
    public required IReadOnlySet<string> AskedWith { get; init; }

    /// <summary>The statement stands on a side of a contested claim of level major.</summary>
    public bool IsContested { get; init; }

    /// <summary>It tells what to do; "hold 20 seconds" takes no side as long as it stays an instruction.</summary>
    public bool IsInstruction { get; init; }

    /// <summary>Anatomy and function: only a figure or an "only" takes a side there.</summary>
    public bool IsDescription { get; init; }

    public bool IsAnecdote { get; init; }
}
