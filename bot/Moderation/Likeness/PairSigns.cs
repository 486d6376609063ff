using PsoasBot.Answering;
using PsoasBot.Answering.Understanding;
using PsoasBot.Safety;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// The signs of a pair of questions that <see cref="SameDecision"/> weighs: what the bot would answer to both, what the knowledge holds near
/// them, how much of each is said in the other, in which frame of words, and what tells them apart. Symmetric: the order of the two does not matter.
/// </summary>
internal static class PairSigns
{
    public static readonly IReadOnlyList<string> Names =
    [
        "near", "nearest", "top least", "top most", "considered", "cited", "lead", "status differs", "both declined, nearest the same", "claims differ",
        "covered least", "covered most", "weakest", "left least", "left most", "little left", "shorter", "length ratio",
        "frame", "frame, a word for another", "frame, a word more", "nothing left", "frame and top", "frame and no difference", "frame and left", "frame and lead", "frame and cited", "frame and asks",
        "asks strictly else", "asks differ", "form", "people clash", "people on one side", "people shared", "numbers clash", "number on one side", "negated",
        "shorter's words elsewhere", "own words least", "level differs", "both urgent", "opposites", "slot", "thing", "method", "no difference",
        "vectors", "subjects", "subjects sharply", "claims sharply", "vectors and no difference", "subjects and frame", "company on one side", "other company", "turned round", "turned in a frame", "denied on one side", "both deny, else", "same subject first", "same subject, likely",
        .. AlignmentSigns.Names, .. RoleSigns.Names, .. WordVectorSigns.Names,
    ];

    /// <summary>The place of the sign "frame".</summary>
    public const int Frame = 18;

    /// <param name="first">A question.</param>
    /// <param name="second">Another one.</param>
    /// <param name="difference">What tells them apart.</param>
    /// <param name="strict">What is asked for strictly ("how often") in only one of them.</param>
    /// <param name="kinship">How nearly one word or concept is another.</param>
    public static float[] Of(QuestionMeaning first, QuestionMeaning second, Difference difference, bool strict, WordKinship kinship)
    {
        var words = WordSigns.Of(first, second, kinship.Asked);
        var (one, other) = (first.Answer, second.Answer);
        var (near, nearest) = (Cosine(first.Near, second.Near, 3), Cosine(first.Near, second.Near, 8));
        var (topOne, topOther) = (Top(first.Near, second.Near), Top(second.Near, first.Near));
        var shared = one.Cited.Count(other.Cited.Contains);
        var cited = shared == 0 ? 0 : shared / (float)Math.Min(one.Cited.Count, other.Cited.Count);
        var both = shared == 0 ? 0 : shared / (float)(one.Cited.Count + other.Cited.Count - shared);
        var lead = Flag(one.Lead.Length > 0 && one.Lead == other.Lead);
        var asks = first.Asks.Count(ask => !second.Asks.Contains(ask)) + second.Asks.Count(ask => !first.Asks.Contains(ask));
        var vectors = LearntMeaning.Cosine(first.Learnt.Vector, second.Learnt.Vector);
        var (subjects, sharply) = (LearntMeaning.Overlap(first.Learnt.Subjects, second.Learnt.Subjects), LearntMeaning.Cosine(first.Learnt.Subjects, second.Learnt.Subjects));
        return
        [
            near, nearest, Math.Min(topOne, topOther), Math.Max(topOne, topOther), Cosine(one.Considered, other.Considered, 3), cited, lead,
            Flag(one.Status != other.Status), Flag(one.Status == AnswerStatus.Declined && other.Status == AnswerStatus.Declined && Math.Min(topOne, topOther) >= 1),
            Flag(one.Claims.Count > 0 && other.Claims.Count > 0 && !one.Claims.Overlaps(other.Claims)),
            words.CoveredLeast, words.CoveredMost, words.Weakest, words.LeftLeast, words.LeftMost, Flag(words.LeftAll < 0.35f), words.Shorter, words.LengthRatio,
            words.Frame, words.Frame * Flag(words.IsContrast), words.Frame * Flag(words.IsAddition), Flag(words is { IsContrast: false, IsAddition: false }),
            words.Frame * Math.Min(topOne, topOther), words.Frame * Flag(difference.Kind == DifferenceKind.None), words.Frame * Math.Min(3, words.LeftAll), words.Frame * lead, words.Frame * both, words.Frame * asks,
            Flag(strict), asks, Flag(first.Form == second.Form),
            Flag(first.People.Count > 0 && second.People.Count > 0 && !first.People.Overlaps(second.People)), Flag(first.People.Count > 0 != second.People.Count > 0), Flag(first.People.Overlaps(second.People)),
            Flag(first.Numbers.Count > 0 && second.Numbers.Count > 0 && !first.Numbers.Overlaps(second.Numbers)), Flag(first.Numbers.Count > 0 != second.Numbers.Count > 0), Flag(first.IsNegated != second.IsNegated),
            words.Elsewhere, words.OwnLeast, Flag(first.Level != second.Level), Flag(first.Level == second.Level && first.Level >= SafetyLevel.Urgent),
            Flag(difference.Kind == DifferenceKind.Opposite), Flag(difference.Kind == DifferenceKind.Slot), Flag(difference.Kind == DifferenceKind.Thing), Flag(difference.Kind == DifferenceKind.Method), Flag(difference.Kind == DifferenceKind.None),
            vectors, subjects, sharply, LearntMeaning.Cosine(first.Learnt.Claims, second.Learnt.Claims), vectors * Flag(difference.Kind == DifferenceKind.None), subjects * words.Frame,
            Flag(first.Company.Count > 0 != second.Company.Count > 0), Flag(!first.Company.SetEquals(second.Company)),
            Turned(first.Order, second.Order), words.Frame * Turned(first.Order, second.Order),
            Flag(DeniesElse(first, second)),
            Flag(first.Denied.Count > 0 && second.Denied.Count > 0 && !first.Denied.Overlaps(second.Denied)),
            Flag(First(first.Learnt.Subjects) is { } subject && subject == First(second.Learnt.Subjects)), Likely(first.Learnt.Subjects, second.Learnt.Subjects),
            .. AlignmentSigns.Of(first, second, kinship.Asked, kinship.Wide), .. RoleSigns.Of(first, second), .. WordVectorSigns.Of(first.Vectors, second.Vectors),
        ];
    }

