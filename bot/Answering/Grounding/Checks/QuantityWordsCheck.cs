using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>All, only, never, best: words that widen a statement must be in it.</summary>
internal sealed class QuantityWordsCheck : IGroundingCheck
{
    /// <summary>What is chronic or constant is so always.</summary>
    private static readonly string[] Lasting = ["always", "immer", "stets", "siempre"];

    public string Name => "quantifier";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var sentence = comparison.Sentence;
        var wide = sentence.Found("universal").Except(comparison.Used.SelectMany(item => item.Text.Found("universal")), StringComparer.Ordinal).ToList();
        wide.RemoveAll(word => word is "only" or "nur" or "solo" && comparison.Used.Any(item => item.Text.Plain.Contains("alone", StringComparison.Ordinal)));
        if (comparison.EvidenceHas("lasting")) wide.RemoveAll(word => Lasting.Contains(word, StringComparer.Ordinal));
        if (comparison.EvidenceHas("each")) wide.RemoveAll(word => word is "every" or "cada" || word.StartsWith("jede", StringComparison.Ordinal));
        if (wide.Count > 0 && !comparison.EvidenceHas("universal") && !IsDenial(wide, comparison)) yield return new Objection(comparison.Used.Count > 1 ? "wide-several" : "wide", "says all, only or never where the evidence does not");
        if (wide.Count > 0 && IsPartial(comparison)) yield return new Objection("partial", $"says {wide[0]} where the evidence speaks of some or many");
        if (sentence.Has("superlative") && !comparison.EvidenceHas("superlative") && !comparison.EvidenceHas("universal") && (!comparison.EvidenceHolds("main") || IsOneOf(comparison))) yield return new Objection("superlative", "uses a superlative that is not in the evidence");
        if (comparison.EvidenceHas("superlative") && Superlatives(sentence).Any(token => !comparison.Matcher.Holds(token))) yield return new Objection("superlative-other", "uses another superlative than the evidence");
        if (IsOneOf(comparison) && sentence.Plain.Contains("the main", StringComparison.Ordinal) && !sentence.Plain.Contains("one of", StringComparison.Ordinal)) yield return new Objection("main", "makes one of several the main one");
        if (sentence.Plain.Contains("most ", StringComparison.Ordinal) && !comparison.EvidenceHas("frequent") && !comparison.EvidenceHas("superlative")) yield return new Objection("most", "says most where the evidence does not");
    }

    /// <summary>"Strongest", "most crucial".</summary>
    private static IEnumerable<ReadToken> Superlatives(ReadText sentence) => sentence.Content.Where(token =>
        (token.Word.Length > 5 && token.Word.EndsWith("est", StringComparison.Ordinal) && token.Concepts.Count > 0) || sentence.Tokens.Any(other => other.Position == token.Position - 1 && other.Word == "most"));

    /// <summary>"Never" for "do not".</summary>
    private static bool IsDenial(List<string> wide, Comparison comparison) =>
        wide.TrueForAll(word => word is "never" or "nie" or "niemals" or "nunca" or "no other" or "anyone" or "anybody") && (comparison.EvidenceHas("negation") || comparison.EvidenceHas("negative"));

    private static bool IsPartial(Comparison comparison) =>
        (comparison.EvidenceHas("frequent") || comparison.EvidenceHas("some")) && !comparison.Sentence.Has("frequent") && !comparison.Sentence.Has("some");

    private static bool IsOneOf(Comparison comparison) => comparison.Used.Any(item => item.Text.Plain.Contains("one of the main", StringComparison.Ordinal));
}
