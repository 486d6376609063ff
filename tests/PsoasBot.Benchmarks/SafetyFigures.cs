using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PsoasBot.Safety;
using PsoasBot.Simulators;

namespace PsoasBot.Benchmarks;

/// <summary>
/// <c>screen</c>: percentiles of single screenings of messages of 2,000 characters, put together from the labelled ones; BenchmarkDotNet averages them away.
/// On a busy machine most of a long screening is waiting, so the fastest round of each message is told as well.
/// </summary>
internal static class SafetyFigures
{
    private const int Characters = 2_000;
    private const int Rounds = 20;

    public static void Run()
    {
        var screen = new SafetyScreen(SafetyKnowledge.Load(Path.Combine(Checkout.Root, "knowledge", "safety")));
        var messages = Messages();
        for (var round = 0; round < 5; round++) messages.ForEach(message => screen.Screen(message));
        List<double> times = new(messages.Count * Rounds);
        var fastest = new double[messages.Count];
        Array.Fill(fastest, double.MaxValue);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            for (var at = 0; at < messages.Count; at++)
            {
                var started = Stopwatch.GetTimestamp();
                screen.Screen(messages[at]);
                var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                times.Add(took);
                fastest[at] = Math.Min(fastest[at], took);
            }
        }
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / times.Count;
        times.Sort();
        Array.Sort(fastest);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Count} screenings of {Characters} characters: median {LoadRun.At(times, 0.5):F3} ms, 95th {LoadRun.At(times, 0.95):F3} ms, 99th {LoadRun.At(times, 0.99):F3} ms, {allocated / 1024} KB each"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the fastest of {Rounds} rounds of each: median {LoadRun.At(fastest, 0.5):F3} ms, 99th {LoadRun.At(fastest, 0.99):F3} ms, slowest {fastest[^1]:F3} ms"));
    }

    /// <summary>Real messages one behind the other, cut after 2,000 characters.</summary>
    private static List<string> Messages()
    {
        var text = string.Join('\n', ((string[])["fifth", "sixth", "open"]).SelectMany(file => File.ReadLines(Path.Combine(Checkout.Root, "tests", "safety", $"{file}.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("message").GetString()));
        return [.. Enumerable.Range(0, text.Length / Characters).Select(at => text.Substring(at * Characters, Characters))];
    }
}
