namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>"May" is not "does", "often" is not "always", nothing is proven that is only held, and no duty is added.</summary>
internal sealed class ModalityCheck : IGroundingCheck
{
    private const float MostOfIt = 0.5f;

    public string Name => "modality";

    public string? Objection(Comparison comparison)
    {
        var sentence = comparison.Sentence;
        if (sentence.Has("certain") && !comparison.EvidenceHas("certain") && !sentence.Has("doubting")) return "is surer than the evidence";
        var weak = sentence.Has("hedge") || sentence.Has("can") || sentence.Has("some") || sentence.Has("frequent");
        var said = new WordMatcher([sentence], sentence.IsForeign);
        var takesUp = comparison.Used.Any(item => item.Text.Hedged.Any(said.Holds) || (item.Text.Hedged.Count <= 1 && comparison.Share(item) >= MostOfIt));
        if (takesUp && !weak && comparison.AllEvidenceHas("hedge") && !(sentence.Has("belief") && comparison.EvidenceHas("belief"))) return "leaves out the 'may' of the evidence";
        if (!weak && comparison.AllEvidenceHas("reported") && !comparison.IsAttributed && !sentence.Has("reported")) return "makes a fact of what is only said";
        if (!weak && comparison.AllEvidenceHas("can") && !comparison.EvidenceHas("duty") && Asserts(comparison)) return "makes a fact of what can be";
        if (comparison.AllEvidenceHas("belief") && !comparison.IsAttributed && !sentence.Has("hedge")) return "makes a fact of what somebody believes";
        return sentence.Has("duty") && !comparison.EvidenceHas("duty") && !comparison.EvidenceHas("universal") ? "makes a duty of it" : null;
    }

    private static bool Asserts(Comparison comparison) => comparison.Sentence.Has("strong_cause") || comparison.Sentence.Has("universal") || !comparison.IsAttributed;
}
