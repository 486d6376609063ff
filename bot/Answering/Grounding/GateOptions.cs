namespace PsoasBot.Answering.Grounding;

/// <summary>Thresholds of the gate, calibrated on tests/gate/open.jsonl (docs/model.md has the figures). All lie between 0 and 1.</summary>
internal sealed record GateOptions
{
    /// <summary>The share of a sentence's content that its evidence must cover.</summary>
    public float LeastCoverage { get; init; } = 0.6f;

    /// <summary>The same for a sentence in another language than its evidence, where the bilingual word list has gaps.</summary>
    public float LeastForeignCoverage { get; init; } = 0.5f;

    /// <summary>A sentence that another statement covers better than the cited one by this much is wrongly cited.</summary>
    public float WrongCitationMargin { get; init; } = 0.25f;

    /// <summary>Stricter for what a model writes: a sentence that is cut costs little, the statement itself takes its place.</summary>
    public static GateOptions ForModels { get; } = new() { LeastCoverage = 0.75f, LeastForeignCoverage = 0.75f };
}
