namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>A cause that the evidence does not name, or a link that is made into one.</summary>
internal sealed class CauseCheck : IGroundingCheck
{
    public string Name => "cause";

    public string? Objection(Comparison comparison)
    {
        if (!comparison.Sentence.Has("strong_cause")) return null;
        if (!comparison.EvidenceHas("cause")) return "names a cause that the evidence does not";
        return comparison.AllEvidenceHas("linking") && !comparison.EvidenceHas("strong_cause") && !comparison.Sentence.Has("linking") ? "makes a cause of a link" : null;
    }
}
