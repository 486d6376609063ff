using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PsoasBot.Simulators.Discord;

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
        using var bot = BotProcess.Start(discord);
        await UntilAsync(() => discord.LiveConnections == 1 && discord.Commands.Count > 0, TimeSpan.FromSeconds(60));
        var questions = Questions();
        await AskAsync(discord, questions, rate / 3, 5, []);
        await Task.Delay(2_000);
        List<string> asked = new(rate * seconds);
        List<long> memory = [];
        using var over = new CancellationTokenSource();
        var sampling = SampleAsync(bot, memory, over.Token);
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
        var first = asked.Select(id => discord.People.FirstReply(id)?.After.TotalMilliseconds ?? double.PositiveInfinity).Order().ToList();
        var answers = asked.Select(id => discord.People.Answer(id) is { } answer ? (answer.At - discord.AskedAt(id)!.Value).TotalMilliseconds : double.PositiveInfinity).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked.Count} interactions in {asking.TotalSeconds:0.0} s ({asked.Count / asking.TotalSeconds:0}/s), all answered: {isDone}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first reply  median {At(first, .5):0.0} ms, 99 % {At(first, .99):0.0} ms, longest {first[^1]:0.0} ms, over 3 s: {first.Count(each => each > 3_000)}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"answer       median {At(answers, .5):0.0} ms, 99 % {At(answers, .99):0.0} ms, longest {answers[^1]:0.0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bot          {busy.TotalSeconds / asking.TotalSeconds * 100:0} % of a core; working set, MB: {string.Join(' ', memory.Select(each => (each / 1_048_576).ToString(CultureInfo.InvariantCulture)))}"));
        foreach (var violation in discord.Violations) Console.WriteLine($"violation: {violation}");
        return isDone && At(first, .99) < 500 && At(answers, .99) < 3_000;
    }

    private static async Task AskAsync(DiscordSimulator discord, IReadOnlyList<string> questions, int rate, int seconds, List<string> asked)
    {
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        while (Stopwatch.GetElapsedTime(started).TotalSeconds is var elapsed && elapsed < seconds)
        {
            for (; count < elapsed * rate; count++)
                asked.Add(discord.People.Ask((600_000_000_000_000_000 + (count % 5_000)).ToString(CultureInfo.InvariantCulture), questions[count % questions.Count]));
            await Task.Delay(5);
        }
    }

    private static async Task ShardsAsync(int shards, int guilds)
    {
        await using var discord = await DiscordSimulator.StartAsync();
        discord.Schemas = null;
        (discord.RecommendedShards, discord.MaxConcurrency) = (shards, 16);
        for (var i = 1; i < guilds; i++) discord.Guilds.Add((700_000_000_000_000_001 + ((long)i << 22)).ToString(CultureInfo.InvariantCulture));
        var started = Stopwatch.GetTimestamp();
        using var bot = BotProcess.Start(discord);
        await UntilAsync(() => discord.LiveConnections == shards, TimeSpan.FromMinutes(2));
        var connected = Stopwatch.GetElapsedTime(started);
        await UntilAsync(() => discord.Commands.Count > 0, TimeSpan.FromMinutes(1));
        var asked = discord.Guilds.Where((_, i) => i % 2_500 == 0).Select(guild => discord.People.Ask("600000000000000001", "where is the psoas?", guild: guild)).ToList();
        await UntilAsync(() => asked.TrueForAll(id => discord.People.Answer(id) is not null), TimeSpan.FromMinutes(1));
        await Task.Delay(5_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shards} shards, {guilds} guilds: connected after {connected.TotalSeconds:0.0} s with the start of the process, a question in each shard answered: {asked.TrueForAll(id => discord.People.Answer(id) is not null)}, working set {bot.Memory / 1_048_576} MB"));
    }

    private static async Task SampleAsync(BotProcess bot, List<long> memory, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            memory.Add(bot.Memory);
            await Task.Delay(5_000, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<bool> UntilAsync(Func<bool> condition, TimeSpan within)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > within) return false;
            await Task.Delay(20);
        }
        return true;
    }

    private static IReadOnlyList<string> Questions() =>
        [.. File.ReadLines(Path.Combine(BotProcess.Root, "tests", "questions", "open.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!)];

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

/// <summary>The real host as a process of its own, with an empty store.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private BotProcess(Process process, string folder) => (_process, _folder) = (process, folder);

    public static string Root { get; } = FindRoot();

    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    public TimeSpan Busy
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static BotProcess Start(DiscordSimulator discord)
    {
        var folder = Directory.CreateTempSubdirectory("psoasbot-load-").FullName;
        var start = new ProcessStartInfo("dotnet", [typeof(Platforms.IPlatform).Assembly.Location, "--port", "0"]) { WorkingDirectory = Root, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PSOASBOT_DISCORD_TOKEN"] = discord.Token;
        start.Environment["Discord__Api"] = discord.Api.ToString();
        start.Environment["Conversations__MemberPerMinute"] = "1000000";
        start.Environment["Conversations__CommunityPerMinute"] = "1000000";
        start.Environment["Conversations__Lanes"] = "16";
        start.Environment["Store__File"] = Path.Combine(folder, "store.db");
        start.Environment["Logging__LogLevel__Default"] = "Error";
        var process = Process.Start(start) ?? throw new InvalidOperationException("the bot did not start");
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return new BotProcess(process, folder);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PsoasBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("PsoasBot.sln is nowhere above");
    }
}
