using System.Diagnostics;
using System.Globalization;
using PsoasBot.Simulators.Discord;
using static PsoasBot.Benchmarks.LoadRun;

namespace PsoasBot.Benchmarks;

/// <summary>
/// <c>discord load [--rate 300] [--seconds 60]</c>, <c>discord ramp</c>, <c>discord shards</c> and <c>discord cost</c>: the real host in a process of its own beside a
/// simulated Discord in this one.
/// </summary>
internal static class DiscordLoad
{
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["load", .. var rest]:
                await LoadAsync(Number(rest, "--rate", 300), Number(rest, "--seconds", 60));
                return 0;
            case ["ramp", .. var rest]:
                for (var rate = Number(rest, "--from", 300); rate <= Number(rest, "--to", 1_500) && await LoadAsync(rate, 15); rate += 150) Console.WriteLine();
                return 0;
            case ["cost"]:
                await DiscordCost.RunAsync(Questions());
                return 0;
            case ["show", .. var lines]:
                return await DiscordShow.RunAsync(lines);
            case ["shards"]:
                await ShardsAsync(16, 40_000);
                return 0;
            default:
                Console.Error.WriteLine("discord load [--rate N] [--seconds N] | discord ramp [--from N] [--to N] | discord shards | discord cost | discord show LINE...");
                return 2;
        }
    }

    /// <summary>True where the 99th percentile of first replies stays under half a second and every question is answered.</summary>
    private static async Task<bool> LoadAsync(int rate, int seconds)
    {
        await using var discord = await DiscordSimulator.StartAsync();
        discord.Schemas = null;
        using var bot = BotProcess.Start(discord, null);
        await UntilAsync(() => discord.LiveConnections == 1 && discord.Commands.Count > 0, TimeSpan.FromSeconds(60));
        var questions = Questions();
        await AskAsync(discord, questions, rate / 3, 5, []);
        await Task.Delay(2_000);
        List<string> asked = new(rate * seconds);
        List<long> memory = [];
        using var over = new CancellationTokenSource();
        var sampling = SampleAsync(bot, memory, TimeSpan.FromSeconds(5), over.Token);
        var busy = bot.Busy;
        var started = Stopwatch.GetTimestamp();
        await AskAsync(discord, questions, rate, seconds, asked);
        var asking = Stopwatch.GetElapsedTime(started);
        busy = bot.Busy - busy;
        var isDone = await UntilAsync(() => asked.TrueForAll(id => discord.People.Answer(id) is not null), TimeSpan.FromSeconds(30));
        await over.CancelAsync();
        await sampling;
        return Report(discord, asked, memory, asking, busy, isDone);
    }

    private static bool Report(DiscordSimulator discord, List<string> asked, List<long> memory, TimeSpan asking, TimeSpan busy, bool isDone)
    {
        List<double> first = [.. asked.Select(id => discord.People.FirstReply(id)?.After.TotalMilliseconds ?? double.PositiveInfinity).Order()];
        List<double> answers = [.. asked.Select(id => discord.People.Answer(id) is { } answer ? (answer.At - discord.AskedAt(id)!.Value).TotalMilliseconds : double.PositiveInfinity).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked.Count} interactions in {asking.TotalSeconds:0.0} s ({asked.Count / asking.TotalSeconds:0}/s), all answered: {isDone}"));
        Console.WriteLine(Times("first reply", first));
        Console.WriteLine(Times("answer", answers));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bot          {busy.TotalSeconds / asking.TotalSeconds * 100:0} % of a core; working set, MB: {Megabytes(memory)}"));
        foreach (var violation in discord.Violations) Console.WriteLine($"violation: {violation}");
        return isDone && At(first, .99) < 500 && At(answers, .99) < 3_000;
    }

    private static Task AskAsync(DiscordSimulator discord, IReadOnlyList<string> questions, int rate, int seconds, List<string> asked) =>
        PaceAsync(rate, seconds, i => asked.Add(discord.People.Ask((600_000_000_000_000_000 + (i % 5_000)).ToString(CultureInfo.InvariantCulture), questions[i % questions.Count])));

    private static async Task ShardsAsync(int shards, int guilds)
    {
        await using var discord = await DiscordSimulator.StartAsync();
        discord.Schemas = null;
        (discord.RecommendedShards, discord.MaxConcurrency) = (shards, 16);
        for (var i = 1; i < guilds; i++) discord.Guilds.Add((700_000_000_000_000_001 + ((long)i << 22)).ToString(CultureInfo.InvariantCulture));
        var started = Stopwatch.GetTimestamp();
        using var bot = BotProcess.Start(discord, null);
        await UntilAsync(() => discord.LiveConnections == shards, TimeSpan.FromMinutes(2));
        var connected = Stopwatch.GetElapsedTime(started);
        await UntilAsync(() => discord.Commands.Count > 0, TimeSpan.FromMinutes(1));
        var asked = discord.Guilds.Where((_, i) => i % 2_500 == 0).Select(guild => discord.People.Ask("600000000000000001", "where is the psoas?", guild: guild)).ToList();
        await UntilAsync(() => asked.TrueForAll(id => discord.People.Answer(id) is not null), TimeSpan.FromMinutes(1));
        await Task.Delay(5_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shards} shards, {guilds} guilds: connected after {connected.TotalSeconds:0.0} s with the start of the process, a question in each shard answered: {asked.TrueForAll(id => discord.People.Answer(id) is not null)}, working set {bot.Memory / 1_048_576} MB"));
    }
}
