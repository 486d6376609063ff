using PsoasBot.Answering;
using PsoasBot.Moderation.Likeness;

namespace PsoasBot.Benchmarks.Calibration;

/// <summary>
/// Gradient boosting for <see cref="SameDecision"/>: each tree is fitted to the errors of those before it, on a part of the rows and of the signs
/// (stochastic gradient boosting, Friedman 2002). The mean of several forests of other parts: one alone changes more from fit to fit than a new writer
/// brings. Deterministic: the same rows give the same trees.
/// </summary>
internal sealed class TreeBoosting
{
    /// <summary>A sign is only parted at so many of its values, spread evenly over the rows.</summary>
    private const int Cuts = 40;

    private const int Forests = 3;
    private const int Trees = 350;
    private const int Depth = 3;
    private const float Rate = 0.05f;
    private const float RowShare = 0.6f;
    private const float SignShare = 0.3f;
    private const int LeastRows = 40;

    private readonly IReadOnlyList<(float[] Signs, bool IsSame, float Weight)> _rows;
    private readonly Random _random = new(4);
    private readonly float[][] _cuts;
    private readonly byte[][] _bins;
    private readonly float[] _sums;
    private readonly float[] _errors;

    public TreeBoosting(IReadOnlyList<(float[] Signs, bool IsSame, float Weight)> rows)
    {
        _rows = rows;
        _cuts = [.. Enumerable.Range(0, rows[0].Signs.Length).Select(CutsOf)];
        _bins = [.. _rows.Select(row => row.Signs.Select((sign, at) => (byte)_cuts[at].Count(cut => sign >= cut)).ToArray())];
        (_sums, _errors) = (new float[_rows.Count], new float[_rows.Count]);
    }

    public SameDecision Fit()
    {
        var same = _rows.Where(row => row.IsSame).Sum(row => row.Weight);
        var start = MathF.Log(same / (_rows.Sum(row => row.Weight) - same));
        List<SignTree> trees = [];
        for (var forest = 0; forest < Forests; forest++) trees.AddRange(Forest(start).Select(tree => tree with { Values = [.. tree.Values.Select(value => value / Forests)] }));
        return new SameDecision { Start = start, Trees = trees };
    }

    private List<SignTree> Forest(float start)
    {
        Array.Fill(_sums, start);
        List<SignTree> trees = [];
        for (var round = 0; round < Trees; round++)
        {
            var tree = Grow();
            for (var at = 0; at < _rows.Count; at++) _sums[at] += tree.Value(_rows[at].Signs);
            trees.Add(tree);
        }
        return trees;
    }

    private float[] CutsOf(int sign)
    {
        var values = _rows.Select(row => row.Signs[sign]).Order().ToArray();
        return [.. Enumerable.Range(1, Cuts).Select(part => values[part * (values.Length - 1) / (Cuts + 1)]).Append(values[^1]).Distinct().Where(cut => cut > values[0])];
    }

    private SignTree Grow()
    {
        for (var at = 0; at < _rows.Count; at++) _errors[at] = (_rows[at].IsSame ? 1 : 0) - Logistic.Probability(_sums[at]);
        List<int> chosen = [.. Enumerable.Range(0, _rows.Count).Where(_ => _random.NextSingle() < RowShare)];
        List<SignTree.Split> splits = [];
        List<List<int>> level = [chosen];
        for (var depth = 0; depth < Depth; depth++)
        {
            var best = level.ConvertAll(Best);
            splits.AddRange(best);
            level = [.. level.Zip(best, Parted).SelectMany(sides => new[] { sides.Low, sides.High })];
        }
        return new SignTree(splits, level.ConvertAll(Leaf));
    }

    private (List<int> Low, List<int> High) Parted(List<int> at, SignTree.Split split) => (at.FindAll(row => split.IsLow(_rows[row].Signs)), at.FindAll(row => !split.IsLow(_rows[row].Signs)));

    /// <summary>The split of a part of the signs that leaves the least squared error; none worth making: one that sends all rows one way.</summary>
    private SignTree.Split Best(List<int> at)
    {
        var best = new SignTree.Split(0, float.MinValue);
        var most = 1e-7;
        var (errors, weights) = (at.Sum(row => (double)_errors[row] * _rows[row].Weight), at.Sum(row => (double)_rows[row].Weight));
        for (var sign = 0; sign < _cuts.Length; sign++)
        {
            if (_random.NextSingle() >= SignShare) continue;
            var bins = new (double Errors, double Weights, int Rows)[_cuts[sign].Length + 1];
            foreach (var row in at)
            {
                ref var bin = ref bins[_bins[row][sign]];
                bin = (bin.Errors + (double)_errors[row] * _rows[row].Weight, bin.Weights + _rows[row].Weight, bin.Rows + 1);
            }
            var (lowErrors, lowWeights, lowRows) = (0.0, 0.0, 0);
            for (var cut = 0; cut < _cuts[sign].Length; cut++)
            {
                (lowErrors, lowWeights, lowRows) = (lowErrors + bins[cut].Errors, lowWeights + bins[cut].Weights, lowRows + bins[cut].Rows);
                if (lowRows < LeastRows || at.Count - lowRows < LeastRows) continue;
                var gain = lowErrors * lowErrors / lowWeights + (errors - lowErrors) * (errors - lowErrors) / (weights - lowWeights) - errors * errors / weights;
                if (gain > most) (most, best) = (gain, new SignTree.Split(sign, _cuts[sign][cut]));
            }
        }
        return best;
    }

    /// <summary>One Newton step for the log-odds of the rows in a leaf.</summary>
    private float Leaf(List<int> at)
    {
        var (slope, bend) = (0f, 1e-3f);
        foreach (var row in at)
        {
            var share = Logistic.Probability(_sums[row]);
            slope += _errors[row] * _rows[row].Weight;
            bend += share * (1 - share) * _rows[row].Weight;
        }
        return Rate * Math.Clamp(slope / bend, -4, 4);
    }
}
