using BenchmarkDotNet.Attributes;
using PsoasBot.Safety;
using PsoasBot.Simulators;

namespace PsoasBot.Benchmarks;

/// <summary>How long one screening takes; the aim is a 99th percentile under 1 ms for 2,000 characters.</summary>
[MemoryDiagnoser]
public class SafetyBenchmarks
{
    private const string Paragraph =
        "Hi all, desk worker, 51, I have had a nagging ache in the middle of my back for about three weeks and it keeps me up at night. "
        + "Legs are fine, bladder's fine, no fever, not numb anywhere. I had an operation on my knee two years ago and take no medicines. "
        + "Is there a stretch for the hip flexors that I could do at lunch, or should I swap the chair again? My physio said to rest. ";

    private readonly SafetyScreen _screen = new(SafetyKnowledge.Load(Path.Combine(Checkout.Root, "knowledge", "safety")));
    private readonly string _message = string.Concat(Enumerable.Repeat(Paragraph, 6))[..2000];
    private readonly string _short = "is the kneeling one better with a cushion or without";

    [Benchmark]
    public object TwoThousandCharacters() => _screen.Screen(_message);

    [Benchmark]
    public object AShortQuestion() => _screen.Screen(_short);
}
