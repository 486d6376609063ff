using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PsoasBot.Simulators;

namespace PsoasBot.Benchmarks;

/// <summary>What every load run needs: questions, waiting, the bot's memory over time, percentiles.</summary>
internal static class LoadRun
{
    public static IReadOnlyList<string> Questions() =>
        [.. File.ReadLines(Path.Combine(Checkout.Root, "tests", "questions", "open.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!)];

    public static async Task<bool> UntilAsync(Func<bool> condition, TimeSpan within, TimeSpan? every = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > within) return false;
            await Task.Delay(every ?? TimeSpan.FromMilliseconds(20));
        }
        return true;
    }

    /// <summary>Does something so often a second, evenly.</summary>
    public static async Task PaceAsync(int rate, int seconds, Action<int> step)
    {
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        while (Stopwatch.GetElapsedTime(started).TotalSeconds is var elapsed && elapsed < seconds)
        {
            for (; count < elapsed * rate; count++) step(count);
            await Task.Delay(5);
        }
    }

    public static async Task SampleAsync(BotProcess bot, List<long> memory, TimeSpan every, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            memory.Add(bot.Memory);
            await Task.Delay(every, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public static string Megabytes(IEnumerable<long> memory) => string.Join(' ', memory.Select(each => (each / 1_048_576).ToString(CultureInfo.InvariantCulture)));

    public static double At(IReadOnlyList<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    /// <summary>One line: median, 99th percentile and the longest of times in milliseconds.</summary>
    public static string Times(string what, IEnumerable<double> milliseconds)
    {
        List<double> sorted = [.. milliseconds.Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{what,-12} median {At(sorted, .5):0.0} ms, 99 % {At(sorted, .99):0.0} ms, longest {At(sorted, 1):0.0} ms, over 3 s: {sorted.Count(each => each > 3_000)}, without: {sorted.Count(double.IsPositiveInfinity)}");
    }

    public static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
