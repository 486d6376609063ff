using PsoasBot.Simulators;

namespace PsoasBot.Tests.Simulators;

public sealed class FastTimeTests
{
    [Fact]
    public async Task A_skip_sets_off_what_falls_due_and_nothing_else()
    {
        var time = new FastTime();
        var soon = Task.Delay(TimeSpan.FromMinutes(5), time, TestContext.Current.CancellationToken);
        var late = Task.Delay(TimeSpan.FromHours(5), time, TestContext.Current.CancellationToken);
        var before = time.GetUtcNow();
        time.Skip(TimeSpan.FromMinutes(6));
        await soon.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.False(late.IsCompleted);
        Assert.True(time.GetUtcNow() - before >= TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task A_faster_clock_brings_timers_forward_that_were_already_set()
    {
        var time = new FastTime();
        var count = 0;
        await using var timer = time.CreateTimer(_ => Interlocked.Increment(ref count), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        time.Speed = 6_000;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Volatile.Read(ref count) < 3) await Task.Delay(5, timeout.Token);
    }
}
