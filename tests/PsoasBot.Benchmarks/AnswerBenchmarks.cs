using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using PsoasBot.Answering;
using PsoasBot.Evaluation;

namespace PsoasBot.Benchmarks;

/// <summary>A warm answer on the five sources, screen included: question in, cited answer out. Percentiles are printed by <see cref="Percentiles"/>.</summary>
[InProcess, MemoryDiagnoser]
public class AnswerBenchmarks
{
    private EmbeddedAnswerer _answerer = null!;
    private List<Question> _questions = [];
    private int _next;

    [GlobalSetup]
    public void Setup()
    {
        _answerer = new AnswererOf("knowledge").With();
        _questions = [.. LabelledQuestion.Load(Path.Combine("tests", "questions", "open.jsonl")).Select(question => new Question(question.Question))];
        foreach (var question in _questions) _ = Ask(question);
    }

    [Benchmark]
    public object Answer() => Ask(_questions[_next = (_next + 1) % _questions.Count]);

    /// <summary>Every question several times, warm; prints median and percentiles in milliseconds.</summary>
    public static void Percentiles(int rounds)
    {
        var benchmark = new AnswerBenchmarks();
        benchmark.Setup();
        List<double> times = [];
        for (var round = 0; round < rounds; round++)
        {
            foreach (var question in benchmark._questions)
            {
                var started = Stopwatch.GetTimestamp();
                _ = benchmark.Ask(question);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
        times.Sort();
        Console.WriteLine($"{times.Count} warm answers: median {times[times.Count / 2]:F3} ms, 95th {times[(int)(times.Count * 0.95)]:F3} ms, 99th {times[(int)(times.Count * 0.99)]:F3} ms");
    }

    private Answer Ask(Question question) => _answerer.AnswerAsync(question, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
