using System.Globalization;
using PsoasBot.Safety;
using PsoasBot.Safety.Likeness;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Fits knowledge/safety/situation-likeness.tsv on the alarming messages whose category stands in tests/safety/situations.tsv: multinomial logistic regression
/// by seeded stochastic gradient descent. "--cross-validate" leaves out each fresh writer in turn and says how often the situation is named and right.
/// </summary>
internal sealed class SituationFit
{
    private const int Rounds = 25;
    private const float FirstRate = 0.8f;
    private const float Decay = 0.9f;
    private const float Shrink = 0.0005f;
    private const float SmallestWeight = 0.4f;
    private const int FewestMessages = 3;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<(string Writer, bool IsCrisis, int Class, int[] Features)> _examples = [];
    private readonly List<string> _classes = [];

    private SituationFit(string root)
    {
        var knowledge = SafetyKnowledge.Load(Path.Combine(root, "knowledge", "safety"));
        var screen = new SafetyScreen(knowledge);
        var features = new MessageFeatures(knowledge.Families, knowledge.Lexicon, Number);
        var situations = File.ReadLines(Path.Combine(root, "tests", "safety", "situations.tsv")).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
        foreach (var text in SafetyCorpus.Read(root).Where(text => text.Level >= SafetyLevel.Urgent && situations.ContainsKey(text.Category)))
        {
            var isCrisis = text.Level == SafetyLevel.Crisis;
            var name = SituationLikeness.Name(isCrisis, situations[text.Category]);
            if (!_classes.Contains(name)) _classes.Add(name);
            _examples.Add((text.Writer, isCrisis, _classes.IndexOf(name), [.. features.Of(screen.Read(text.Message)).SelectMany(sentence => sentence).Distinct()]));
        }
    }

    public static void Run(string root, bool crossValidate)
    {
        var fit = new SituationFit(root);
        if (crossValidate) fit.CrossValidate();
        else fit.Save(Path.Combine(root, "knowledge", "safety", "situation-likeness.tsv"), fit.Fit(_ => true));
    }

    private int Number(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (!SituationLikeness.Uses(kind)) return -1;
        var name = $"{kind}:{first}";
        if (_numbers.TryGetValue(name, out var known)) return known;
        _names.Add(name);
        return _numbers[name] = _names.Count - 1;
    }

    /// <summary>The weights by feature and class, the constants in the last row.</summary>
    private float[][] Fit(Func<string, bool> among)
    {
        var examples = _examples.Where(example => among(example.Writer)).ToArray();
        var counts = new int[_names.Count];
        foreach (var feature in examples.SelectMany(example => example.Features)) counts[feature]++;
        var weights = Enumerable.Range(0, _names.Count + 1).Select(at => at == _names.Count || counts[at] >= FewestMessages ? new float[_classes.Count] : []).ToArray();
        var random = new Random(1);
        var rate = FirstRate;
        for (var round = 0; round < Rounds; round++, rate *= Decay)
        {
            random.Shuffle(examples);
            foreach (var example in examples) Step(weights, example.Features, example.Class, rate);
        }
        return weights;
    }

    private void Step(float[][] weights, int[] features, int right, float rate)
    {
        var read = Read(weights, features, _ => true);
        read[right] -= 1;
        var share = rate / Norm(weights, features);
        foreach (var row in features.Select(feature => weights[feature]).Where(row => row.Length > 0))
        {
            for (var at = 0; at < row.Length; at++) row[at] = (row[at] * (1 - (rate * Shrink))) - (share * read[at]);
        }
        for (var at = 0; at < read.Length; at++) weights[^1][at] -= 0.1f * rate * read[at];
    }

    private static float Norm(float[][] weights, int[] features) => MathF.Sqrt(Math.Max(1, features.Count(feature => weights[feature].Length > 0)));

    private float[] Read(float[][] weights, int[] features, Func<int, bool> competes)
    {
        var sums = weights[^1].ToArray();
        var norm = Norm(weights, features);
        foreach (var row in features.Select(feature => weights[feature]).Where(row => row.Length > 0))
        {
            for (var at = 0; at < row.Length; at++) sums[at] += row[at] / norm;
        }
        var most = sums.Max();
        for (var at = 0; at < sums.Length; at++) sums[at] = competes(at) ? MathF.Exp(sums[at] - most) : 0;
        var total = sums.Sum();
        return [.. sums.Select(sum => sum / total)];
    }

    private void CrossValidate()
    {
        List<(float Sure, bool IsRight)> all = [];
        foreach (var writer in SafetyCorpus.Fresh.Where(writer => _examples.Exists(example => example.Writer == writer)))
        {
            var weights = Fit(other => other != writer);
            foreach (var example in _examples.Where(example => example.Writer == writer))
            {
                var read = Read(weights, example.Features, at => _classes[at].StartsWith("crisis", StringComparison.Ordinal) == example.IsCrisis);
                var best = Array.IndexOf(read, read.Max());
                all.Add((read[best], best == example.Class));
            }
        }
        foreach (var sure in (float[])[0, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f])
        {
            var named = all.Where(each => each.Sure >= sure).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"situation sure from {sure:0.0}: named {100.0 * named.Count / all.Count:0.0} % of {all.Count}, right of those {100.0 * named.Count(each => each.IsRight) / named.Count:0.0} %"));
        }
    }

    private void Save(string path, float[][] weights)
    {
        using var writer = new StreamWriter(path);
        writer.NewLine = "\n";
        writer.WriteLine($"#\t{string.Join('\t', _classes)}");
        writer.WriteLine($"*\t{Row(weights[^1], 0)}");
        foreach (var feature in Enumerable.Range(0, _names.Count).Where(feature => weights[feature].Any(weight => MathF.Abs(weight) >= SmallestWeight)).OrderBy(feature => _names[feature], StringComparer.Ordinal))
            writer.WriteLine($"{_names[feature]}\t{Row(weights[feature], SmallestWeight / 2)}");
    }

    /// <summary>An empty cell is zero.</summary>
    private static string Row(float[] weights, float smallest) =>
        string.Join('\t', weights.Select(weight => MathF.Abs(weight) < smallest ? "" : weight.ToString("0.#", CultureInfo.InvariantCulture)));
}
