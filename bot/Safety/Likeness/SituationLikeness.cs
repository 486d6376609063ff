using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// Which situation an alarm is about that no rule names: a second table (knowledge/safety/situation-likeness.tsv, fitted like the first) over the words, families
/// and concepts of the whole message. Its classes are "crisis:abuse", "body:clot"; only those of the alarm's axis compete.
/// </summary>
internal sealed class SituationLikeness
{
    /// <summary>Less sure, and the general card says nothing wrong. Chosen on writers left out of the fit (docs/safety.md).</summary>
    public const float SureFrom = 0.5f;

    private readonly LikenessTable _table;
    private readonly MessageFeatures _features;
    private readonly (bool IsCrisis, string Situation)[] _classes;

    public SituationLikeness(LikenessTable table, WordFamilies families, SafetyLexicon lexicon)
    {
        _table = table;
        _features = new MessageFeatures(families, lexicon, Number);
        _classes = [.. table.Names.Select(ClassOf)];
    }

    /// <summary>The kinds of features that tell situations apart; pieces of words and pairs would only make the table large.</summary>
    public static bool Uses(char kind) => kind is 'w' or 't' or 'k';

    /// <summary>The class of a situation on one of the two axes.</summary>
    public static string Name(bool isCrisis, string situation) => $"{(isCrisis ? "crisis" : "body")}:{situation}";

    /// <summary>The situation, or null where it is unsure.</summary>
    public string? Find(Finds finds, SafetyLevel level)
    {
        if (_table.IsEmpty) return null;
        var sums = new float[_classes.Length];
        int[] features = [.. _features.Of(finds).SelectMany(sentence => sentence).Distinct()];
        foreach (var feature in features)
        {
            var weights = _table.Of(feature);
            for (var at = 0; at < sums.Length; at++) sums[at] += weights[at];
        }
        var norm = MathF.Sqrt(Math.Max(1, features.Length));
        for (var at = 0; at < sums.Length; at++) sums[at] = (sums[at] / norm) + _table.Constants[at];
        return Likeliest(sums, level == SafetyLevel.Crisis);
    }

    private string? Likeliest(float[] sums, bool isCrisis)
    {
        var (best, total) = (-1, 0f);
        for (var at = 0; at < sums.Length; at++)
        {
            if (_classes[at].IsCrisis != isCrisis) continue;
            total += MathF.Exp(sums[at]);
            if (best < 0 || sums[at] > sums[best]) best = at;
        }
        return best >= 0 && MathF.Exp(sums[best]) >= SureFrom * total ? _classes[best].Situation : null;
    }

    private int Number(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second) => Uses(kind) ? _table.Number(kind, first, second) : -1;

    private static (bool IsCrisis, string Situation) ClassOf(string name) => name.Split(':') is [var axis, var situation] ? (axis == "crisis", situation) : (false, name);
}
