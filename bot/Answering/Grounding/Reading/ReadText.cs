namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>
/// A word or phrase of a text: its concepts (none for a word that the lexicon does not know), whether it stands under a negation,
/// and whether it was written with a capital inside a sentence.
/// </summary>
internal sealed record ReadToken(string Word, string Stem, IReadOnlyList<string> Concepts, int Position, int Offset)
{
    /// <summary>For a phrase the concepts of its single words: a hip flexor has to do with the hip.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The rows of synonyms.yaml that the word stands in.</summary>
    public required IReadOnlySet<int> Synonyms { get; init; }

    /// <summary>A word of another language that is much longer than the beginning it was found by: rather a compound than that plain word.</summary>
    public bool IsCompound { get; init; }

    public required bool IsNegated { get; init; }

    /// <summary>The first word that a negation is about ("guide" in "could not guide her"), or one with its own "un-".</summary>
    public bool IsDenied { get; init; }

    public required bool IsHedged { get; init; }
    public required bool IsSoft { get; init; }
    public required bool IsName { get; init; }
}

/// <summary>An amount: its value, its unit where one follows ("second", "degree", "vertebra") and a bound ("≥", "≤").</summary>
internal sealed record Amount(string Value, string? Unit, char? Bound, int Position);

/// <summary>A text as the checks see it.</summary>
internal sealed record ReadText
{
    public required string Raw { get; init; }

    /// <summary>Folded, lower-case, without citations and apostrophes.</summary>
    public required string Plain { get; init; }

    public required IReadOnlyList<ReadToken> Tokens { get; init; }
    public required IReadOnlyList<Amount> Amounts { get; init; }
    public required IReadOnlyList<string> Quotations { get; init; }
    public required bool IsForeign { get; init; }
    public required Func<string, IReadOnlyList<string>> Marks { get; init; }

    /// <summary>The words under a "may" or "perhaps".</summary>
    public required IReadOnlyList<ReadToken> Hedged { get; init; }

    /// <summary>The words that carry content: not soft, not numbers.</summary>
    public required IReadOnlyList<ReadToken> Content { get; init; }

    /// <summary>The text holds a marker of lexicon.yaml.</summary>
    public bool Has(string marker) => Marks(marker).Count > 0;

    /// <summary>The words that match a marker.</summary>
    public IReadOnlyList<string> Found(string marker) => Marks(marker);

    public bool Holds(string concept) => Tokens.Any(token => token.Concepts.Contains(concept, StringComparer.Ordinal) || token.Parts.Contains(concept, StringComparer.Ordinal));
}

/// <summary>A statement of the evidence, read.</summary>
internal sealed record ReadEvidence(EvidenceItem Item, ReadText Text);
