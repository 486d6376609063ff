using System.Text.RegularExpressions;
using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>What the evidence denies may not be affirmed, what it affirms may not be denied, and what it doubts may not be taken over.</summary>
internal sealed partial class PolarityCheck : IGroundingCheck
{
    private const int Near = 2;

    public string Name => "negation";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var sentence = comparison.Sentence;
        var denies = sentence.Has("negation") || sentence.Has("negative");
        var evidenceDenies = comparison.EvidenceHas("negation") || comparison.EvidenceHas("negative");
        if (comparison.AllEvidenceHas("doubting") && !denies && !sentence.Has("doubting")) yield return new Objection("doubted", "affirms what the evidence doubts");
        if (sentence.Has("doubting") && !comparison.EvidenceHas("doubting") && (!evidenceDenies || sentence.Has("negation") || IsMild(comparison))) yield return new Objection("doubts", "doubts what the evidence affirms");
        var (said, saidNot) = Poles(sentence.Tokens);
        var (held, heldNot) = Poles(comparison.Used.SelectMany(item => item.Text.Tokens));
        if (sentence.Has("negation") && !evidenceDenies && !comparison.EvidenceHas("doubting") && (saidNot.Count == 0 || saidNot.Overlaps(held))) yield return new Objection("denies", "denies what the evidence affirms");
        if (NotOnlyPattern().IsMatch(sentence.Plain) && comparison.Used.Any(item => OnlyPattern().IsMatch(item.Text.Plain) && !NotOnlyPattern().IsMatch(item.Text.Plain))) yield return new Objection("not-only", "denies the 'only' of the evidence");
        var addsNegative = sentence.Has("negation") || sentence.Found("negative").Except(comparison.Used.SelectMany(item => item.Text.Found("negative")), StringComparer.Ordinal).Any();
        if (!addsNegative && said.FirstOrDefault(concept => heldNot.Contains(concept) && !held.Contains(concept)) is { } dropped) yield return new Objection("dropped", $"leaves out the 'not' of {dropped}");
        if (Turned(sentence.Tokens, [.. comparison.Used.Select(item => item.Text.Tokens)]) is { } turned) yield return new Objection(comparison.Used.Count > 1 ? "turned-several" : evidenceDenies && (sentence.Has("doubting") || sentence.Has("negative")) ? "turned-otherwise" : "turned", $"turns the 'not' of {turned} round");
        var affirmed = said.Where(concept => heldNot.Contains(concept) && !held.Contains(concept)).ToList();
        var denied = saidNot.Where(concept => held.Contains(concept) && !heldNot.Contains(concept) && !said.Contains(concept)).ToList();
        if (affirmed.Count > 0 && denied.Count > 0) yield return new Objection("swapped", $"swaps {affirmed[0]} and {denied[0]}");
    }

    /// <summary>"Only then" denies nothing that a doubt could repeat.</summary>
    private static bool IsMild(Comparison comparison) =>
        !comparison.EvidenceHas("negation") && comparison.Used.SelectMany(item => item.Text.Found("negative")).All(word => word is "only" or "rather" or "little");

    /// <summary>A word that one side denies and the other has with no denial anywhere near.</summary>
    private static string? Turned(IReadOnlyList<ReadToken> sentence, IReadOnlyList<IReadOnlyList<ReadToken>> evidence)
    {
        foreach (var token in sentence.Where(SentenceReader.IsTelling))
        {
            var same = evidence.SelectMany(tokens => tokens.Where(other => IsSame(token, other)).Select(other => (other, tokens))).ToList();
            if (same.Count == 0) continue;
            if (token.IsDenied && same.TrueForAll(each => !IsNearDenial(each.other, each.tokens))) return token.Word;
            if (!IsNearDenial(token, sentence) && same.TrueForAll(each => each.other.IsDenied)) return token.Word;
        }
        return null;
    }

    private static bool IsSame(ReadToken token, ReadToken other) => other.Stem == token.Stem || other.Concepts.Intersect(token.Concepts, StringComparer.Ordinal).Any();

    private static bool IsNearDenial(ReadToken token, IReadOnlyList<ReadToken> tokens) =>
        token.IsNegated || tokens.Any(other => other.IsDenied && Math.Abs(other.Position - token.Position) <= Near);

    private static (HashSet<string> Affirmed, HashSet<string> Denied) Poles(IEnumerable<ReadToken> tokens)
    {
        HashSet<string> affirmed = new(StringComparer.Ordinal), denied = new(StringComparer.Ordinal);
        foreach (var token in tokens.Where(token => !token.IsSoft))
        {
            var set = token.IsNegated ? denied : affirmed;
            if (token.Concepts.Count > 0) set.UnionWith(token.Concepts.Concat(token.Parts));
            else set.Add(token.Stem);
        }
        return (affirmed, denied);
    }

    [GeneratedRegex(@"\b(not|isnt|arent|never|hardly) (the |an |our )?(only|sole|single)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex NotOnlyPattern();

    [GeneratedRegex(@"\b(only|sole|single)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex OnlyPattern();
}
