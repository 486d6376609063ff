using System.Data.Common;
using Dapper;
using PsoasBot.Conversations;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Retention;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;
using PsoasBot.Storage;
using PsoasBot.Storage.Backup;
using PsoasBot.Storage.Inbox;
using PsoasBot.Storage.Review;
using PsoasBot.Tests.Conversations;

namespace PsoasBot.Tests.Storage;

/// <summary>What a store promises beyond its rooms' ports: versions, append-only trail, backup, forgetting.</summary>
public abstract class StoreSuite : OnEveryEngine
{
    private IInbox Inbox => field ??= new InboxStore(Store);

    [Fact]
    public async Task Migrating_twice_changes_nothing() => Assert.Equal(0, await new Migrator(Store, Time).MigrateAsync(Cancel));

    [Fact]
    public async Task Workers_that_start_together_migrate_once()
    {
        var empty = await OptionsAsync();
        var stores = Enumerable.Range(0, 4).Select(_ => new Store(empty, TimeProvider.System)).ToList();
        var applied = await Task.WhenAll(stores.Select(store => Task.Run(() => new Migrator(store, Time).MigrateAsync(Cancel).AsTask())));
        Assert.Equal(Migrator.Newest, applied.Sum());
        foreach (var store in stores) await store.DisposeAsync();
        TestStore.Delete(empty);
    }

