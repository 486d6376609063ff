using System.Text.RegularExpressions;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>A sentence that copies its one statement, but for a "not" more or less, turns it round: a faithful copy has as many.</summary>
internal sealed partial class DenialCountCheck : IGroundingCheck
{
    /// <summary>From this share of the evidence's own words on a sentence is a copy.</summary>
    private const float Copy = 0.8f;

    private const int ShortestCopy = 5;

    public string Name => "denial-count";
    public bool IsVeto => true;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (comparison.Used.Count != 1 || comparison.Sentence.IsForeign) yield break;
        var counted = comparison.Sentence.Content.Where(token => !comparison.IsVoice(token) && !comparison.IsFirstName(token)).ToList();
        if (counted.Count < ShortestCopy || counted.Count(comparison.Matcher.HoldsWord) < Copy * counted.Count) yield break;
        var (said, held) = (Denials().Count(comparison.Sentence.Plain), Denials().Count(comparison.Used[0].Text.Plain));
        if (said > held) yield return new Objection("more", "copies the evidence with a denial more");
    }

    [GeneratedRegex(@"\b(not|never|no|nor|neither|(is|are|do|does|ca|wo|did|was|were|should|could|would|has|have|need|must)nt|cannot|without)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Denials();
}
