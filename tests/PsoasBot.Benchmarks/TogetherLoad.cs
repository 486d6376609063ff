using System.Diagnostics;
using System.Globalization;
using PsoasBot.Simulators.Discord;
using static PsoasBot.Benchmarks.LoadRun;

namespace PsoasBot.Benchmarks;

/// <summary>
/// <c>together [--rate 40] [--minutes 10] [--heap]</c>: Discord and Slack in one host, each with so many questions a second; the working set over
/// time, and with <c>--heap</c> what is left of the heap after a full collection every half minute.
/// </summary>
internal static class TogetherLoad
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (rate, minutes) = (Number(args, "--rate", 40), Number(args, "--minutes", 10));
        await using var discord = await DiscordSimulator.StartAsync();
        await using var slack = await SlackLoad.QuietAsync();
        discord.Schemas = null;
        var heap = args.Contains("--heap") ? Path.GetTempFileName() : null;
        using var bot = BotProcess.Start(discord, slack, heap);
        await UntilAsync(() => discord.LiveConnections == 1 && discord.Commands.Count > 0 && slack.LiveConnections >= 2, TimeSpan.FromSeconds(60));
        var questions = Questions();
        var crowd = new SlackCrowd(slack, questions);
        List<string> asked = [];
        List<long> memory = [];
        using var over = new CancellationTokenSource();
        var sampling = SampleAsync(bot, memory, TimeSpan.FromSeconds(15), over.Token);
        var started = Stopwatch.GetTimestamp();
        await PaceAsync(rate, minutes * 60, i =>
        {
            crowd.Ask(i);
            asked.Add(discord.People.Ask((600_000_000_000_000_000 + (i % 5_000)).ToString(CultureInfo.InvariantCulture), questions[i % questions.Count]));
        });
        var asking = Stopwatch.GetElapsedTime(started);
        await over.CancelAsync();
        await sampling;
        var isDone = await UntilAsync(() => crowd.Unanswered() == 0 && asked.TrueForAll(id => discord.People.Answer(id) is not null), TimeSpan.FromSeconds(30), every: TimeSpan.FromMilliseconds(500));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{crowd.Count} questions on Slack and {asked.Count} on Discord in {asking.TotalSeconds:0} s, all answered: {isDone}"));
        SlackLoad.Report(slack, asking, slack.Counts.Envelopes, slack.Counts.Acks);
        Console.WriteLine(Times("Slack answer", crowd.AnsweredAfter()));
        Console.WriteLine(Times("Discord", asked.Select(id => discord.People.FirstReply(id)?.After.TotalMilliseconds ?? double.PositiveInfinity)));
        Console.WriteLine($"working set, MB, every 15 s: {Megabytes(memory)}");
        Console.WriteLine(Growth(memory));
        if (heap is not null) Console.WriteLine(HeapWatch.Table(heap));
        foreach (var violation in discord.Violations) Console.WriteLine($"violation: {violation}");
        return isDone ? 0 : 1;
    }

    /// <summary>The median of the last quarter beside that of the second one: by then everything that is loaded once is loaded.</summary>
    private static string Growth(List<long> memory)
    {
        if (memory.Count < 8) return "too short to speak of growth";
        var quarter = memory.Count / 4;
        var (second, last) = (Median(memory.Skip(quarter).Take(quarter)), Median(memory.TakeLast(quarter)));
        return string.Create(CultureInfo.InvariantCulture, $"second quarter {second / 1_048_576} MB, last quarter {last / 1_048_576} MB ({(double)last / second - 1:+0.0 %;-0.0 %})");
    }

    private static long Median(IEnumerable<long> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
}