    /// <summary>One denies a word that the other has and does not deny: "no osteoporosis" and "not fine, osteoporosis".</summary>
    public static bool DeniesElse(QuestionMeaning first, QuestionMeaning second) =>
        first.Denied.Any(stem => second.Stems.Contains(stem) && !second.Denied.Contains(stem)) || second.Denied.Any(stem => first.Stems.Contains(stem) && !first.Denied.Contains(stem));

    /// <summary>The share of pairs of shared concepts that stand the other way round: "what do the abs do in the lunge", "what does the lunge do for the abs".</summary>
    private static float Turned(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var places = first.Select(id => IndexOf(second, id)).Where(at => at >= 0).ToList();
        var (turned, pairs) = (0, 0);
        for (var i = 0; i < places.Count; i++)
            for (var j = i + 1; j < places.Count; j++, pairs++)
                if (places[i] > places[j]) turned++;
        return pairs == 0 ? 0 : turned / (float)pairs;
    }

    private static int IndexOf(IReadOnlyList<string> ids, string id)
    {
        for (var at = 0; at < ids.Count; at++)
            if (ids[at] == id) return at;
        return -1;
    }

    private static int? First(float[] shares) => shares.Length == 0 ? null : Array.IndexOf(shares, shares.Max());

    /// <summary>How likely both ask for the same, each taken for itself.</summary>
    private static float Likely(float[] first, float[] second) => first.Length != second.Length ? 0 : first.Zip(second, (one, other) => one * other).Sum();

    private static float Flag(bool value) => value ? 1 : 0;

    /// <summary>How near the second question comes to what is nearest to the first, as a share of its own best.</summary>
    private static float Top(IReadOnlyDictionary<string, float> first, IReadOnlyDictionary<string, float> second) =>
        first.Count == 0 || second.Count == 0 || second.Values.Max() <= 0 ? 0 : second.GetValueOrDefault(first.MaxBy(pair => pair.Value).Key) / second.Values.Max();

    /// <summary>The cosine of two lists of scores, each as a share of its best and raised to a power, so that the best ones count most.</summary>
    private static float Cosine(IReadOnlyDictionary<string, float> first, IReadOnlyDictionary<string, float> second, int power)
    {
        if (first.Count == 0 || second.Count == 0) return 0;
        var (bestOne, bestOther) = (first.Values.Max(), second.Values.Max());
        if (bestOne <= 0 || bestOther <= 0) return 0;
        var shared = first.Sum(pair => MathF.Pow(pair.Value / bestOne, power) * MathF.Pow(second.GetValueOrDefault(pair.Key) / bestOther, power));
        return shared / MathF.Sqrt(first.Values.Sum(value => MathF.Pow(value / bestOne, 2 * power)) * second.Values.Sum(value => MathF.Pow(value / bestOther, 2 * power)));
    }
}
