using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Stretch for strengthen, tight for weak, front for rear: the sentence has one end of a pair and the evidence only the other, alone or before the same noun.</summary>
internal sealed class DirectionCheck : IGroundingCheck
{
    private static readonly string[] AfterVerb = ["the", "a", "an", "her", "him", "them", "it", "with", "by", "no", "out", "this", "that"];

    public string Name => "direction";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var tokens = comparison.Sentence.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var (said, held) in comparison.Lexicon.Opposites)
            {
                if (!tokens[i].Concepts.Contains(said, StringComparer.Ordinal) || IsVerb(tokens, i)) continue;
                if (!comparison.Matcher.Holds(tokens[i]) && !tokens[i].IsNegated && HasAffirmed(comparison, held) && !comparison.Sentence.Holds(held))
                    yield return new Objection(comparison.Matcher.HoldsLoosely(tokens[i]) ? "opposite-reworded" : said is "upward" or "downward" ? "opposite-particle" : "opposite", $"says {tokens[i].Word} where the evidence has {held}");
                if (said is not ("lumbar" or "thoracic" or "cervical") && comparison.EvidenceHolds(said) && comparison.EvidenceHolds(held) && IsDoubled(comparison, said, held)) yield return new Objection("doubled", $"says {tokens[i].Word} twice where the evidence also has {held}");
                if (i + 1 < tokens.Count && IsTurned(comparison, tokens[i + 1], said, held)) yield return new Objection("before-noun", $"says {tokens[i].Word} {tokens[i + 1].Word} where the evidence has {held}");
            }
        }
    }

    /// <summary>"It left the author", not "the left leg".</summary>
    private static bool IsVerb(IReadOnlyList<ReadToken> tokens, int at) => tokens[at].Word == "left" && at + 1 < tokens.Count && AfterVerb.Contains(tokens[at + 1].Word, StringComparer.Ordinal);

    /// <summary>"Not true" is no opposite of "untrue".</summary>
    private static bool HasAffirmed(Comparison comparison, string concept) =>
        comparison.Used.SelectMany(item => item.Text.Tokens).Any(token => !token.IsNegated && (token.Concepts.Contains(concept, StringComparer.Ordinal) || token.Parts.Contains(concept, StringComparer.Ordinal)));

    /// <summary>"The lower and the lower body".</summary>
    private static bool IsDoubled(Comparison comparison, string said, string held) =>
        comparison.Sentence.Tokens.Count(token => token.Concepts.Contains(said, StringComparer.Ordinal)) > 1
        && comparison.Used.All(item => item.Text.Tokens.Count(token => token.Concepts.Contains(said, StringComparer.Ordinal)) == 1)
        && !comparison.Sentence.Holds(held);

    /// <summary>The noun that the word stands before always stands after the opposite in the evidence ("tight abductors" for "weak abductors").</summary>
    private static bool IsTurned(Comparison comparison, ReadToken noun, string said, string held)
    {
        if (noun.IsSoft) return false;
        var turned = false;
        foreach (var tokens in comparison.Used.Select(item => item.Text.Tokens))
        {
            for (var i = 1; i < tokens.Count; i++)
            {
                if (tokens[i].Stem != noun.Stem && !tokens[i].Concepts.Intersect(noun.Concepts, StringComparer.Ordinal).Any()) continue;
                if (tokens[i - 1].Concepts.Contains(said, StringComparer.Ordinal) || tokens[i].Concepts.Contains(said, StringComparer.Ordinal)) return false;
                turned |= tokens[i - 1].Concepts.Contains(held, StringComparer.Ordinal);
            }
        }
        return turned;
    }
}
