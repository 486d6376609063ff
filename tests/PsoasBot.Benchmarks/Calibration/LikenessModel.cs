using System.Globalization;
using PsoasBot.Safety;
using PsoasBot.Safety.Likeness;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>A message as the second reader sees it: the features of each sentence, and the rules that held.</summary>
internal sealed record LikenessExample(LabelledText Text, IReadOnlyList<int[]> Sentences, int[] Rules, SafetyLevel ByRules);

/// <summary>
/// Multinomial logistic regression by stochastic gradient descent, an ordinary message being the zero. Seeded, so that the same messages give the same weights.
/// </summary>
internal sealed class LikenessModel(int features, Func<int, bool>? among = null)
{
    private const int Rounds = 20;
    private const float FirstRate = 0.8f;
    private const float Decay = 0.88f;
    private const float Shrink = 0.0005f;

    /// <summary>A miss is worse than a false alarm.</summary>
    private const float AlarmWeight = 2f;

    /// <summary>Whole messages are more like the next one than short phrases and ways to ask.</summary>
    private const float WholeWeight = 2f;

    /// <summary>How much of a label goes to the levels that are right as well.</summary>
    private const float AlsoRight = 0.3f;

    /// <summary>The rules were made with the older messages and are nearly always right there, so for those messages they are mostly left out of sight.</summary>
    private const double RulesHidden = 0.7;

    private const int FewestMessages = 2;
    private const int Classes = LikenessTable.Levels;

    private readonly float[] _weights = new float[features * Classes];
    private readonly float[] _constants = new float[Classes];
    private readonly bool[] _kept = new bool[features];

    public void Fit(IReadOnlyList<LikenessExample> examples)
    {
        Keep(examples);
        var random = new Random(1);
        var order = examples.ToArray();
        var rate = FirstRate;
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var example in order) Step(example, rate, !SafetyCorpus.Fresh.Contains(example.Text.Writer) && random.NextDouble() < RulesHidden);
            rate *= Decay;
        }
    }

    /// <summary>The likeness as the screen reads it: without ordinary sentences, and no sentence that is alarming beyond doubt watered down.</summary>
    public LevelLikeness Likeness(LikenessExample example) => LevelLikeness.Strongest(
        new LevelLikeness(Read(WithoutOrdinary(example).Sentences, example.Rules)),
        example.Sentences.Select(sentence => new LevelLikeness(Read([sentence], []))));

    /// <summary>The example without the sentences that are wholly ordinary when read alone.</summary>
    public LikenessExample WithoutOrdinary(LikenessExample example) =>
        example with { Sentences = [.. example.Sentences.Where(sentence => Read([sentence], []) is var alone && alone[2] + alone[3] + alone[4] >= LikenessReader.OrdinaryBelow)] };

    /// <summary>A feature whose weights say something.</summary>
    public bool IsHeavy(int feature, float smallest) => _kept[feature] && Weights(feature).Max(MathF.Abs) >= smallest;

    public void Save(string path, IReadOnlyList<string> names)
    {
        using var writer = new StreamWriter(path);
        writer.NewLine = "\n";
        writer.WriteLine($"*\t{Row(_constants)}");
        foreach (var feature in Enumerable.Range(0, features).Where(feature => _kept[feature]).OrderBy(feature => names[feature], StringComparer.Ordinal)) writer.WriteLine($"{names[feature]}\t{Row(Weights(feature))}");
    }

    private float[] Weights(int feature) => _weights[(feature * Classes)..((feature + 1) * Classes)];

    /// <summary>A feature of a single message teaches nothing about the next one.</summary>
    private void Keep(IReadOnlyList<LikenessExample> examples)
    {
        var counts = new int[features];
        foreach (var feature in examples.SelectMany(example => example.Sentences.SelectMany(sentence => sentence).Concat(example.Rules).Distinct())) counts[feature]++;
        for (var feature = 0; feature < features; feature++) _kept[feature] = counts[feature] >= FewestMessages && among?.Invoke(feature) != false;
    }

    private float[] Read(IReadOnlyList<int[]> sentences, int[] rules)
    {
        var sums = new float[Classes];
        var norm = Norm(sentences);
        foreach (var feature in sentences.SelectMany(sentence => sentence)) AddTo(sums, feature, 1 / norm);
        foreach (var rule in rules) AddTo(sums, rule, LikenessReader.RuleShare);
        for (var level = 0; level < Classes; level++) sums[level] += _constants[level];
        return LikenessReader.Softmax(sums);
    }

    private float Norm(IReadOnlyList<int[]> sentences) => MathF.Sqrt(Math.Max(1, sentences.Sum(sentence => sentence.Count(feature => _kept[feature]))));

    private void AddTo(float[] sums, int feature, float share)
    {
        if (!_kept[feature]) return;
        for (var level = 0; level < Classes; level++) sums[level] += share * _weights[(feature * Classes) + level];
    }

    private void Step(LikenessExample example, float rate, bool withoutRules)
    {
        var rules = withoutRules ? [] : example.Rules;
        var read = Read(example.Sentences, rules);
        var norm = Norm(example.Sentences);
        var weight = (example.Text.Level >= SafetyLevel.Urgent ? AlarmWeight : 1) * (SafetyCorpus.Whole.Contains(example.Text.Writer) ? WholeWeight : 1);
        var errors = new float[Classes];
        for (var level = 0; level < Classes; level++)
        {
            errors[level] = weight * (read[level + 1] - Target(example.Text, (SafetyLevel)(level + 1)));
            _constants[level] -= rate * 0.1f * errors[level];
        }
        foreach (var feature in example.Sentences.SelectMany(sentence => sentence)) Move(feature, errors, rate, 1 / norm);
        foreach (var rule in rules) Move(rule, errors, rate, LikenessReader.RuleShare);
    }

    private void Move(int feature, float[] errors, float rate, float share)
    {
        if (!_kept[feature]) return;
        for (var level = 0; level < Classes; level++)
        {
            ref var weight = ref _weights[(feature * Classes) + level];
            weight = (weight * (1 - (rate * Shrink))) - (rate * errors[level] * share);
        }
    }

    private static float Target(LabelledText text, SafetyLevel level)
    {
        var others = text.Accepted.Count(other => other != text.Level);
        if (level == text.Level) return others > 0 ? 1 - AlsoRight : 1;
        return text.Accepted.Contains(level) ? AlsoRight / others : 0;
    }

    private static string Row(float[] weights) => string.Join('\t', weights.Select(weight => weight.ToString("0.##", CultureInfo.InvariantCulture)));
}
