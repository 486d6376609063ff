using Dapper;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Storage;
using PsoasBot.Storage.Inbox;
using PsoasBot.Tests.Conversations;

namespace PsoasBot.Tests.Storage;

/// <summary>Writes of many callers that share a transaction: each is durable when its caller hears of it, and none suffers from another's failure.</summary>
public abstract class GroupWriteSuite : OnEveryEngine
{
    private InboxStore Inbox => field ??= new InboxStore(Store);

    [Fact]
    public async Task What_a_caller_is_told_is_there_for_everybody()
    {
        await Parallel.ForAsync(0, 200, Cancel, async (number, token) =>
        {
            var message = Some.Message($"e{number}", Time.Now, thread: $"t{number}");
            Assert.True(await Inbox.AcceptAsync(message, token));
            Assert.True(await Inbox.KnowsAsync(message.Event, token));
        });
        Assert.Equal(200, await Inbox.CountOpenAsync(Cancel));
    }

    [Fact]
    public async Task A_write_that_fails_fails_alone_and_leaves_nothing()
    {
        var writes = Enumerable.Range(0, 120).Select(number => Task.Run(() => number % 6 == 5 ? BreakAsync(number) : AcceptAsync(number))).ToList();
        await Task.WhenAll(writes);
        Assert.Equal(100, await Inbox.CountOpenAsync(Cancel));
        Assert.Equal(0, await Store.ReadAsync(connection => connection.ExecuteScalarAsync<int>("SELECT count(*) FROM votes"), Cancel));
    }

    [Fact]
    public async Task Statements_side_by_side_each_hear_of_their_own_rows()
    {
        var changed = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() => VoteAsync(number % 40))));
        Assert.Equal(40, changed.Sum());
        Assert.Equal(40, await Store.ReadAsync(connection => connection.ExecuteScalarAsync<int>("SELECT count(*) FROM votes"), Cancel));
    }

    [Fact]
    public async Task A_claim_takes_as_many_as_it_may_and_none_twice()
    {
        for (var i = 0; i < 30; i++) await AcceptAsync(i);
        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Inbox.ClaimAsync(new ClaimRequest($"w{i}", ["test"], Time.Now, Time.Now.AddMinutes(1), 4), Cancel).AsTask())));
        Assert.All(claims, claim => Assert.InRange(claim.Count, 0, 4));
        Assert.Equal(24, claims.SelectMany(claim => claim).Select(question => question.Id).Distinct(StringComparer.Ordinal).Count());
    }

    private async Task AcceptAsync(int number) => Assert.True(await Inbox.AcceptAsync(Some.Message($"e{number}", Time.Now, thread: $"t{number}"), Cancel));

    private async Task BreakAsync(int number)
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.WriteAsync<int>(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(Vote, new { Id = $"{number}" }, transaction);
                throw new InvalidOperationException($"write {number}");
            }, Cancel));
        Assert.Equal($"write {number}", problem.Message);
    }

    private Task<int> VoteAsync(int number) => Store.WriteAsync(new Statement(Vote, new { Id = $"{number}" }), Cancel).AsTask();

    private const string Vote = "INSERT INTO votes (question_id, member_id, is_up, at) VALUES (@Id, 'm', 1, 0) ON CONFLICT DO NOTHING";
}

public sealed class GroupWriteOnSqlite : GroupWriteSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class GroupWriteOnPostgres(PostgresCluster cluster) : GroupWriteSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}
