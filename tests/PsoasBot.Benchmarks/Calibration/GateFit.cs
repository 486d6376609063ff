using System.Globalization;
using PsoasBot.Answering.Grounding;
using PsoasBot.Evaluation;
using PsoasBot.Knowledge;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Fits bot/Answering/Grounding/weights.yaml: logistic regression with ridge (Newton's steps) over the gate's signals of labelled sentences. Prints what cross-validation says
/// of each threshold, over whole items (never two sentences of one item on both sides) and over whole files (never one writer on both sides). Deterministic: the same files give the same weights.
/// </summary>
internal sealed class GateFit
{
    private const int Folds = 10;
    private const int Rounds = 30;
    private const double Ridge = 0.0007;

    /// <summary>The furthest that a weight moves in a step: an undamped one runs away where objections separate the sentences.</summary>
    private const double MostStep = 2;

    /// <summary>Where the ridge pulls the weight of an objection: one that hardly occurs in the files still counts.</summary>
    private const double Prior = -2.5;

    /// <summary>A wrong sentence that passes weighs more than a right one that is cut.</summary>
    private const double WrongWeight = 1.5;

    private readonly string[] _names;
    private readonly List<Row> _rows;

    private GateFit(List<Row> rows)
    {
        _rows = rows;
        _names = [SupportScale.Bias, .. rows.SelectMany(row => row.Signals.Keys).CountBy(name => name, StringComparer.Ordinal).Where(pair => pair.Value >= 3).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
    }

    public static void Run(string[] files)
    {
        var fit = new GateFit(Read(files));
        fit.PrintObjections();
        fit.CrossValidate();
        var weights = fit.Fit(fit._rows);
        File.WriteAllLines(Path.Combine("bot", "Answering", "Grounding", "weights.yaml"),
            ["# Fitted by \"gate\" of tests/PsoasBot.Benchmarks; signals are from 0 to 1, a positive weight speaks for support.", .. fit._names.Select((name, at) => $"{name}: {weights[at].ToString("0.##", CultureInfo.InvariantCulture)}")]);
    }

    private static List<Row> Read(string[] files)
    {
        var gate = new GroundingGate(new GateOptions());
        var voices = new KnowledgeVoices(KnowledgeFolder.Load("knowledge"));
        List<Row> rows = [];
        foreach (var (file, item) in files.SelectMany(file => GateItem.Read(file).Select(item => (file, item))))
        {
            foreach (var (sentence, verdict) in item.Sentences.Zip(item.Judge(gate, voices)))
            {
                if (sentence.Label is "supported" or "unsupported") rows.Add(new Row(file, item.Id, sentence, verdict.Signals, verdict.IsVetoed || verdict.Signals.Count == 0, verdict.Supported));
            }
        }
        return rows;
    }

    private void PrintObjections()
    {
        foreach (var name in _rows.SelectMany(row => row.Signals.Keys).Where(IsObjection).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Console.WriteLine($"{name}: raised against {_rows.Count(row => !row.IsTrue && row.Signals.ContainsKey(name))} wrong and {_rows.Count(row => row.IsTrue && row.Signals.ContainsKey(name))} right sentences");
    }

    private void CrossValidate()
    {
        var items = _rows.Select(row => row.Item).Distinct(StringComparer.Ordinal).ToArray();
        new Random(7).Shuffle(items);
        var fold = items.Select((item, at) => (item, at)).ToDictionary(pair => pair.item, pair => pair.at % Folds, StringComparer.Ordinal);
        Console.WriteLine("left out item by item");
        PrintFiles(LeaveOut(row => fold[row.Item]));
        Console.WriteLine("left out file by file, as from a writer who was never seen");
        var files = _rows.Select(row => row.File).Distinct(StringComparer.Ordinal).ToList();
        var judged = LeaveOut(row => files.IndexOf(row.File));
        PrintFiles(judged);
        foreach (var (row, support) in judged.Where(each => each.Support >= 0.5 != each.Row.IsTrue).OrderBy(each => each.Row.Item, StringComparer.Ordinal))
            Console.WriteLine($"{row.Item} {row.Sentence.Label} {row.Sentence.Kind} {support:0.00} {(row.IsDecided ? "veto" : "")} | {row.Sentence.Text} | {string.Join(' ', row.Signals.Keys.Where(IsObjection))}");
    }

    private List<(Row Row, double Support)> LeaveOut(Func<Row, int> fold)
    {
        List<(Row Row, double Support)> judged = [];
        foreach (var left in _rows.GroupBy(fold))
        {
            var weights = Fit(_rows.Where(row => fold(row) != left.Key));
            judged.AddRange(left.Select(row => (row, row.IsDecided ? row.IsSupported ? 1 : 0 : Support(row, weights))));
        }
        return judged;
    }

    private static void PrintFiles(List<(Row Row, double Support)> judged)
    {
        foreach (var file in judged.Select(each => each.Row.File).Distinct(StringComparer.Ordinal).Append("")) Print(file, [.. judged.Where(each => file.Length == 0 || each.Row.File == file)]);
    }

    private static void Print(string file, List<(Row Row, double Support)> judged)
    {
        Console.WriteLine(file.Length == 0 ? "all files" : file);
        foreach (var threshold in (double[])[0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9])
            Console.WriteLine($"  {threshold:0.00}: stopped {Share(judged, isTrue: false, threshold):P1}, let through {1 - Share(judged, isTrue: true, threshold):P1}");
    }

    private static double Share(List<(Row Row, double Support)> judged, bool isTrue, double threshold) =>
        judged.Count(each => each.Row.IsTrue == isTrue && each.Support < threshold) / (double)judged.Count(each => each.Row.IsTrue == isTrue);

    private double[] Fit(IEnumerable<Row> rows)
    {
        var data = rows.Where(row => !row.IsDecided).Select(row => (Values: Values(row), row.IsTrue, Weight: Weight(row))).ToArray();
        var total = data.Sum(row => row.Weight);
        double[] priors = [.. _names.Select(name => IsObjection(name) ? Prior : 0)];
        var weights = new double[priors.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var slope = weights.Select((weight, at) => at == 0 ? 0 : Ridge * (weight - priors[at])).ToArray();
            var bend = new double[weights.Length, weights.Length];
            for (var at = 0; at < weights.Length; at++) bend[at, at] = at == 0 ? 1e-9 : Ridge;
            foreach (var (values, isTrue, weight) in data)
            {
                var share = Sigmoid(Dot(values, weights));
                Add(slope, bend, values, (share - (isTrue ? 1 : 0)) * weight / total, share * (1 - share) * weight / total);
            }
            var step = Solve(bend, slope);
            var damping = Math.Min(1, MostStep / step.Max(Math.Abs));
            for (var at = 0; at < weights.Length; at++) weights[at] -= damping * step[at];
        }
        return weights;
    }

    /// <summary>The knowledge's own wordings carry context that their short evidence lacks; they teach less about what a model writes.</summary>
    private static double Weight(Row row) => !row.IsTrue ? WrongWeight : row.Sentence.Kind == "knowledge-wording" ? 0.3 : 1;

    private static void Add(double[] slope, double[,] bend, double[] values, double error, double spread)
    {
        for (var at = 0; at < values.Length; at++)
        {
            if (values[at] == 0) continue;
            slope[at] += error * values[at];
            for (var other = 0; other < values.Length; other++) bend[at, other] += spread * values[at] * values[other];
        }
    }

    /// <summary>Gaussian elimination; the matrix is positive definite, so no pivoting is needed.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var solution = right.ToArray();
        for (var at = 0; at < size; at++)
        {
            for (var row = at + 1; row < size; row++)
            {
                var factor = matrix[row, at] / matrix[at, at];
                if (factor == 0) continue;
                for (var column = at; column < size; column++) matrix[row, column] -= factor * matrix[at, column];
                solution[row] -= factor * solution[at];
            }
        }
        for (var at = size - 1; at >= 0; at--)
        {
            for (var column = at + 1; column < size; column++) solution[at] -= matrix[at, column] * solution[column];
            solution[at] /= matrix[at, at];
        }
        return solution;
    }

    private static bool IsObjection(string name) =>
        name.Contains('.', StringComparison.Ordinal) && name is not ("lexical.fresh" or "lexical.reworded") && !name.StartsWith("english.", StringComparison.Ordinal) && !name.StartsWith("foreign.", StringComparison.Ordinal);

    private double Support(Row row, double[] weights) => Sigmoid(Dot(Values(row), weights));

    private double[] Values(Row row) => [.. _names.Select((name, at) => at == 0 ? 1 : (double)row.Signals.GetValueOrDefault(name))];

    private static double Dot(double[] left, double[] right) => Enumerable.Range(0, left.Length).Sum(at => left[at] * right[at]);

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    private sealed record Row(string File, string Item, GateItem.Sentence Sentence, IReadOnlyDictionary<string, float> Signals, bool IsDecided, bool IsSupported)
    {
        public bool IsTrue => Sentence.Label == "supported";
    }
}
