namespace PsoasBot.Safety;

/// <summary>A sentence of a card with the ids of the safety references it rests on; none for words of comfort.</summary>
internal sealed record SafetySentence
{
    public required string Text { get; init; }

    public required IReadOnlyList<string> Citations { get; init; }
}

/// <summary>What the member gets instead of an answer. Text is plain, with the sources named at its end.</summary>
internal sealed record SafetyCard
{
    public required SafetyLevel Level { get; init; }

    public required IReadOnlyList<SafetySentence> Sentences { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<SafetySource> Sources { get; init; }

    public required SafetyReferral Referral { get; init; }
}
