using PsoasBot.Answering.Understanding;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// Each telling word of a question laid beside the one of the other that comes nearest to it: the same word or concept, a row of the gate's synonyms,
/// the words that are used to ask for the same things, and the learnt vectors. Beside it what both are near to, and what they ask for.
/// </summary>
internal static class AlignmentSigns
{
    public static readonly IReadOnlyList<string> Names =
    [
        "aligned shorter", "aligned longer", "weakest word", "second weakest word", "unsaid of the shorter", "unsaid of the longer", "heaviest unsaid of the shorter", "heaviest unsaid of the longer",
        "same words of the shorter", "vectors of the shorter", "vectors of the longer", "trigrams", "trigrams of the shorter", "divergence of subjects", "sharp divergence of subjects",
        "rank least", "rank most", "three nearest", "nearest together", "intents clash", "intent the same", "both have an intent", "yes or no against open", "only one speaks to the bot", "only one speaks of itself",
        "telling words least", "telling words most",
        "widely covered least", "widely covered most", "widely weakest", "widely left least", "widely left most", "widely left", "widely covered and asks", "nothing left, widely",
    ];

    private const float Telling = 0.3f;
    private const float SynonymRow = 0.9f;
    private const float VectorShare = 0.9f;
    private const int Letters = 3;
    private const int Nearest = 3;
    private const float Little = 0.5f;

    /// <param name="first">A question.</param>
    /// <param name="second">Another one.</param>
    /// <param name="kinship">How often two words ask for the same things, 0 to 1.</param>
    /// <param name="wide">How nearly one concept is another by any of the means, 0 to 1.</param>
    public static IEnumerable<float> Of(QuestionMeaning first, QuestionMeaning second, Func<string, string, float> kinship, Func<string, string, float> wide) =>
        [.. Words(first, second, kinship), .. Letterwise(first.Written, second.Written), .. Nearness(first, second), .. Intents(first, second), .. Wide(first, second, wide)];

    private static IEnumerable<float> Words(QuestionMeaning first, QuestionMeaning second, Func<string, string, float> kinship)
    {
        var (shorter, longer) = first.Tellings.Sum(word => word.Weight) <= second.Tellings.Sum(word => word.Weight) ? (first, second) : (second, first);
        var (one, other) = (Aligned(shorter, longer, kinship), Aligned(longer, shorter, kinship));
        var weakest = one.Where(word => word.Weight >= Telling).Select(word => word.Said).Order().ToList();
        return
        [
            Share(one, word => word.Said), Share(other, word => word.Said), weakest.Count == 0 ? 1 : weakest[0], weakest.Count < 2 ? 1 : weakest[1],
            Math.Min(4, one.Sum(Unsaid)), Math.Min(6, other.Sum(Unsaid)), one.Select(Unsaid).DefaultIfEmpty(0).Max(), other.Select(Unsaid).DefaultIfEmpty(0).Max(),
            Share(one, word => word.Same), Share(one, word => word.Vector), Share(other, word => word.Vector),
        ];
    }

    private static IEnumerable<float> Letterwise(string first, string second)
    {
        var (one, other) = (Trigrams(first), Trigrams(second));
        var shared = one.Sum(pair => Math.Min(pair.Value, other.GetValueOrDefault(pair.Key)));
        var (ofOne, ofOther) = (Math.Max(1, one.Values.Sum()), Math.Max(1, other.Values.Sum()));
        return [shared / MathF.Sqrt(ofOne * ofOther), shared / (float)Math.Min(ofOne, ofOther)];
    }

    private static IEnumerable<float> Nearness(QuestionMeaning first, QuestionMeaning second)
    {
        var (rankOne, rankOther) = (Rank(first.Near, second.Near), Rank(second.Near, first.Near));
        return
        [
            Likeness(first.Learnt.Subjects, second.Learnt.Subjects, 1), Likeness(first.Learnt.Subjects, second.Learnt.Subjects, 2), Math.Min(rankOne, rankOther), Math.Max(rankOne, rankOther),
            Best(first.Near).Intersect(Best(second.Near), StringComparer.Ordinal).Count(), Together(first.Near, second.Near),
        ];
    }

    private static IEnumerable<float> Intents(QuestionMeaning first, QuestionMeaning second)
    {
        var (one, other) = (IntentOf(first), IntentOf(second));
        var areBoth = one > Intent.YesNo && other > Intent.YesNo;
        return
        [
            Flag(one != other && areBoth), Flag(one == other), Flag(areBoth), Flag((one, other) is (Intent.YesNo, Intent.None) or (Intent.None, Intent.YesNo)),
            Flag(SpeaksToBot(first) != SpeaksToBot(second)), Flag(SpeaksOfItself(first) != SpeaksOfItself(second)),
            Math.Min(first.Tellings.Count, second.Tellings.Count), Math.Max(first.Tellings.Count, second.Tellings.Count),
        ];
    }

    private static IEnumerable<float> Wide(QuestionMeaning first, QuestionMeaning second, Func<string, string, float> kinship)
    {
        var words = WordSigns.Of(first, second, kinship);
        var isAskedAlike = first.Asks.SetEquals(second.Asks);
        var isNothingLeft = words.LeftAll < Little && isAskedAlike && first.IsNegated == second.IsNegated && first.Numbers.SetEquals(second.Numbers) && first.People.SetEquals(second.People);
        return
        [
            words.CoveredLeast, words.CoveredMost, words.Weakest, words.LeftLeast, words.LeftMost, Math.Min(6, words.LeftAll),
            words.CoveredLeast * Flag(isAskedAlike), Flag(isNothingLeft),
        ];
    }

    private sealed record AlignedWord(float Weight, float Said, float Same, float Vector);

