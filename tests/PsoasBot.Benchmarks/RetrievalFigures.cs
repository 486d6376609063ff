using System.Diagnostics;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Index;

namespace PsoasBot.Benchmarks;

/// <summary>
/// The figures of docs/benchmarks.md in one run: <c>retrieval [speed|quality|fit] [--evaluation FOLDER] [--passages N]</c>.
/// Percentiles need single searches, which BenchmarkDotNet averages away.
/// </summary>
internal static class RetrievalFigures
{
    public static int Run(string[] args)
    {
        var evaluation = Value(args, "--evaluation") ?? "../shared/evaluation/retrieval";
        var what = args.FirstOrDefault(arg => arg is "speed" or "quality" or "fit");
        if (what is null or "speed") Speed(int.Parse(Value(args, "--passages") ?? "100000", System.Globalization.CultureInfo.InvariantCulture));
        if (what is "speed") return 0;
        if (!Directory.Exists(evaluation))
        {
            Console.Error.WriteLine($"{evaluation}: there is no such folder; name the judged collection with --evaluation FOLDER");
            return 1;
        }
        if (what is null or "quality") Quality(RetrievalJudged.Cranfield(evaluation));
        if (what is "fit") Fit(RetrievalJudged.Cranfield(evaluation), Path.Combine(evaluation, "../../knowledge/statements.jsonl"));
        return 0;
    }

    private static void Fit(RetrievalJudged collection, string statements)
    {
        new RetrievalFit(collection).Print();
        Console.WriteLine("known items:");
        new RetrievalFit(collection.KnownItems()).PrintAxes();
        if (!File.Exists(statements)) return;
        Console.WriteLine("the project's statements and its open questions:");
        new RetrievalFit(RetrievalJudged.Statements(statements, "tests/questions/open.jsonl")).PrintAxes();
    }

    private static void Quality(RetrievalJudged collection)
    {
        Console.WriteLine($"Judged collection: {collection.Passages.Count} passages, {collection.Questions.Count} questions, nDCG@10");
        var index = PassageIndex.Build(collection.Passages, new RetrievalOptions());
        var words = PassageIndex.Build(collection.Passages, new RetrievalOptions { FeedbackPassages = 0 });
        var plain = new RetrievalPlainBm25(collection.Passages);
        Show("as written", collection.Questions);
        for (var seed = 1; seed <= 3; seed++)
        {
            var random = new Random(seed);
            Show($"one typo in the longest word, seed {seed}", [.. collection.Questions.Select(question => question with { Text = RetrievalTypos.InLongestWord(question.Text, random) })]);
        }
        var story = new RetrievalStories(collection, seed: 11);
        Show("behind a story of 60 to 90 words", story.Around(first: false, mark: "?"));
        Show("in front of a story, no question mark", story.Around(first: true, mark: ""));

        void Show(string title, IReadOnlyList<JudgedQuestion> questions) => Console.WriteLine(
            $"  {title,-45} plain BM25 {questions.Average(q => RetrievalJudged.Ndcg(plain.Search(q.Text, 10), q.Relevant)):F4}" +
            $"   without feedback {RetrievalFit.Score(words, questions).Average():F4}   as shipped {RetrievalFit.Score(index, questions).Average():F4}");
    }

    private static void Speed(int count)
    {
        var synthetic = new RetrievalSynthetic(seed: 7);
        var passages = synthetic.Passages(count);
        var questions = synthetic.Questions(passages, 4000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var index = PassageIndex.Build(passages, new RetrievalOptions());
        var built = Stopwatch.GetElapsedTime(started);
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        Console.WriteLine($"{count:N0} passages built in {built.TotalSeconds:F2} s, {memory:F0} MB beside the passages' own text");
        Time(index, questions.Take(20), "first 20, nothing warmed up");
        WarmUp.Run(index, TimeSpan.FromMilliseconds(400));
        Time(index, questions, "after a warm-up of 0.4 s");
        Time(index, questions.Where((_, i) => i % 20 == 19), "  rambling (40 to 200 words)");
        Time(index, questions.Where((_, i) => i % 20 != 19 && i % 4 == 3), "  with a typo");
        Time(index, questions.Where((_, i) => i % 4 != 3), "  without a typo");
        Time(index, Enumerable.Range(0, 50).Select(_ => synthetic.Rambling(passages, 2900)), "  20,000 characters");
        Time(question => index.Plan(question), questions, "  of this: reading the question");
        Time(question => index.Search(index.Plan(question)), questions, "  reading, scan and re-ranking, no feedback");
        var plain = new RetrievalPlainBm25(passages);
        Time(question => plain.Search(question, 10), questions.Take(200), "plain BM25 of this project, warm by then");
    }

    private static void Time(PassageIndex index, IEnumerable<string> questions, string title) => Time(question => index.Search(question, 10), questions, title);

    private static void Time<T>(Func<string, T> search, IEnumerable<string> questions, string title)
    {
        List<double> times = [];
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        foreach (var question in questions.ToList())
        {
            var started = Stopwatch.GetTimestamp();
            search(question);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / times.Count;
        times.Sort();
        Console.WriteLine($"  {title,-42} median {times[times.Count / 2]:F3} ms   95th {At(times, 0.95):F3}   99th {At(times, 0.99):F3}   worst {times[^1]:F3}   {bytes:N0} bytes a search");
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private static string? Value(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
