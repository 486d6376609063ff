using System.Text.RegularExpressions;
using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>What leads to what must be as in the evidence: "stress shortens it" does not say that a short muscle brings stress.</summary>
internal sealed partial class FlowCheck : IGroundingCheck
{
    public string Name => "flow";
    public bool IsVeto => false;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        if (comparison.Used is not [var item] || Flow(comparison.Sentence) is not { } said || Flow(item.Text) is not { } held) yield break;
        var (fromFrom, fromTo) = (Shared(said.From, held.From), Shared(said.From, held.To));
        var (toTo, toFrom) = (Shared(said.To, held.To), Shared(said.To, held.From));
        if (fromTo + toFrom <= fromFrom + toTo) yield break;
        yield return new Objection(fromTo > 0 && toFrom > 0 ? "turned" : "half-turned", "turns round what leads to what");
    }

    /// <summary>How many words of the one side stand on the other, each counted once; what stands on both says nothing.</summary>
    private static int Shared(IReadOnlyList<ReadToken> said, IReadOnlyList<ReadToken> held) =>
        said.Count(token => held.Any(other => other.Stem == token.Stem || other.Concepts.Intersect(token.Concepts, StringComparer.Ordinal).Any() || other.Synonyms.Overlaps(token.Synonyms)));

    /// <summary>The words of what comes first, as a cause, condition or doer, and of what it brings about; "shortens" is itself what is brought about.</summary>
    private static (IReadOnlyList<ReadToken> From, IReadOnlyList<ReadToken> To)? Flow(ReadText text)
    {
        if (BackwardPattern().Match(text.Plain) is { Success: true } backward) return Sides(text, backward.Index + backward.Length, text.Plain.Length, 0, backward.Index);
        if (OpeningPattern().Match(text.Plain) is { Success: true } opening && text.Plain.IndexOf(',', opening.Length) is > 0 and var comma) return Sides(text, opening.Length, comma, comma, text.Plain.Length);
        return ForwardPattern().Match(text.Plain) is { Success: true } forward ? Sides(text, 0, forward.Index, forward.Index, text.Plain.Length) : null;
    }

    private static (IReadOnlyList<ReadToken>, IReadOnlyList<ReadToken>)? Sides(ReadText text, int fromStart, int fromEnd, int toStart, int toEnd)
    {
        var from = text.Content.Where(token => token.Offset >= fromStart && token.Offset < fromEnd).ToList();
        var to = text.Content.Where(token => token.Offset >= toStart && token.Offset < toEnd).ToList();
        return from.Count == 0 || to.Count == 0 ? null : (from, to);
    }

    [GeneratedRegex(@"(?<=\w{3} )(because( of)?|due to|owing to|thanks to|results? from|resulting from|comes? from|came from|stems? from|when|whenever|if|once|weil|wegen|nachdem|wenn|porque|debido a|cuando|a causa de|parce que|a cause de|quand|vient de|(\w+(ed|en)|made|given|held|brought|kept|done|hurt|led) (\w+ )?by)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex BackwardPattern();

    [GeneratedRegex(@"^(because( of)?|due to|when|whenever|if|once|after|as|with|through|by|weil|wenn|nachdem|durch|cuando|si|porque|quand|si)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex OpeningPattern();

    [GeneratedRegex(@"\b(leads?|led|results? in|turns? into|(may|can) turn|makes?|gives?|gave|brings?|brought|keeps?|lets|leaves?|left|means?|causes?|caused|shortens?|tightens?|weakens?|strengthens?|squeezes|compress(es)?|presses|hinders?|impairs?|upsets?|stabilises?|steadies|supports?|frees?|freed|rids?|exhausts?|depletes?|triggers?|produces?|influences?|affects?|limits?|restricts?|stops?|protects?|results|fuhrt|macht|verkurzt|schwacht|bringt|verursacht|stutzt|provoca|causa|lleva|produce|acorta|debilita|entraine|provoque|rend|raccourci\w*|finit|so that|until|then|(is|are) what)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex ForwardPattern();
}
