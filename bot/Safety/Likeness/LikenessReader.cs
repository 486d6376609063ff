using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// A second pair of eyes beside the rules: how alike a message is to labelled messages of each level, by a fixed table of weights (multinomial logistic
/// regression over <see cref="MessageFeatures"/> and the rules that held; fitted with `dotnet run -c Release --project tests/PsoasBot.Benchmarks -- likeness`).
/// Deterministic. Sentences that are wholly ordinary are set aside first, so that chat around a sign does not water it down and adding it changes nothing.
/// </summary>
internal sealed class LikenessReader(LikenessTable table, MessageFeatures features, SituationLikeness situations)
{
    /// <summary>What a rule that held counts for beside the words.</summary>
    public const float RuleShare = 0.3f;

    /// <summary>A sentence less alarming than this, read alone, is set aside.</summary>
    public const float OrdinaryBelow = 0.01f;

    /// <summary>Two words are like too many things.</summary>
    private const int FewestWords = 4;

    /// <summary>A message of fewer words tells little, so that it must be the more alike.</summary>
    private const int FewWords = 6;

    private readonly ReasonFinder _reasons = new(table);

    public static LikenessReader Over(LikenessTable levels, LikenessTable situations, WordFamilies families, SafetyLexicon lexicon) =>
        new(levels, new MessageFeatures(families, lexicon, levels.Number), new SituationLikeness(situations, families, lexicon));

    /// <summary>The likeness of the message; null without a table or without words.</summary>
    public LevelLikeness? Read(Finds finds, IReadOnlyList<RuleMatch> matches)
    {
        if (table.IsEmpty || finds.Tokens.Count < FewestWords) return null;
        var sentences = features.Of(finds);
        List<LevelLikeness> alone = new(sentences.Count);
        List<int> kept = new(sentences.Count);
        HashSet<int> seen = new(sentences.Count);
        var known = 0;
        Span<float> whole = stackalloc float[LikenessTable.Levels];
        Span<float> sums = stackalloc float[LikenessTable.Levels];
        for (var at = 0; at < sentences.Count; at++)
        {
            sums.Clear();
            foreach (var feature in sentences[at]) AddTo(sums, table.Of(feature), 1);
            var likeness = new LevelLikeness(Softmax(Balanced(sums, sentences[at].Length)));
            alone.Add(likeness);
            if (likeness.Alarm < OrdinaryBelow || !seen.Add(Fingerprint(sentences[at]))) continue;
            kept.Add(at);
            known += sentences[at].Length;
            AddTo(whole, sums, 1);
        }
        return Joined(finds, new LevelLikeness(Softmax(WithRules(Balanced(whole, known), matches))), alone, kept);
    }

    /// <summary>A sentence said twice tells no more than once.</summary>
    private static int Fingerprint(int[] features)
    {
        var hash = 17;
        foreach (var feature in features) hash = unchecked((hash * 486_187_739) + feature);
        return hash;
    }

    private LevelLikeness Joined(Finds finds, LevelLikeness whole, List<LevelLikeness> alone, List<int> kept)
    {
        var likeness = LevelLikeness.Strongest(whole, alone);
        if (finds.Tokens.Count < FewWords) likeness = likeness.Doubted();
        return likeness with { Reason = level => _reasons.Find(finds.Tokens, kept, level), Situation = level => situations.Find(finds, level) };
    }

    /// <summary>Probabilities in the order of <see cref="SafetyLevel"/>, an ordinary message being the zero.</summary>
    internal static float[] Softmax(ReadOnlySpan<float> sums)
    {
        var most = 0f;
        foreach (var sum in sums) most = MathF.Max(most, sum);
        var powers = new float[sums.Length + 1];
        powers[0] = MathF.Exp(-most);
        for (var level = 0; level < sums.Length; level++) powers[level + 1] = MathF.Exp(sums[level] - most);
        var total = 0f;
        foreach (var power in powers) total += power;
        for (var level = 0; level < powers.Length; level++) powers[level] /= total;
        return powers;
    }

    /// <summary>Long sentences have many features, so the sum is measured against the root of their number.</summary>
    private float[] Balanced(ReadOnlySpan<float> sums, int known)
    {
        var norm = MathF.Sqrt(Math.Max(1, known));
        var balanced = new float[LikenessTable.Levels];
        for (var level = 0; level < balanced.Length; level++) balanced[level] = (sums[level] / norm) + table.Constants[level];
        return balanced;
    }

    private float[] WithRules(float[] sums, IReadOnlyList<RuleMatch> matches)
    {
        foreach (var match in matches)
        {
            if (table.Number('r', match.Rule.Name) is var number and >= 0) AddTo(sums, table.Of(number), RuleShare);
        }
        return sums;
    }

    private static void AddTo(Span<float> sums, ReadOnlySpan<float> weights, float share)
    {
        for (var level = 0; level < LikenessTable.Levels; level++) sums[level] += share * weights[level];
    }
}
