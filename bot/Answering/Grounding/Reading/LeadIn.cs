using System.Text.RegularExpressions;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Grounding.Reading;

/// <summary>
/// What a friendly writer puts before a sentence and within it, and which states nothing: "No worries, …", "Good to keep in mind: …", "…, I think, …".
/// It is left out before a sentence is read, so that its words are not held against the evidence; where it hedges, a "perhaps" stays.
/// </summary>
internal static partial class LeadIn
{
    public static string Strip(string text)
    {
        var rest = AsidePattern().Replace(text, "${end}");
        for (var round = 0; round < 2; round++)
        {
            if (HedgePattern().Match(rest) is { Success: true } hedge) rest = $"Perhaps {rest[hedge.Length..]}";
            else if (OpeningPattern().Match(rest) is { Success: true } opening && rest.Length - opening.Length >= Shortest) rest = rest[opening.Length..];
            else break;
        }
        return rest;
    }

    private const int Shortest = 12;

    [GeneratedRegex(@"^\W*(do not|don['’]t) (be|act) (surprised|alarmed|shocked|startled|worried) (if|when)\b\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex HedgePattern();

    [GeneratedRegex(
        """
        ^\W*(
            (no\ worries|not\ to\ worry|(do\ not|don['’]t)\ (worry|panic|fret)|never\ fear|fear\ not|no\ need\ to\ worry|easy\ does\ it|take\ heart|hang\ in\ there|take\ it\ easy)(?=\s*[,.;:!–—-]|\ (if|when|about)\b)
          | (it\ is\ |it['’]s\ )?(good|worth|nice|handy|useful|important|helpful|interesting)\ (to\ (keep\ in\ mind|bear\ in\ mind|know|remember|hear|note|mention)|knowing|noting|remembering|mentioning|keeping\ in\ mind|bearing\ in\ mind)(\ here)?(\ that\b|\s*[:,–—-])
          | (keep|bear)\ in\ mind(\ that\b|\s*[:,–—-]) | (just\ )?(remember|note)(\ that\b|\s*[:,–—-]) | just\ so\ you\ know\s*[:,–—-]
          | (fair\ enough|sadly|unfortunately|alas|luckily|happily|thankfully|interestingly|curiously|oddly\ enough|funnily\ enough|honestly|basically|essentially|simply\ put|put\ simply|in\ other\ words|in\ plain\ (words|english)|in\ short|in\ a\ nutshell|long\ story\ short|to\ be\ fair|to\ be\ clear|mind\ you|by\ the\ way|fun\ fact|heads\ up|quick\ (note|answer|tip)|short\ answer|bottom\ line|true\ story|good\ news|bad\ news|the\ (good|bad|short|nice|odd|sad)\ (news|part|thing|bit|version|answer)(\ is)?(\ that)?|one\ more\ thing|(that['’]s\ a\ )?(good|great|fair)\ (question|point))\s*[,:;.!–—-]+(\ (i|we)\ think\s*[,:])?
          | (sadly|unfortunately|luckily|thankfully|happily|interestingly|curiously)(?=\ the\b|\ he\b|\ she\b|\ it\b|\ they\b|\ no\b)
          | (yes|yep|yeah|sure|right|well|okay|ok|hey|hi|oh|ah|so|now|look|phew|ouch)\s*[,:!–—-]+(?=\s*\w+\W+\w+)
          | (i|we)\ (get|hear|see|understand)\ (it|you|that)\s*[,:;.!–—-]+ | (that|this|it)\ (sounds|must\ be)\ (tough|hard|annoying|frustrating|rough|painful)\s*[,:;.!–—-]+ | sorry\s*[,:;.!–—-]+(?=\s*\w+\W+\w+\W+\w+\W+\w+) | sorry\ to\ hear\ (that|this|it)\s*[,:;.!–—-]+
        )\s*(?=\S)
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, PatternGuard.Limit)]
    private static partial Regex OpeningPattern();

    /// <summary>"…, I think, …", "if you like".</summary>
    [GeneratedRegex(@"\s*[,–—]\s*(?:i think|i['’]d say|i guess|i suppose|if you like|if you will|so to speak|as it were|you know|believe it or not|of course|mind you|in a way)(?=\s*[,.;:!–—])\s*[,–—]?(?<end>\s*[.;:!])?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex AsidePattern();
}
