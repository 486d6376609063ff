using System.Text.RegularExpressions;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// Who and what stands where in a pair of questions: what makes what, whether the source is asked for or what it says, whether the member complains, would
/// act, or speaks of somebody in the texts, and whether the cause or the effect is wanted.
/// </summary>
internal static partial class RoleSigns
{
    public static readonly IReadOnlyList<string> Names =
    [
        "cause and effect", "only one asks for the source", "only one complains of itself", "only one would act", "only one speaks of somebody told of", "only one asks for the cause", "only one asks for the effect", "roles differ",
    ];

    public static IEnumerable<float> Of(QuestionMeaning first, QuestionMeaning second)
    {
        float[] differ = [.. Roles.Select(role => role.IsMatch(first.Line) != role.IsMatch(second.Line) ? 1f : 0)];
        return [CausalOrder.Compare(first.Causes, second.Causes), .. differ, differ.Sum()];
    }

    /// <summary>Which of the roles that change what is asked stands in only one of the two; null where none does.</summary>
    public static string? Clash(QuestionMeaning first, QuestionMeaning second) =>
        Source().IsMatch(first.Line) != Source().IsMatch(second.Line) ? "who says it, or what"
        : Told().IsMatch(first.Line) != Told().IsMatch(second.Line) ? "somebody in the texts, or the member"
        : Complaint().IsMatch(first.Line) != Complaint().IsMatch(second.Line) ? "how the member is, or what is so"
        : Effect().IsMatch(first.Line) != Effect().IsMatch(second.Line) ? "what it does, or something else"
        : null;

    private static readonly IReadOnlyList<Regex> Roles = [Source(), Complaint(), Act(), Told(), Cause(), Effect()];

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(who|whos|whose|(which|what) (author|writer|text|source|article|study|studies|page|expert|reader)|(does|did|do|has|is) (any|some) ?(one|body|author|authors|text|texts|source|sources|reader|readers|study|studies)|anyone|anybody|mentioned|mention)\b", Options, 1000)]
    private static partial Regex Source();

    [GeneratedRegex(@"\b(i (feel|felt|have|had|get|got|cant|cannot|hurt)|im|ive|my \w+( \w+)? (is|are|hurts|hurt|aches|feels|feel|wont|keeps|got|gets)|(hurts|aches|pain|stiff|tight|sore) (in my|since i))\b", Options, 1000)]
    private static partial Regex Complaint();

    [GeneratedRegex(@"\b(should|may|can|could|must|shall|do) (i|we)\b", Options, 1000)]
    private static partial Regex Act();

    [GeneratedRegex(@"\b(she|he|her|his|him|client|clients|lady|reader|commenter|dancer|was told|were told)\b", Options, 1000)]
    private static partial Regex Told();

    [GeneratedRegex(@"\b(why|reason|how come|what causes|what makes|comes? from|because|due to|what for|the point of|to blame)\b", Options, 1000)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\b(what (happens|happened)|what (does|do|did) \w+( \w+)? do|result|results|consequences?|effects?|what changes|what comes of|benefits?|good for|lead to|leads to)\b", Options, 1000)]
    private static partial Regex Effect();
}
