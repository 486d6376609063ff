using PsoasBot.Moderation.Review;
using PsoasBot.Storage;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Moderation;

/// <summary>What waits for moderators, filtered, searched, counted and exported: on either engine.</summary>
public abstract class QueueSuite : ModerationSuite
{
    [Fact]
    public async Task The_queue_counts_and_pages_more_cases_than_one_page_holds_and_the_export_has_them_all()
    {
        for (var i = 0; i < 215; i++) await FlaggedAsync($"e{i}");
        var (first, all) = await Desk.QueueAsync(Ada, new QueueFilter { Limit = 100 }, Cancel);
        var (last, _) = await Desk.QueueAsync(Ada, new QueueFilter { Limit = 100, Offset = 200 }, Cancel);
        Assert.Equal((100, 215, 15), (first.Count, all, last.Count));
        Assert.Equal(215, (await Desk.CountsAsync(Ada, Cancel))[ReviewState.Open]);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var each in Desk.AllAsync(Ada with { Role = CommunityRole.Admin }, Cancel)) ids.Add(each.Case.QuestionId);
        Assert.Equal(215, ids.Count);
    }

    [Theory]
    [InlineData(nameof(QueueScope.Free), "ada", 2)]
    [InlineData(nameof(QueueScope.Held), "ada", 1)]
    [InlineData(nameof(QueueScope.Held), "ben", 0)]
    [InlineData(nameof(QueueScope.Undecided), "ada", 3)]
    [InlineData(nameof(QueueScope.Decided), "ada", 0)]
    [InlineData(nameof(QueueScope.All), "ada", 3)]
    public async Task The_queue_shows_whose_cases_are_asked_for(string scope, string who, int expected)
    {
        foreach (var name in new[] { "a", "b", "c" }) await FlaggedAsync(name);
        await ClaimAsync((await Desk.QueueAsync(Ada, new QueueFilter(), Cancel)).Cases[0].Case.QuestionId, Ada);
        var (cases, all) = await Desk.QueueAsync(Ada with { Id = who }, new QueueFilter { Scope = Enum.Parse<QueueScope>(scope) }, Cancel);
        Assert.Equal((expected, expected), (cases.Count, all));
    }

    [Theory]
    [InlineData("weak tight", 1)]
    [InlineData("WEAK", 1)]
    [InlineData("weak strong", 0)]
    [InlineData("100%", 0)]
    public async Task The_queue_is_searched_for_all_words(string words, int expected)
    {
        await FlaggedAsync("e1");
        Assert.Equal(expected, (await Desk.QueueAsync(Ada, new QueueFilter { Words = words.Split(' ') }, Cancel)).All);
    }
}

public sealed class QueueOnSqlite : QueueSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class QueueOnPostgres(PostgresCluster cluster) : QueueSuite
{
    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}
