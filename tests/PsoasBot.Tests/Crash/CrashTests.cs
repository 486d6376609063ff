using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Crash;

/// <summary>Nothing lost, nothing twice: 500 questions, 20 kills at random moments, 500 answers.</summary>
[Collection("crash")]
public sealed class CrashTests(PostgresCluster cluster, ITestOutputHelper output)
{
    private const int Kills = 20;
    private const int QuestionsALife = 25;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_is_answered_exactly_once_though_the_host_is_killed_20_times_on_SQLite()
    {
        var store = TestStore.SqliteOptions();
        await using var simulator = await PlatformSimulator.StartAsync(seed: 20);
        var random = new Random(20);
        for (var life = 1; life <= Kills; life++)
        {
            using var host = new HostProcess(simulator, store, "worker");
            await ReleaseAndKillAsync(simulator, host, life, random);
        }
        using var last = new HostProcess(simulator, store, "worker");
        await AssertAllAnsweredOnceAsync(simulator, store);
        TestStore.Delete(store);
    }

    [Fact]
    public async Task Every_question_is_answered_exactly_once_by_two_workers_of_which_one_is_killed_20_times_on_PostgreSQL()
    {
        var store = await TestStore.PostgresOptionsAsync(cluster);
        await using var simulator = await PlatformSimulator.StartAsync(seed: 21);
        var random = new Random(21);
        using var steady = new HostProcess(simulator, store, "steady");
        for (var life = 1; life <= Kills; life++)
        {
            using var host = new HostProcess(simulator, store, "killed");
            await ReleaseAndKillAsync(simulator, host, life, random);
        }
        await AssertAllAnsweredOnceAsync(simulator, store);
        Assert.False(steady.HasExited, steady.Errors);
    }

    /// <summary>Gives out the questions of this life, waits until the host is at work, and kills it up to 300 ms later.</summary>
    private static async Task ReleaseAndKillAsync(PlatformSimulator simulator, HostProcess host, int life, Random random)
    {
        var before = simulator.Activity;
        simulator.Released = QuestionsALife * life;
        await UntilAsync(() => simulator.Activity > before || host.HasExited, () => host.Errors);
        Assert.False(host.HasExited, host.Errors);
        await Task.Delay(random.Next(300), Cancel);
        await host.KillAsync();
    }

    private async Task AssertAllAnsweredOnceAsync(PlatformSimulator simulator, StoreOptions options)
    {
        const int All = Kills * QuestionsALife;
        await UntilAsync(() => simulator.Messages.Select(message => message.Event).Distinct(StringComparer.Ordinal).Count() >= All, () => $"{simulator.Messages.Count} messages");
        await using var store = new Store(options, TimeProvider.System);
        var inbox = new InboxStore(store);
        await UntilAsync(async () => await inbox.CountOpenAsync(Cancel) == 0, () => "questions are still open");
        var answers = simulator.Messages.GroupBy(message => message.Event, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        output.WriteLine($"{answers.Count} questions answered, {simulator.Messages.Count} messages");
        Assert.Equal(All, answers.Count);
        Assert.DoesNotContain(answers, pair => pair.Value != 1);
    }

    private static Task UntilAsync(Func<bool> condition, Func<string> complaint) => UntilAsync(() => Task.FromResult(condition()), complaint);

    private static async Task UntilAsync(Func<Task<bool>> condition, Func<string> complaint)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            if (patience.IsCancellationRequested) Assert.Fail(complaint());
            await Task.Delay(10, Cancel);
        }
    }
}
