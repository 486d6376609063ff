namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>"May" is not "does", "often" is not "always", nothing is proven that is only held, and no duty is added.</summary>
internal sealed class ModalityCheck : IGroundingCheck
{
    private const float MostOfIt = 0.5f;

    public string Name => "modality";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var sentence = comparison.Sentence;
        if (sentence.Has("certain") && !comparison.EvidenceHas("certain") && !sentence.Has("doubting")) yield return new Objection("surer", "is surer than the evidence");
        var weak = sentence.Has("hedge") || sentence.Has("retold") && comparison.EvidenceHas("reported") || sentence.Has("can") || sentence.Has("some") || sentence.Has("frequent");
        if (comparison.AllEvidenceHas("only_asked") && !sentence.Has("asking")) yield return new Objection("asked", "tells as done what is only asked for");
        var isRetold = comparison.EvidenceHas("reported") && sentence.Has("retold");
        var said = new WordMatcher([sentence], sentence.IsForeign);
        var takesUp = comparison.Used.Any(item => item.Text.Hedged.Any(said.Holds) || (item.Text.Hedged.Count <= 1 && comparison.Share(item) >= MostOfIt));
        if (takesUp && !weak && comparison.AllEvidenceHas("hedge") && !(sentence.Has("belief") && comparison.EvidenceHas("belief"))) yield return new Objection("may", "leaves out the 'may' of the evidence");
        if (!weak && comparison.AllEvidenceHas("reported") && !comparison.IsAttributed && !sentence.Has("reported")) yield return new Objection("said", "makes a fact of what is only said");
        if (!weak && comparison.AllEvidenceHas("can") && !comparison.EvidenceHas("duty") && Asserts(comparison)) yield return new Objection("can", "makes a fact of what can be");
        if (comparison.AllEvidenceHas("belief") && !comparison.IsAttributed && !sentence.Has("hedge")) yield return new Objection("belief", "makes a fact of what somebody believes");
        if (sentence.Has("duty") && !isRetold && !comparison.EvidenceHas("duty") && !comparison.EvidenceHas("universal")) yield return new Objection("duty", "makes a duty of it");
    }

    private static bool Asserts(Comparison comparison) => comparison.Sentence.Has("strong_cause") || comparison.Sentence.Has("universal") || !comparison.IsAttributed;
}
