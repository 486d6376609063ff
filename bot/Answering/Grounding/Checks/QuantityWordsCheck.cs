namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>All, only, never, best: words that widen a statement must be in it.</summary>
internal sealed class QuantityWordsCheck : IGroundingCheck
{
    public string Name => "quantifier";

    public string? Objection(Comparison comparison)
    {
        var sentence = comparison.Sentence;
        var wide = sentence.Found("universal").Except(comparison.Used.SelectMany(item => item.Text.Found("universal")), StringComparer.Ordinal).ToList();
        wide.RemoveAll(word => word is "only" or "nur" or "solo" && comparison.Used.Any(item => item.Text.Plain.Contains("alone", StringComparison.Ordinal)));
        if (wide.Count > 0 && !comparison.EvidenceHas("universal") && !IsDenial(wide, comparison)) return "says all, only or never where the evidence does not";
        if (wide.Count > 0 && IsPartial(comparison)) return $"says {wide[0]} where the evidence speaks of some or many";
        if (sentence.Has("superlative") && !comparison.EvidenceHas("superlative") && !comparison.EvidenceHas("universal") && !comparison.EvidenceHolds("main")) return "uses a superlative that is not in the evidence";
        if (IsOneOf(comparison) && sentence.Plain.Contains("the main", StringComparison.Ordinal) && !sentence.Plain.Contains("one of", StringComparison.Ordinal)) return "makes one of several the main one";
        return sentence.Plain.Contains("most ", StringComparison.Ordinal) && !comparison.EvidenceHas("frequent") && !comparison.EvidenceHas("superlative") ? "says most where the evidence does not" : null;
    }

    /// <summary>"Never" for "do not".</summary>
    private static bool IsDenial(List<string> wide, Comparison comparison) =>
        wide.TrueForAll(word => word is "never" or "nie" or "niemals" or "nunca" or "no other" or "anyone" or "anybody") && (comparison.EvidenceHas("negation") || comparison.EvidenceHas("negative"));

    private static bool IsPartial(Comparison comparison) =>
        (comparison.EvidenceHas("frequent") || comparison.EvidenceHas("some")) && !comparison.Sentence.Has("frequent") && !comparison.Sentence.Has("some");

    private static bool IsOneOf(Comparison comparison) => comparison.Used.Any(item => item.Text.Plain.Contains("one of the main", StringComparison.Ordinal));
}
