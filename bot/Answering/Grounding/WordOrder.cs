using System.Text.RegularExpressions;
using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Grounding;

/// <summary>
/// The order of what a text speaks of, with "B because of A", "B when A" and "B is done by A" read as A, then B: so that two wordings of one
/// statement have one order, and a sentence that turns cause and effect, first and last, or doer and done-to round has another.
/// </summary>
internal static partial class WordOrder
{
    /// <summary>The share of pairs of words that stand the other way round in the evidence, and the number of pairs that could be compared.</summary>
    public static (float Turned, int Pairs) Compare(ReadText sentence, ReadText evidence)
    {
        var places = Places(Ordered(sentence), Ordered(evidence), sentence.IsForeign);
        var (turned, pairs) = (0, 0);
        for (var i = 0; i < places.Count; i++)
            for (var j = i + 1; j < places.Count; j++, pairs++)
                if (places[i] > places[j]) turned++;
        return (pairs == 0 ? 0 : turned / (float)pairs, pairs);
    }

    /// <summary>Where in the evidence each word of the sentence stands; left out is what stands there twice or nowhere.</summary>
    private static List<int> Places(IReadOnlyList<ReadToken> sentence, IReadOnlyList<ReadToken> evidence, bool isForeign)
    {
        List<int> places = [];
        foreach (var token in sentence)
        {
            var found = Enumerable.Range(0, evidence.Count).Where(at => IsSame(token, evidence[at])).ToList();
            if (found.Count == 0) found = [.. Enumerable.Range(0, evidence.Count).Where(at => evidence[at].Synonyms.Overlaps(token.Synonyms))];
            if (found is [var only] && !places.Contains(only)) places.Add(only);
        }
        return places;
    }

    private static bool IsSame(ReadToken token, ReadToken other) => token.Stem == other.Stem || token.Concepts.Intersect(other.Concepts, StringComparer.Ordinal).Any();

    private static List<ReadToken> Ordered(ReadText text)
    {
        if (BackwardPattern().Match(text.Plain) is not { Success: true } marker || marker.Index == 0) return [.. text.Content];
        var later = text.Content.Where(token => token.Offset < marker.Index).ToList();
        return later.Count == text.Content.Count ? later : [.. text.Content.Where(token => token.Offset >= marker.Index), .. later];
    }

    [GeneratedRegex(@"(?<=\w,? )(because|since|due to|owing to|thanks to|when|whenever|if|once|after|until|results? from|comes? from|stems? from|is what|are what|(\w+(ed|en|wn)|made|held|brought|done|kept|given|felt|built|bound|hurt|cut|set|led|put|caught|thrown|found|left|lost|met|paid|said|told|taught) (\w+ )?by|weil|wenn|durch|wegen|nachdem|porque|cuando|si|debido|por culpa|parce que|quand|lorsque|a cause|grace a)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex BackwardPattern();
}
