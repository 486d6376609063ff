using Dapper;
using PsoasBot.Conversations;
using PsoasBot.Conversations.CheckIns;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Retention;
using PsoasBot.Storage;
using PsoasBot.Storage.CheckIns;
using PsoasBot.Storage.Inbox;
using PsoasBot.Tests.Conversations;

namespace PsoasBot.Tests.Storage;

/// <summary>Check-ins belong to the member's own routine and go with it.</summary>
public abstract class CheckInSuite : OnEveryEngine
{
    private static readonly MemberKey Member = new("test", "guild", "m1");

    [Fact]
    public async Task A_second_check_in_takes_the_place_of_the_first()
    {
        var id = await RoutineAsync("e1");
        Assert.True(await KeepAsync(Member, id, Feeling.Same));
        Assert.True(await KeepAsync(Member, id, Feeling.Worse));
        Assert.Equal(["Worse"], await FeelingsAsync());
    }

    [Fact]
    public async Task Nobody_checks_in_for_somebody_else_or_for_a_question()
    {
        var id = await RoutineAsync("e1");
        var question = Some.Message("e2", Time.Now);
        await new InboxStore(Store).AcceptAsync(question, Cancel);

        Assert.False(await KeepAsync(Member with { MemberId = "m2" }, id, Feeling.Easier));
        Assert.False(await KeepAsync(Member, QuestionName.Of(question.Event), Feeling.Easier));
        Assert.Empty(await FeelingsAsync());
    }

    [Fact]
    public async Task A_check_in_is_forgotten_with_the_member()
    {
        await KeepAsync(Member, await RoutineAsync("e1"), Feeling.Easier);
        await new KeptDataStore(Store).ForgetAsync(Member, Time.Now, Cancel);
        Assert.Empty(await FeelingsAsync());
    }

    private async Task<string> RoutineAsync(string @event)
    {
        var message = Some.Message(@event, Time.Now, text: """{"goal":"check","minutes":3}""") with { Kind = MessageKind.Routine };
        Assert.True(await new InboxStore(Store).AcceptAsync(message, Cancel));
        return QuestionName.Of(message.Event);
    }

    private async Task<bool> KeepAsync(MemberKey member, string id, Feeling feeling) =>
        await new CheckInStore(Store).KeepAsync(new CheckIn(member, id, feeling, Time.Now), Cancel);

    private async Task<IEnumerable<string>> FeelingsAsync() =>
        await Store.ReadAsync(connection => connection.QueryAsync<string>("SELECT feeling FROM check_ins"), Cancel);
}

public sealed class CheckInsOnSqlite : CheckInSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class CheckInsOnPostgres(PostgresCluster cluster) : CheckInSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}
