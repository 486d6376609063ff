namespace PsoasBot.Safety.Lexicon;

/// <summary>What a concept is, which decides what a "no", a "what if" or a "years ago" does to it.</summary>
internal enum ConceptKind
{
    /// <summary>Something felt or seen: removed by negation, by a hypothesis and by a resolved past.</summary>
    Symptom,

    /// <summary>Despair, self-harm, abuse: removed by negation, study or fiction, but not by a "what if".</summary>
    Crisis,

    /// <summary>Illness, medicine, operation, pregnancy: removed by negation only; a past one still counts.</summary>
    Risk,

    /// <summary>Places, persons, times, cues: never removed.</summary>
    Frame,

    /// <summary>Figures of speech: their words say nothing else.</summary>
    Idiom,
}

/// <summary>A named idea of the lexicon. The id is its place in the lexicon's list.</summary>
internal sealed record Concept(int Id, string Name, ConceptKind Kind)
{
    /// <summary>Serves the choice of the pointer alone: no level, no likeness and no "no" is read differently because of it.</summary>
    public bool ForPointers { get; init; }
}
