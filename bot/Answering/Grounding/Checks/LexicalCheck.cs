using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>The content of the sentence must be in the evidence: no new body part, condition, thing or name, and enough of the rest.</summary>
internal sealed class LexicalCheck(GateOptions options) : IGroundingCheck
{
    public string Name => "lexical";

    public string? Objection(Comparison comparison)
    {
        List<ReadToken> fresh = [.. comparison.Sentence.Content.Where(token => !comparison.IsVoice(token) && !comparison.IsFirstName(token) && !comparison.Matcher.Holds(token))];
        if (fresh.Find(token => IsHard(token, comparison)) is { } hard) return $"brings in {hard.Word}, which is not in the evidence";
        if (!comparison.Sentence.IsForeign && fresh.Find(token => token.IsName) is { } name) return $"names {name.Word}, which is not in the evidence";
        var counted = comparison.Sentence.Content.Count(token => !comparison.IsVoice(token));
        var coverage = counted == 0 ? 1 : 1 - fresh.Count / (float)counted;
        var least = comparison.Sentence.IsForeign ? options.LeastForeignCoverage : options.LeastCoverage;
        return coverage < least ? $"goes beyond the evidence ({string.Join(", ", fresh.Select(token => token.Word))})" : null;
    }

    private static bool IsHard(ReadToken token, Comparison comparison) =>
        token.Concepts.Count > 0 && token.Concepts.All(concept => comparison.Lexicon.ClassOf(concept) == ConceptClass.Hard);
}
