using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

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

    /// <summary>Why the evidence does not support the sentence, in one line; null when there is nothing to object to.</summary>
    string? Objection(Comparison comparison);
}
