using System.Diagnostics;
using System.Globalization;
using PsoasBot.Simulators.Slack;
using static PsoasBot.Benchmarks.LoadRun;

namespace PsoasBot.Benchmarks;

/// <summary>
/// <c>slack load [--rate 170] [--seconds 60]</c>: the real host in a process of its own beside a simulated Slack in this one;
/// <c>slack ramp</c>: with a rate that rises; <c>slack bare</c>: the smallest app in place of the bot, so that the simulator's own share is known.
/// Slack's limits on posting are off: they would hold back the answers long before the bot does.
/// </summary>
internal static class SlackLoad
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["load", .. var rest]:
                return await LoadAsync(Number(rest, "--rate", 170), Number(rest, "--seconds", 60)) ? 0 : 1;
            case ["ramp", .. var rest]:
                for (var rate = Number(rest, "--from", 300); rate <= Number(rest, "--to", 1_500) && await LoadAsync(rate, 15); rate += 150) Console.WriteLine();
                return 0;
            case ["bare", .. var rest]:
                await BareAsync(Number(rest, "--rate", 300), Number(rest, "--seconds", 60));
                return 0;
            default:
                Console.Error.WriteLine("slack load [--rate N] [--seconds N] | slack ramp [--from N] [--to N] | slack bare [--rate N] [--seconds N]");
                return 2;
        }
    }

    /// <summary>True where the 99th percentile of acknowledgements stays under 300 ms, none takes over 3 s, and every question is answered.</summary>
    private static async Task<bool> LoadAsync(int rate, int seconds)
    {
        await using var slack = await QuietAsync();
        using var bot = BotProcess.Start(null, slack);
        await UntilAsync(() => slack.LiveConnections >= 2, TimeSpan.FromSeconds(60));
        var questions = Questions();
        await new SlackCrowd(slack, questions).AskAsync(rate / 3, 5);
        await Task.Delay(2_000);
        var (warm, envelopes) = (slack.Counts.Acks.Count, slack.Counts.Envelopes);
        var crowd = new SlackCrowd(slack, questions);
        List<long> memory = [];
        using var over = new CancellationTokenSource();
        var sampling = SampleAsync(bot, memory, TimeSpan.FromSeconds(5), over.Token);
        var (busy, started) = (bot.Busy, Stopwatch.GetTimestamp());
        await crowd.AskAsync(rate, seconds);
        (busy, envelopes) = (bot.Busy - busy, slack.Counts.Envelopes - envelopes);
        var asking = Stopwatch.GetElapsedTime(started);
        var isDone = await UntilAsync(() => crowd.Unanswered() == 0, TimeSpan.FromSeconds(30), every: TimeSpan.FromMilliseconds(500));
        await over.CancelAsync();
        await sampling;
        var isWell = Report(slack, asking, envelopes, slack.Counts.Acks.Skip(warm)) & isDone;
        Console.WriteLine(Times("answer", crowd.AnsweredAfter()));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bot          {busy.TotalSeconds / asking.TotalSeconds * 100:0} % of a core; without an answer: {crowd.Unanswered()}; working set, MB: {Megabytes(memory)}"));
        return isWell;
    }

    private static async Task BareAsync(int rate, int seconds)
    {
        await using var slack = await QuietAsync();
        await using var app = SimApp.Start(slack, sockets: 2);
        await UntilAsync(() => slack.LiveConnections == 2, TimeSpan.FromSeconds(10));
        var crowd = new SlackCrowd(slack, Questions());
        var started = Stopwatch.GetTimestamp();
        await crowd.AskAsync(rate, seconds);
        var asking = Stopwatch.GetElapsedTime(started);
        await UntilAsync(() => slack.PendingEnvelopes == 0, TimeSpan.FromSeconds(10));
        Report(slack, asking, slack.Counts.Envelopes, slack.Counts.Acks);
    }

    /// <summary>A Slack that spends its time on envelopes, not on checking blocks and counting posts.</summary>
    internal static async Task<SlackSimulator> QuietAsync()
    {
        var slack = await SlackSimulator.StartAsync();
        slack.Schemas = null;
        slack.Limits.AreEnforced = false;
        return slack;
    }

    internal static bool Report(SlackSimulator slack, TimeSpan asking, int envelopes, IEnumerable<TimeSpan> acks)
    {
        List<double> times = [.. acks.Select(each => each.TotalMilliseconds).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{envelopes} envelopes in {asking.TotalSeconds:0.0} s ({envelopes / asking.TotalSeconds:0}/s), acknowledged: {times.Count}, late: {slack.Counts.LateAcks}, retried: {slack.Counts.Retries}"));
        Console.WriteLine(Times("ack", times));
        foreach (var violation in slack.Violations) Console.WriteLine($"violation: {violation}");
        return slack.Counts is { LateAcks: 0, Retries: 0 } && times.Count > 0 && At(times, .99) < 300 && times[^1] < 3_000;
    }
}
