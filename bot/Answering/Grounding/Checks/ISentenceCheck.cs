using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Why a sentence may not be said: a code for the kind within its check ("may"), and one line for people.</summary>
internal sealed record Objection(string Code, string Why);

/// <summary>Judges a sentence by itself.</summary>
internal interface ISentenceCheck
{
    string Name { get; }

    /// <summary>Why the sentence may not be said, in one line; null when there is nothing to object to.</summary>
    string? Objection(ReadText sentence);
}

/// <summary>Judges a sentence against its evidence.</summary>
internal interface IGroundingCheck
{
    string Name { get; }

    /// <summary>An objection stops the sentence whatever else speaks for it; the others are weighed together.</summary>
    bool IsVeto { get; }

    /// <summary>Empty when there is nothing to object to.</summary>
    IEnumerable<Objection> Find(Comparison comparison);
}