    [Fact]
    public async Task A_store_from_a_newer_version_is_refused_in_plain_words()
    {
        await ExecuteAsync("INSERT INTO schema_version (version, applied_at) VALUES (999, 0)");
        var problem = await Assert.ThrowsAsync<StoreVersionException>(async () => await new Migrator(Store, Time).MigrateAsync(Cancel));
        Assert.Contains("newer PsoasBot (schema 999", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'nobody'")]
    [InlineData("DELETE FROM audit")]
    public async Task The_trail_cannot_be_changed(string sql)
    {
        await FlaggedAsync("e1");
        var problem = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(sql));
        Assert.Contains("append-only", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_restores_every_row_into_an_empty_store()
    {
        await FlaggedAsync("e1");
        await Inbox.AcceptAsync(Some.Message("e2", Time.Now), Cancel);
        var file = Path.GetTempFileName();
        var written = await new StoreBackup(Store, Time).WriteAsync(file, Cancel);
        var empty = await OptionsAsync();
        await using (var other = await TestStore.OpenAsync(empty))
        {
            Assert.Equal(written, await new StoreBackup(other, Time).RestoreAsync(file, Cancel));
            Assert.Equal(await DumpAsync(Store), await DumpAsync(other));
            Assert.True(await new InboxStore(other).AcceptAsync(Some.Message("e3", Time.Now), Cancel));
            await Assert.ThrowsAsync<StoreVersionException>(() => new StoreBackup(other, Time).RestoreAsync(file, Cancel));
        }
        File.Delete(file);
        TestStore.Delete(empty);
    }

    [Fact]
    public async Task A_forgotten_member_leaves_no_word_behind()
    {
        await FlaggedAsync("e1", "secret-member", "secret words");
        await Inbox.AcceptAsync(Some.Message("e2", Time.Now, "somebody else", "other words", "t2"), Cancel);
        Assert.Equal(1, await new KeptDataStore(Store).ForgetAsync(new MemberKey("test", "guild", "secret-member"), Time.Now, Cancel));
        var all = await DumpAsync(Store);
        Assert.DoesNotContain("secret", all, StringComparison.Ordinal);
        Assert.Contains("other words", all, StringComparison.Ordinal);
        Assert.False(await Inbox.AcceptAsync(Some.Message("e1", Time.Now, "secret-member"), Cancel));
    }

    [Fact]
    public async Task Old_questions_go_unless_moderators_still_have_them()
    {
        await FlaggedAsync("reviewed");
        await AnsweredAsync("plain", "m1", "text", null);
        await Inbox.AcceptAsync(Some.Message("open", Time.Now), Cancel);
        Assert.Equal(1, await new KeptDataStore(Store).PurgeAsync(Time.Now.AddDays(1), Cancel));
        Assert.True(await Inbox.KnowsAsync(new EventKey("test", "guild", "reviewed"), Cancel));
        Assert.False(await Inbox.KnowsAsync(new EventKey("test", "guild", "plain"), Cancel));
        Assert.True(await Inbox.KnowsAsync(new EventKey("test", "guild", "open"), Cancel));
    }

    [Fact]
    public async Task What_changes_a_message_is_kept_for_as_long_as_its_platform_takes_it()
    {
        await HandledAsync("e1", Time.Now.AddMinutes(15));
        await HandledAsync("e2", Time.Now.AddMinutes(30));
        await HandledAsync("e3", null);
        await ExecuteAsync($"INSERT INTO edits (question_id, version, answer, is_open, due_at, attempts) SELECT id, 1, answer, 1, 0, 0 FROM questions WHERE event_id = 'e1'");
        var edits = new EditStore(Store);
        var request = new ClaimRequest("w", ["test"], Time.Now, Time.Now);
        Assert.Equal("token e1", (await edits.ClaimAsync(request, Cancel))!.Message.Handle);
        var kept = new KeptDataStore(Store);
        Assert.Equal(1, await kept.DropHandlesAsync(Time.Now.AddMinutes(10), Cancel));
        Assert.Equal(1, await kept.DropHandlesAsync(Time.Now.AddMinutes(15), Cancel));
        Assert.Null((await edits.ClaimAsync(request, Cancel))!.Message.Handle);
        Assert.DoesNotContain("token e1", await DumpAsync(Store), StringComparison.Ordinal);
        Assert.Contains("token e2", await DumpAsync(Store), StringComparison.Ordinal);

        async Task HandledAsync(string @event, DateTimeOffset? before)
        {
            await Inbox.AcceptAsync(Some.Message(@event, Time.Now, thread: @event) with { AnswerBefore = before }, Cancel);
            var claimed = Assert.Single(await Inbox.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel));
            await Inbox.PrepareAsync(claimed.Lease, new PreparedAnswer(Some.Answer(), null), Time.Now, Cancel);
            await Inbox.MarkDeliveredAsync(claimed.Lease, new PublishedMessage(claimed.Message.Conversation, "~1") { Handle = $"token {@event}" }, Time.Now, Cancel);
        }
    }

    [Fact]
    public async Task What_a_member_does_in_another_community_stays_when_they_are_forgotten_in_one()
    {
        await FlaggedAsync("e1");
        var here = QuestionName.Of(new EventKey("test", "guild", "e1"));
        var reviews = new ReviewStore(Store);
        await reviews.VoteAsync(new Vote(here, "voter", false, Time.Now), Cancel);
        await reviews.FlagAsync(new NewFlag(here, FlagKinds.Member, "voter", "my reason", Time.Now), Cancel);
        await new KeptDataStore(Store).ForgetAsync(new MemberKey("test", "elsewhere", "voter"), Time.Now, Cancel);
        var kept = await DumpAsync(Store);
        Assert.Contains("my reason", kept, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("votes"));
        await new KeptDataStore(Store).ForgetAsync(new MemberKey("test", "guild", "voter"), Time.Now, Cancel);
        Assert.DoesNotContain("my reason", await DumpAsync(Store), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("votes"));
    }

    [Fact]
    public async Task A_long_retention_run_lets_others_write_in_between()
    {
        await ExecuteAsync(
            """
            INSERT INTO questions (id, platform, community, event_id, channel, thread, member_id, kind, text, is_private, received_at, accepted_by, state, is_open, due_at, lease, attempts, contested, is_apology)
            SELECT 'q' || n, 'test', 'guild', 'e' || n, 'c', '', 'm', 'Ask', 'old words', 0, n, '', 'Delivered', 0, 0, 0, 1, 0, 0
            FROM (WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1800) SELECT n FROM numbers) AS all_numbers
            """);
        var purge = Task.Run(() => new KeptDataStore(Store).PurgeAsync(Time.Now, Cancel).AsTask());
        var left = new List<long>();
        while (!purge.IsCompleted)
        {
            await ExecuteAsync("UPDATE questions SET attempts = attempts WHERE id = 'none'");
            left.Add(await CountAsync("questions"));
        }
        Assert.Equal(1_800, await purge);
        Assert.Equal(0, await CountAsync("questions"));
        Assert.Contains(left, count => count is > 0 and < 1_800);
        Assert.All(left, count => Assert.True(count % KeptDataStore.Batch == 1_800 % KeptDataStore.Batch || count == 0, $"{count} were left"));
    }

    private Task<long> CountAsync(string table) => Store.ReadAsync(connection => connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table}"), Cancel).AsTask();

    private protected Task FlaggedAsync(string @event, string member = "m1", string text = "is it weak?") =>
        AnsweredAsync(@event, member, text, new ReviewRequest(["urgent"], null));

    private async Task AnsweredAsync(string @event, string member, string text, ReviewRequest? review)
    {
        await Inbox.AcceptAsync(Some.Message(@event, Time.Now, member, text), Cancel);
        var claimed = (await Inbox.ClaimAsync(new ClaimRequest("w", ["test"], Time.Now, Time.Now.AddMinutes(1)), Cancel)).SingleOrDefault();
        await Inbox.PrepareAsync(claimed!.Lease, new PreparedAnswer(Some.Answer(text), review), Time.Now, Cancel);
        await Inbox.MarkDeliveredAsync(claimed.Lease, new PublishedMessage(claimed.Message.Conversation, "message-" + @event), Time.Now, Cancel);
    }

    private Task<int> ExecuteAsync(string sql) => Store.WriteAsync(transaction => transaction.Connection!.ExecuteAsync(sql, transaction: transaction), Cancel).AsTask();

    private protected static async Task<string> DumpAsync(Store store)
    {
        var lines = new List<string>();
        foreach (var table in new[] { "questions", "cases", "flags", "votes", "edits", "curated", "audit" })
        {
            var rows = await store.ReadAsync(connection => connection.QueryAsync($"SELECT * FROM {table} ORDER BY 1"), CancellationToken.None);
            lines.AddRange(rows.Select(row => table + ": " + string.Join('|', ((IDictionary<string, object?>)row).Select(pair => $"{pair.Key}={pair.Value}"))));
        }
        return string.Join('\n', lines);
    }
}

public sealed class StoreOnSqlite : StoreSuite
{
    private static readonly ReviewPostSql Posts = new(new SqliteDialect());

    public static readonly TheoryData<string, string> Looked = new()
    {
        { InboxSql.ThreadOfMember, "questions_member" },
        { InboxSql.Thread, "questions_thread" },
        { InboxSql.Asker, "questions_thread" },
        { InboxSql.CountOpen, "questions_due" },
        { InboxSql.Knows, "sqlite_autoindex_questions_2" },
        { Posts.Unposted, "cases_undrawn" },
        { Posts.Outdated, "cases_undrawn" },
        { Posts.Outdated, "cases_claimed" },
        { Posts.Gone, "review_posts_gone" },
        { ReviewPostSql.Reminders, "review_posts_live" },
    };

    /// <summary>A channel is as long as its history: what runs for every question, or every two seconds, must not read through it.</summary>
    [Theory]
    [MemberData(nameof(Looked), DisableDiscoveryEnumeration = true)]
    public async Task What_is_asked_of_the_store_again_and_again_is_found_by_an_index_that_stays_short(string sql, string index)
    {
        var values = new { Platform = "p", Community = "c", Channel = "ch", thread = "", MemberId = "m", since = 0L, before = "q", Limit = 5, EventId = "e", communities = new[] { "c" }, except = Array.Empty<string>(), now = 0L };
        var plan = await Store.ReadAsync(connection => connection.QueryAsync<(long, long, long, string Detail)>($"EXPLAIN QUERY PLAN {sql}", values), Cancel);
        Assert.Contains(plan, step => step.Detail.Contains($"INDEX {index} ", StringComparison.Ordinal) || step.Detail.EndsWith($"INDEX {index}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_another_program_locks_is_waited_for()
    {
        var source = Store.Dialect.Open(Options);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        var transaction = await connection.BeginTransactionAsync(Cancel);
        var accept = Task.Run(async () => await new InboxStore(Store).AcceptAsync(Some.Message("e1", Time.Now), Cancel));
        await Task.Delay(1500, Cancel);
        Assert.False(accept.IsCompleted);
        await transaction.RollbackAsync(Cancel);
        Assert.True(await accept);
    }

    [Fact]
    public async Task A_full_disk_is_told_in_plain_words_and_loses_nothing()
    {
        var inbox = new InboxStore(Store);
        await inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        await using var small = new Store(Options, TimeProvider.System, new SqliteDialect("PRAGMA max_page_count = 40;"));
        var problem = await Assert.ThrowsAsync<StoreUnavailableException>(
            async () => await new InboxStore(small).AcceptAsync(Some.Message("e2", Time.Now, text: new string('x', 200_000)), Cancel));
        Assert.Contains("disk of the store is full", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, await inbox.CountOpenAsync(Cancel));
    }

    [Fact]
    public void A_second_host_on_the_same_file_is_refused()
    {
        using var first = new StoreLock(Options);
        Assert.Contains("another PsoasBot", Assert.Throws<StoreUnavailableException>(() => new StoreLock(Options)).Message, StringComparison.Ordinal);
    }

    private protected override Task<StoreOptions> OptionsAsync() => Task.FromResult(TestStore.SqliteOptions());
}

public sealed class StoreOnPostgres(PostgresCluster cluster) : StoreSuite
{
    [Fact]
    public async Task A_connection_that_the_server_cut_is_opened_again()
    {
        var inbox = new InboxStore(Store);
        await inbox.AcceptAsync(Some.Message("e1", Time.Now), Cancel);
        await cluster.CutConnectionsAsync(Options.ConnectionString);
        Assert.True(await inbox.AcceptAsync(Some.Message("e2", Time.Now), Cancel));
        await cluster.CutConnectionsAsync(Options.ConnectionString);
        Assert.Equal(2, await inbox.CountOpenAsync(Cancel));
    }

    [Fact]
    public async Task A_restore_that_the_database_breaks_off_begins_again_with_the_first_row()
    {
        for (var i = 0; i < 5; i++) await FlaggedAsync($"e{i}");
        var file = Path.GetTempFileName();
        var written = await new StoreBackup(Store, Time).WriteAsync(file, Cancel);
        var empty = await OptionsAsync();
        await using var other = await TestStore.OpenAsync(empty);
        // A sequence counts on when its transaction is rolled back: the third row ever inserted fails, once.
        await other.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync(
                """
                CREATE SEQUENCE rows_seen;
                CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF nextval('rows_seen') = 3 THEN RAISE EXCEPTION 'broken off' USING ERRCODE = '40001'; END IF; RETURN NEW; END $$;
                CREATE TRIGGER fail_once BEFORE INSERT ON questions FOR EACH ROW EXECUTE FUNCTION fail_once();
                """, transaction: transaction), Cancel);
        Assert.Equal(written, await new StoreBackup(other, Time).RestoreAsync(file, Cancel));
        Assert.Equal(await DumpAsync(Store), await DumpAsync(other));
        File.Delete(file);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told_in_plain_words()
    {
        await using var nowhere = new Store(new StoreOptions { ConnectionString = "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=1" }, TimeProvider.System);
        var problem = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await new InboxStore(nowhere).CountOpenAsync(Cancel));
        Assert.Contains("cannot be reached", problem.Message, StringComparison.Ordinal);
    }

    private protected override Task<StoreOptions> OptionsAsync() => TestStore.PostgresOptionsAsync(cluster);
}
