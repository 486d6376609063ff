using Microsoft.Extensions.Logging.Abstractions;
using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Sessions;
using PsoasBot.Platforms;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Platforms;

public sealed class PendingDrawsTests
{
    private static readonly MemberKey Member = new("discord", "guild", "m");
    private readonly SlowDraws _kept = new();
    private readonly ManualTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_drawn_while_the_store_was_slow_does_not_come_back_after_a_restart()
    {
        using var pending = Start();
        _kept.Gate = new TaskCompletionSource();
        var keeping = pending.AddAsync(new PendingDraw("discord", "place", null, Member, "q"), Cancel).AsTask();
        var removing = pending.RemoveAsync("discord", "place", Cancel).AsTask();
        _kept.Gate.SetResult();
        await Task.WhenAll(keeping, removing);
        Assert.Empty(_kept.Rows);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"Title\":\"t\",\"Parts\":null}")]
    public async Task A_row_that_cannot_be_read_is_left_out_and_the_others_are_drawn(string written)
    {
        await _kept.KeepAsync(new WaitingDraw("discord", "bad", Member, "q", written, _time.GetUtcNow()), Cancel);
        await _kept.KeepAsync(new WaitingDraw("discord", "good", Member, "q", null, _time.GetUtcNow()), Cancel);
        using var pending = Start();
        Assert.Equal("good", Assert.Single(await pending.DueAsync("discord", Cancel)).Place);
    }

    [Fact]
    public async Task Two_platforms_that_ask_at_once_each_get_their_own()
    {
        foreach (var platform in new[] { "discord", "slack" }) await _kept.KeepAsync(new WaitingDraw(platform, $"at {platform}", Member with { Platform = platform }, "q", null, _time.GetUtcNow()), Cancel);
        using var pending = Start();
        var due = await Task.WhenAll(new[] { "discord", "slack" }.Select(platform => Task.Run(async () => await pending.DueAsync(platform, Cancel), Cancel)));
        Assert.Equal(["at discord", "at slack"], due.Select(each => Assert.Single(each).Place));
    }

    private PendingDraws Start() => new(_kept, _time, NullLogger<PendingDraws>.Instance);

    /// <summary>A store in which keeping takes as long as <see cref="Gate"/> is closed.</summary>
    private sealed class SlowDraws : IWaitingDraws
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<string, WaitingDraw> _rows = new(StringComparer.Ordinal);

        public TaskCompletionSource? Gate { get; set; }

        public IReadOnlyList<WaitingDraw> Rows
        {
            get
            {
                lock (_lock) return [.. _rows.Values];
            }
        }

        public async ValueTask KeepAsync(WaitingDraw draw, CancellationToken cancellationToken)
        {
            if (Gate is { } gate) await gate.Task.WaitAsync(cancellationToken);
            lock (_lock) _rows[draw.Place] = draw;
        }

        public ValueTask RemoveAsync(string platform, string place, CancellationToken cancellationToken)
        {
            lock (_lock) _rows.Remove(place);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<WaitingDraw>> OfPlatformAsync(string platform, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<WaitingDraw>>([.. Rows.Where(row => row.Platform == platform)]);

        public ValueTask<int> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) => ValueTask.FromResult(0);
    }
}
