using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Index;

namespace PsoasBot.Benchmarks;

/// <summary>
/// Fits the options by coordinate search under five-fold cross-validation: each fold of the questions is scored with the options
/// that were best for the other four, so the mean of the folds is an honest figure.
/// </summary>
internal sealed class RetrievalFit(RetrievalJudged collection)
{
    private const int Folds = 5;

    private static readonly (string Name, float[] Values, Func<RetrievalOptions, float, RetrievalOptions> With)[] Axes =
    [
        ("K1", [0.9f, 1.2f, 1.5f, 1.8f, 2.2f, 2.6f], static (o, v) => o with { K1 = v }),
        ("TextB", [0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f], static (o, v) => o with { TextB = v }),
        ("TitleB", [0.2f, 0.35f, 0.5f, 0.65f, 0.8f], static (o, v) => o with { TitleB = v }),
        ("TitleWeight", [1f, 1.4f, 1.8f, 2.2f, 3f], static (o, v) => o with { TitleWeight = v }),
        ("CoverageShare", [0f, 0.2f, 0.35f, 0.5f], static (o, v) => o with { CoverageShare = v }),
        ("ProximityGain", [0f, 0.15f, 0.25f, 0.4f, 0.6f], static (o, v) => o with { ProximityGain = v }),
        ("FeedbackPassages", [0, 3, 5, 8, 12], static (o, v) => o with { FeedbackPassages = (int)v }),
        ("FeedbackTerms", [10, 20, 40, 80, 120], static (o, v) => o with { FeedbackTerms = (int)v }),
        ("FeedbackShare", [0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f], static (o, v) => o with { FeedbackShare = v }),
    ];

    private readonly Dictionary<RetrievalOptions, double[]> _scores = [];

    public void Print()
    {
        var start = new RetrievalOptions();
        Console.WriteLine($"as shipped: {Mean(start, _ => true):F4}, by fold {string.Join(' ', Enumerable.Range(0, Folds).Select(fold => $"{Mean(start, i => i % Folds == fold):F3}"))}");
        var held = 0d;
        for (var fold = 0; fold < Folds; fold++)
        {
            var best = Best(start, i => i % Folds != fold);
            var mean = Mean(best, i => i % Folds == fold);
            held += mean * Enumerable.Range(0, collection.Questions.Count).Count(i => i % Folds == fold);
            Console.WriteLine($"fold {fold}: fitted on the others {Mean(best, i => i % Folds != fold):F3}, held out {mean:F3}  {Show(best)}");
        }
        Console.WriteLine($"cross-validated: {held / collection.Questions.Count:F4}");
        var all = Best(start, _ => true);
        Console.WriteLine($"fitted on all:   {Mean(all, _ => true):F4}  {Show(all)}");
        PrintAxes();
    }

    /// <summary>What each option alone changes, the others as shipped.</summary>
    public void PrintAxes()
    {
        var start = new RetrievalOptions();
        foreach (var (name, values, with) in Axes)
            Console.WriteLine($"{name,-18}{string.Join("  ", values.Select(value => $"{value}: {Mean(with(start, value), _ => true):F4}"))}");
    }

    private RetrievalOptions Best(RetrievalOptions options, Func<int, bool> among)
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var (_, values, with) in Axes)
            {
                var at = options;
                options = values.Select(value => with(at, value)).Append(at).MaxBy(candidate => Mean(candidate, among))!;
            }
        }
        return options;
    }

    private double Mean(RetrievalOptions options, Func<int, bool> among)
    {
        if (!_scores.TryGetValue(options, out var scores)) _scores[options] = scores = Score(PassageIndex.Build(collection.Passages, options), collection.Questions);
        return scores.Where((_, i) => among(i)).Average();
    }

    public static double[] Score(PassageIndex index, IReadOnlyList<JudgedQuestion> questions) =>
        [.. questions.Select(question => RetrievalJudged.Ndcg(index.Search(question.Text, 10).Select(hit => index.Passages[hit.Ordinal].Group), question.Relevant))];

    private static string Show(RetrievalOptions o) =>
        $"k1 {o.K1} b {o.TextB}/{o.TitleB} title {o.TitleWeight} coverage {o.CoverageShare} proximity {o.ProximityGain} feedback {o.FeedbackPassages}/{o.FeedbackTerms}/{o.FeedbackShare}";
}
