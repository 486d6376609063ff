using BenchmarkDotNet.Attributes;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Index;

namespace PsoasBot.Benchmarks;

/// <summary>Single searches and the build on synthetic passages; percentiles are printed by <see cref="RetrievalFigures"/>.</summary>
[InProcess, MemoryDiagnoser]
public class RetrievalBenchmarks
{
    private readonly RetrievalSynthetic _synthetic = new(seed: 7);
    private List<Passage> _passages = [];
    private List<string> _questions = [];
    private PassageIndex _index = null!;
    private RetrievalPlainBm25 _plain = null!;
    private string _rambling = "";
    private int _next;

    [Params(10_000, 100_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _passages = _synthetic.Passages(Count);
        _questions = _synthetic.Questions(_passages, 1000);
        _rambling = _synthetic.Rambling(_passages, 2900);
        _index = PassageIndex.Build(_passages, new RetrievalOptions());
        _plain = new RetrievalPlainBm25(_passages);
    }

    [Benchmark]
    public int Search() => _index.Search(Question(), 10).Count;

    [Benchmark]
    public int Search_without_feedback() => _index.Search(_index.Plan(Question())).Count;

    [Benchmark(Baseline = true)]
    public int Plain_BM25_of_this_project() => _plain.Search(Question(), 10).Count;

    [Benchmark]
    public int Search_for_20_000_characters() => _index.Search(_rambling, 10).Count;

    [Benchmark]
    public int Build() => PassageIndex.Build(_passages, new RetrievalOptions()).Passages.Count;

    private string Question() => _questions[_next++ % _questions.Count];
}
