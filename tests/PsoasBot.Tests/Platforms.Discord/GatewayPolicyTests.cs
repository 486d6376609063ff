using PsoasBot.Platforms.Discord;
using PsoasBot.Platforms.Discord.Gateway;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed class GatewayPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(4004)]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    [InlineData(4014)]
    public void Some_close_codes_end_it_for_good_with_words_for_the_operator(int code)
    {
        var stop = Assert.IsType<NextConnection.Stop>(After(EndKind.Closed, code));
        Assert.Contains(code.ToString(System.Globalization.CultureInfo.InvariantCulture), stop.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4007)]
    [InlineData(4009)]
    public void Some_close_codes_end_the_session(int code) => Assert.IsType<NextConnection.Identify>(After(EndKind.Closed, code));

    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1006)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4008)]
    public void After_any_other_close_the_session_is_resumed(int? code) => Assert.IsType<NextConnection.Resume>(After(EndKind.Closed, code));

    [Fact]
    public void Reconnects_at_once_when_asked_to() =>
        Assert.Equal(TimeSpan.Zero, Assert.IsType<NextConnection.Resume>(After(EndKind.ReconnectAsked, null)).After);

    [Fact]
    public void An_invalid_session_is_identified_anew_after_one_to_five_seconds()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var next = new SessionPolicy(new Random(seed)).After(new ConnectionEnd(EndKind.InvalidSession, null, HasSession: true, Failures: 1));
            Assert.InRange(Assert.IsType<NextConnection.Identify>(next).After, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        }
        Assert.IsType<NextConnection.Resume>(After(EndKind.InvalidButResumable, null));
    }

    [Fact]
    public void A_session_that_discord_does_not_take_up_three_times_is_given_up()
    {
        Assert.IsType<NextConnection.Resume>(End(EndKind.Closed, failures: 2, fruitless: 2, TimeSpan.Zero));
        Assert.IsType<NextConnection.Identify>(End(EndKind.Closed, failures: 3, fruitless: 3, TimeSpan.Zero));
        Assert.IsType<NextConnection.Identify>(After(EndKind.Deaf, null, hasSession: false));
    }

    [Fact]
    public void A_session_outlives_minutes_without_a_network_and_is_looked_for_every_few_seconds()
    {
        for (var failures = 1; failures < 40; failures++)
            Assert.InRange(Assert.IsType<NextConnection.Resume>(End(EndKind.NotConnected, failures, 0, SessionPolicy.KeptFor - TimeSpan.FromSeconds(1))).After, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.IsType<NextConnection.Identify>(End(EndKind.NotConnected, 40, 0, SessionPolicy.KeptFor));
    }

    [Fact]
    public void Waits_grow_to_a_minute_and_are_spread()
    {
        for (var failures = 1; failures < 30; failures++)
        {
            var expected = TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, failures - 1)));
            var next = new SessionPolicy(new Random(failures)).After(new ConnectionEnd(EndKind.NotConnected, null, HasSession: false, failures));
            Assert.InRange(Assert.IsType<NextConnection.Identify>(next).After, expected / 2, expected);
        }
    }

    [Fact]
    public void The_first_beat_never_looks_deaf_and_the_second_does_without_an_answer()
    {
        var heartbeat = new Heartbeat(TimeSpan.FromSeconds(40), Now);
        Assert.Equal(TimeSpan.FromSeconds(10), heartbeat.First(0.25));
        Assert.True(heartbeat.Beat());
        Assert.False(heartbeat.Beat());
        heartbeat.Answered(Now.AddSeconds(41));
        Assert.True(heartbeat.Beat());
        Assert.False(heartbeat.IsDeaf(Now.AddSeconds(100)));
        Assert.True(heartbeat.IsDeaf(Now.AddSeconds(200)));
    }

    [Fact]
    public void No_more_than_120_messages_a_minute_are_sent_and_beats_go_first()
    {
        var budget = new SendBudget();
        for (var i = 0; i < SendBudget.Limit - SendBudget.KeptForBeats; i++) Assert.Equal(TimeSpan.Zero, budget.Take(Now, isBeat: false));
        Assert.True(budget.Take(Now, isBeat: false) > TimeSpan.Zero);
        for (var i = 0; i < SendBudget.KeptForBeats; i++) Assert.Equal(TimeSpan.Zero, budget.Take(Now, isBeat: true));
        Assert.Equal(TimeSpan.FromSeconds(50), budget.Take(Now.AddSeconds(10), isBeat: true));
        Assert.Equal(TimeSpan.Zero, budget.Take(Now.AddSeconds(60), isBeat: false));
    }

    [Fact]
    public void One_identify_a_key_starts_every_five_seconds()
    {
        var pacing = new IdentifyPacing();
        pacing.Learn(new StartLimit(1000, 1000, Now.AddHours(1), MaxConcurrency: 2));
        Assert.Equal([0, 0, 5, 5, 10], new[] { 0, 1, 2, 3, 4 }.Select(shard => pacing.Take(shard, Now).TotalSeconds));
        Assert.Equal(0, pacing.Take(1, Now.AddSeconds(20)).TotalSeconds);
    }

    [Fact]
    public void The_last_tenth_of_a_days_identifies_is_spread_over_what_is_left_of_the_day()
    {
        var pacing = new IdentifyPacing();
        pacing.Learn(new StartLimit(1000, 10, Now.AddHours(10), MaxConcurrency: 1));
        Assert.Equal(TimeSpan.Zero, pacing.Take(0, Now));
        Assert.Equal(TimeSpan.FromHours(1), pacing.Take(0, Now));
        pacing.Learn(new StartLimit(1000, 0, Now.AddHours(10), MaxConcurrency: 1));
        Assert.Equal(TimeSpan.FromHours(10), pacing.Take(0, Now));
    }

    [Fact]
    public void An_id_tells_when_it_was_made()
    {
        Assert.Equal(2016, Snowflake.TimeOf("175928847299117063")!.Value.Year);
        Assert.Null(Snowflake.TimeOf("nothing"));
    }

    private static NextConnection End(EndKind kind, int failures, int fruitless, TimeSpan away) =>
        new SessionPolicy(new Random(1)).After(new ConnectionEnd(kind, null, HasSession: true, failures, fruitless, away));

    private static NextConnection After(EndKind kind, int? code, int failures = 0, bool hasSession = true) =>
        new SessionPolicy(new Random(1)).After(new ConnectionEnd(kind, code, hasSession, failures));
}
