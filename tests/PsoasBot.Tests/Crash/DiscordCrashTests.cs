using System.Diagnostics;
using Dapper;
using PsoasBot.Hosting;
using PsoasBot.Platforms.Discord;
using PsoasBot.Simulators.Discord;
using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Platforms.Discord;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Crash;

/// <summary>The program as a process of its own beside a simulated Discord, killed at random moments: what it took in gets one answer there.</summary>
[Collection("crash")]
public sealed class DiscordCrashTests(ITestOutputHelper output)
{
    private const int Kills = 8;
    private const int QuestionsALife = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Every_question_that_was_taken_in_is_answered_exactly_once_on_Discord_though_the_host_is_killed_8_times()
    {
        var options = TestStore.SqliteOptions();
        await using var discord = await DiscordSimulator.StartAsync();
        discord.IdentifySpacing = TimeSpan.Zero;
        var random = new Random(8);
        List<string> asked = [];
        for (var life = 0; life < Kills; life++)
        {
            using var host = Start(discord, options);
            await DiscordHost.Until(() => discord.Counts.Identifies > life && discord.LiveConnections == 1, Patience);
            for (var i = 0; i < QuestionsALife; i++) asked.Add(Ask(discord, $"60000000000000{life:00}{i:00}", i));
            await DiscordHost.Until(() => asked.TakeLast(QuestionsALife).Any(id => discord.People.FirstReply(id) is not null || discord.Thread(id) is not null), Patience);
            await Task.Delay(random.Next(250), TestContext.Current.CancellationToken);
            host.Kill();
            await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        using var last = Start(discord, options);
        await DiscordHost.Until(() => discord.Counts.Identifies > Kills && discord.LiveConnections == 1, Patience);
        await using var store = new Store(options, TimeProvider.System);
        await DiscordHost.Until(async () => await new InboxStore(store).CountOpenAsync(CancellationToken.None) == 0, Patience, "questions are still open");
        var taken = (await store.ReadAsync(connection => connection.QueryAsync<string>("SELECT event_id FROM questions WHERE state = 'Delivered'"), CancellationToken.None)).ToHashSet(StringComparer.Ordinal);
        last.Kill();
        output.WriteLine($"{asked.Count} asked, {taken.Count} taken in");
        Assert.InRange(taken.Count, Kills, asked.Count);
        Assert.All(asked, id => Assert.Equal(taken.Contains(id) ? 1 : 0, discord.People.Answers(id).Count));
        Assert.Empty(discord.Violations);
    }

    /// <summary>By mention, aloud and in private in turn.</summary>
    private static string Ask(DiscordSimulator discord, string member, int i) => (i % 3) switch
    {
        0 => discord.People.Write(member, "should I stretch or strengthen?", mention: true).Id,
        1 => discord.People.Ask(member, "how is it pronounced?", isPrivate: false),
        _ => discord.People.Ask(member, "where is the psoas?", isPrivate: true),
    };

    private static Process Start(DiscordSimulator discord, StoreOptions store)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BotHost).Assembly.Location, "--port", "0"]) { WorkingDirectory = Project.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment[DiscordToken.Variable] = discord.Token;
        start.Environment["Discord__Api"] = discord.Api.ToString();
        start.Environment["Store__File"] = store.File;
        start.Environment["Logging__LogLevel__Default"] = "None";
        start.Environment["Conversations__Lease"] = "00:00:07";
        start.Environment["Conversations__AnswerWithin"] = "00:00:02";
        start.Environment["Conversations__SendWithin"] = "00:00:02";
        start.Environment["Conversations__Poll"] = "00:00:00.050";
        start.Environment["Conversations__CommunityPerMinute"] = "1000000";
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