    private static List<AlignedWord> Aligned(QuestionMeaning one, QuestionMeaning other, Func<string, string, float> kinship) => [.. one.Tellings.Select(word => Align(word, other, kinship))];

    private static AlignedWord Align(TellingWord word, QuestionMeaning other, Func<string, string, float> kinship)
    {
        if (word.Meanings.Overlaps(other.GateConcepts) || other.Tellings.Any(each => each.Stem == word.Stem || each.Concept == word.Concept)) return new AlignedWord(word.Weight, 1, 1, Nearby(word, other));
        var vector = Nearby(word, other);
        var kin = other.Tellings.Select(each => kinship(word.Stem, each.Stem)).DefaultIfEmpty(0).Max();
        var row = word.Rows.Overlaps(other.GateRows) ? SynonymRow : 0;
        return new AlignedWord(word.Weight, Math.Max(Math.Max(kin, row), VectorShare * vector), 0, vector);
    }

    private static float Nearby(TellingWord word, QuestionMeaning other) =>
        other.Tellings.Select(each => each.Stem == word.Stem ? 1 : LearntMeaning.Cosine(word.Vector, each.Vector)).DefaultIfEmpty(0).Max();

    private static float Unsaid(AlignedWord word) => word.Weight * (1 - word.Said);

    private static float Share(List<AlignedWord> words, Func<AlignedWord, float> of)
    {
        var all = words.Sum(word => word.Weight);
        return all <= 0 ? 1 : words.Sum(word => word.Weight * of(word)) / all;
    }

    private static Dictionary<string, int> Trigrams(string written)
    {
        var plain = $" {new string([.. written.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')])} ";
        return Enumerable.Range(0, Math.Max(0, plain.Length - Letters + 1)).Select(at => plain.Substring(at, Letters)).Where(part => part.Trim().Length > 1)
            .CountBy(part => part, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>1 over the rank that the nearest of one has among those of the other.</summary>
    private static float Rank(IReadOnlyDictionary<string, float> one, IReadOnlyDictionary<string, float> other) =>
        one.Count > 0 && other.TryGetValue(one.MaxBy(pair => pair.Value).Key, out var score) ? 1f / (1 + other.Values.Count(value => value > score)) : 0;

    private static IEnumerable<string> Best(IReadOnlyDictionary<string, float> near) => near.OrderByDescending(pair => pair.Value).Take(Nearest).Select(pair => pair.Key);

    /// <summary>What both are near to as a share of what either is near to, by squared scores (Ruzicka 1958).</summary>
    private static float Together(IReadOnlyDictionary<string, float> first, IReadOnlyDictionary<string, float> second)
    {
        var (mostOne, mostOther) = (Math.Max(0.001f, first.Values.DefaultIfEmpty(0).Max()), Math.Max(0.001f, second.Values.DefaultIfEmpty(0).Max()));
        var (both, either) = (0f, 0.001f);
        foreach (var id in first.Keys.Union(second.Keys, StringComparer.Ordinal))
        {
            var (one, other) = (first.GetValueOrDefault(id) / mostOne, second.GetValueOrDefault(id) / mostOther);
            both += Math.Min(one * one, other * other);
            either += Math.Max(one * one, other * other);
        }
        return both / either;
    }

    /// <summary>1 less the divergence of two distributions (Jensen-Shannon, in bits), each raised to a power first.</summary>
    private static float Likeness(float[] first, float[] second, int power)
    {
        if (first.Length == 0 || first.Length != second.Length) return -1;
        var (one, other) = (Powers(first, power), Powers(second, power));
        return 1 - one.Zip(other, (p, q) => (Part(p, p + q) + Part(q, p + q)) / 2).Sum();

        // The smallest share of all becomes nothing when it is halved; its part of both together is never more than 1.
        static float Part(float share, float both) => share > 0 ? share * (1 + MathF.Log2(share / both)) : 0;
    }

    private static float[] Powers(float[] shares, int power)
    {
        var raised = Array.ConvertAll(shares, share => MathF.Pow(share, power));
        var sum = raised.Sum();
        return Array.ConvertAll(raised, share => share / sum);
    }

    private enum Intent { None, YesNo, Why, Who, Where, When, Dose, HowTo, What }

    private static Intent IntentOf(QuestionMeaning question) => question.Form switch
    {
        QuestionForm.YesNo => Intent.YesNo,
        QuestionForm.Why => Intent.Why,
        QuestionForm.Who => Intent.Who,
        QuestionForm.Where => Intent.Where,
        QuestionForm.Dose => Intent.Dose,
        QuestionForm.HowTo => Intent.HowTo,
        _ when question.Asks.Contains("when") => Intent.When,
        _ when question.Asks.Contains("count") || question.Asks.Contains("duration") || question.Asks.Contains("frequency") => Intent.Dose,
        _ when question.Asks.Contains("why") => Intent.Why,
        _ when question.Asks.Contains("where") => Intent.Where,
        _ when question.Asks.Contains("who") => Intent.Who,
        _ when question.Asks.Contains("howto") => Intent.HowTo,
        _ => question.HasWord("what") || question.HasWord("which") || question.HasWord("whats") ? Intent.What : Intent.None,
    };

    private static bool SpeaksToBot(QuestionMeaning question) => question.HasWord("your") || question.HasWord("ur") || question.HasWord("are you") || question.HasWord("can you") || question.HasWord("do you") || question.HasWord("could you");

    private static bool SpeaksOfItself(QuestionMeaning question) => question.HasWord("i") || question.HasWord("my") || question.HasWord("me") || question.HasWord("im");

    private static float Flag(bool value) => value ? 1 : 0;
}
