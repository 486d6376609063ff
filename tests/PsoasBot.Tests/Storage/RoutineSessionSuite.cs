using PsoasBot.Conversations.Retention;
using PsoasBot.Conversations.Sessions;
using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;
using PsoasBot.Storage.Sessions;

namespace PsoasBot.Tests.Storage;

/// <summary>Routine sessions: the newest change wins, and nothing outlives its time.</summary>
public abstract class RoutineSessionSuite : OnEveryEngine
{
    private static readonly MemberKey Member = new("test", "guild", "m1");

    private RoutineSessionStore Sessions => new(Store);

    private RoutineSession Session => new()
    {
        Member = Member,
        QuestionId = "q1",
        Part = 2,
        Version = 5,
        EndsAt = Time.Now.AddSeconds(20),
        Left = TimeSpan.FromSeconds(7),
        Place = "somewhere",
        DrawBefore = Time.Now.AddMinutes(15),
        ExpiresAt = Time.Now.AddHours(3),
    };

    [Fact]
    public async Task What_was_kept_is_found_as_it_was()
    {
        Assert.True(await Sessions.SaveAsync(Session, over: null, Cancel));
        Assert.Equal(Session, await Sessions.FindAsync(Member, "q1", Cancel));
        var paused = Session with { EndsAt = null, Place = null, DrawBefore = null, Version = 6 };
        Assert.True(await Sessions.SaveAsync(paused, over: 5, Cancel));
        Assert.Equal(paused, await Sessions.FindAsync(Member, "q1", Cancel));
        Assert.Null(await Sessions.FindAsync(Member with { MemberId = "m2" }, "q1", Cancel));
    }

    [Fact]
    public async Task Of_two_changes_to_the_same_version_one_wins()
    {
        await Sessions.SaveAsync(Session, over: null, Cancel);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Sessions.SaveAsync(Session with { Version = 6, Part = i }, over: 5, Cancel).AsTask()));
        Assert.Single(outcomes, won => won);
        Assert.False(await Sessions.RemoveAsync(Session, Cancel));
        Assert.True(await Sessions.RemoveAsync(Session with { Version = 6 }, Cancel));
        Assert.False(await Sessions.SaveAsync(Session with { Version = 7 }, over: 6, Cancel));
    }

    [Fact]
    public async Task Only_running_sessions_whose_part_is_over_are_due()
    {
        await Sessions.SaveAsync(Session, over: null, Cancel);
        await Sessions.SaveAsync(Session with { QuestionId = "q2", EndsAt = Time.Now.AddSeconds(5) }, over: null, Cancel);
        await Sessions.SaveAsync(Session with { QuestionId = "q3", EndsAt = null }, over: null, Cancel);
        Assert.Equal(["q2"], (await Sessions.DueAsync("test", Time.Now.AddSeconds(10), 10, Cancel)).Select(session => session.QuestionId));
        Assert.Equal(["q2", "q1"], (await Sessions.DueAsync("test", DateTimeOffset.MaxValue, 10, Cancel)).Select(session => session.QuestionId));
        Assert.Empty(await Sessions.DueAsync("other", DateTimeOffset.MaxValue, 10, Cancel));
    }

    [Fact]
    public async Task A_place_that_takes_no_drawing_any_more_is_forgotten_before_its_session()
    {
        await Sessions.SaveAsync(Session, over: null, Cancel);
        await Sessions.ExpireAsync(Time.Now.AddMinutes(14), Cancel);
        Assert.Equal("somewhere", (await Sessions.FindAsync(Member, "q1", Cancel))!.Place);
        await Sessions.ExpireAsync(Time.Now.AddMinutes(15), Cancel);
        Assert.Null((await Sessions.FindAsync(Member, "q1", Cancel))!.Place);
    }

    [Fact]
    public async Task What_waits_to_be_drawn_is_kept_once_a_place_and_goes_with_its_time_and_its_member()
    {
        var draws = new WaitingDrawStore(Store);
        var draw = new WaitingDraw("test", "somewhere", Member, "q1", null, Time.Now);
        await draws.KeepAsync(draw, Cancel);
        await draws.KeepAsync(draw with { Shown = "a card" }, Cancel);
        await draws.KeepAsync(draw with { Place = "elsewhere", Since = Time.Now.AddMinutes(5) }, Cancel);
        Assert.Equal([draw with { Shown = "a card" }, draw with { Place = "elsewhere", Since = Time.Now.AddMinutes(5) }], await draws.OfPlatformAsync("test", Cancel));
        Assert.Empty(await draws.OfPlatformAsync("other", Cancel));
        Assert.Equal(1, await draws.ExpireAsync(Time.Now.AddMinutes(1), Cancel));
        await draws.RemoveAsync("other", "elsewhere", Cancel);
        Assert.Single(await draws.OfPlatformAsync("test", Cancel));
        await new KeptDataStore(Store).ForgetAsync(Member, Time.Now, Cancel);
        Assert.Empty(await draws.OfPlatformAsync("test", Cancel));
    }

    [Fact]
    public async Task A_session_is_forgotten_with_its_time_and_with_its_member()
    {
        await Sessions.SaveAsync(Session, over: null, Cancel);
        await Sessions.SaveAsync(Session with { QuestionId = "q2", ExpiresAt = Time.Now.AddHours(9) }, over: null, Cancel);
        Assert.Equal(1, await Sessions.ExpireAsync(Time.Now.AddHours(3), Cancel));
        await new KeptDataStore(Store).ForgetAsync(Member, Time.Now, Cancel);
        Assert.Null(await Sessions.FindAsync(Member, "q2", Cancel));
    }
}

public sealed class RoutineSessionsOnSqlite : RoutineSessionSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class RoutineSessionsOnPostgres(PostgresCluster cluster) : RoutineSessionSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}
