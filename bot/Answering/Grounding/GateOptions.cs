namespace PsoasBot.Answering.Grounding;

/// <summary>Thresholds of the gate, calibrated on the labelled sentences of tests/gate (docs/model.md has the figures). All lie between 0 and 1.</summary>
internal sealed record GateOptions
{
    /// <summary>How likely the evidence must support a sentence.</summary>
    public float LeastSupport { get; init; } = 0.48f;

    /// <summary>Stricter for what a model writes: a sentence that is cut costs little, the statement itself takes its place.</summary>
    public static GateOptions ForModels { get; } = new() { LeastSupport = 0.8f };

    /// <summary>For what moderators write, who have read the statement: a short sentence that no check objects to is theirs to publish.</summary>
    public static GateOptions ForModerators { get; } = new() { NeedsObjection = true };

    /// <summary>Stops a sentence only where a check objects to it, and not for saying little of what the evidence says.</summary>
    public bool NeedsObjection { get; init; }
}
