using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>The content of the sentence must be in the evidence: no new body part, condition, thing or name, and enough of the rest.</summary>
internal sealed class LexicalCheck : IGroundingCheck
{
    public string Name => "lexical";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var fresh = comparison.Fresh;
        if (fresh.FirstOrDefault(token => IsHard(token, comparison)) is { } hard) yield return new Objection(comparison.IsAskedWith(hard) ? "hard-asked" : "hard", $"brings in {hard.Word}, which is not in the evidence");
        if (!comparison.Sentence.IsForeign && fresh.FirstOrDefault(token => token.IsName) is { } name) yield return new Objection("name", $"names {name.Word}, which is not in the evidence");
        if (comparison.Reworded.FirstOrDefault(token => IsHard(token, comparison)) is { } reworded) yield return new Objection("reworded", $"says {reworded.Word} where the evidence has something near it");
        if (fresh.Count > 0) yield return new Objection("fresh", $"goes beyond the evidence ({string.Join(", ", fresh.Select(token => token.Word))})");
    }

    private static bool IsHard(ReadToken token, Comparison comparison) =>
        token.Concepts.Count > 0 && !(comparison.Sentence.IsForeign && token.IsCompound) && token.Concepts.All(concept => comparison.Lexicon.ClassOf(concept) == ConceptClass.Hard);
}
