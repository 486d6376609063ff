namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>A cause that the evidence does not name, or a link that is made into one.</summary>
internal sealed class CauseCheck : IGroundingCheck
{
    public string Name => "cause";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (!comparison.Sentence.Has("strong_cause")) yield break;
        if (!comparison.EvidenceHas("cause")) yield return new Objection("new", "names a cause that the evidence does not");
        if (comparison.AllEvidenceHas("linking") && !comparison.EvidenceHas("strong_cause") && !comparison.Sentence.Has("linking")) yield return new Objection("link", "makes a cause of a link");
    }
}
