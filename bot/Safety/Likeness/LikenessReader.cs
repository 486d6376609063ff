using PsoasBot.Safety.Lexicon;
using PsoasBot.Safety.Rules;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// A second pair of eyes beside the rules: how alike a message is to labelled messages of each level, by a fixed table of weights (multinomial logistic
/// regression over <see cref="MessageFeatures"/> and the rules that held; fitted with `dotnet run -c Release --project tests/PsoasBot.Benchmarks -- likeness`).
/// Deterministic. Sentences that are wholly ordinary are set aside first, so that chat around a sign does not water it down and adding it changes nothing.
/// </summary>
internal sealed class LikenessReader(LikenessTable table, MessageFeatures features)
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

    public static LikenessReader Over(LikenessTable table, WordFamilies families, SafetyLexicon lexicon) => new(table, new MessageFeatures(families, lexicon, table.Number));

    /// <summary>The likeness of the message; null without a table or without words.</summary>
    public LevelLikeness? Read(Finds finds, IReadOnlyList<RuleMatch> matches)
    {
        if (table.IsEmpty || finds.Tokens.Count < FewestWords) return null;
        var sentences = features.Of(finds);
        var alone = sentences.Select(sentence => new LevelLikeness(Softmax(Sum([sentence])), "")).ToList();
        var kept = Enumerable.Range(0, alone.Count).Where(at => alone[at].Alarm >= OrdinaryBelow).ToList();
        var sums = Sum(kept.Select(at => sentences[at]));
        foreach (var match in matches) AddRule(match.Rule.Name, sums);
        var likeness = LevelLikeness.Strongest(new LevelLikeness(Softmax(sums), ""), alone);
        if (finds.Tokens.Count < FewWords) likeness = likeness.Doubted();
        return likeness with { Words = _reasons.Find(finds.Tokens, kept, likeness.Likeliest) };
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

    private float[] Sum(IEnumerable<int[]> sentences)
    {
        var sums = new float[LikenessTable.Classes];
        var known = 0;
        foreach (var sentence in sentences)
        {
            known += sentence.Length;
            foreach (var feature in sentence)
            {
                var weights = table.Of(feature);
                for (var level = 0; level < sums.Length; level++) sums[level] += weights[level];
            }
        }
        var norm = MathF.Sqrt(Math.Max(1, known));
        for (var level = 0; level < sums.Length; level++) sums[level] = (sums[level] / norm) + table.Constants[level];
        return sums;
    }

    private void AddRule(string rule, float[] sums)
    {
        var number = table.Number($"r:{rule}");
        if (number < 0) return;
        var weights = table.Of(number);
        for (var level = 0; level < sums.Length; level++) sums[level] += RuleShare * weights[level];
    }
}
