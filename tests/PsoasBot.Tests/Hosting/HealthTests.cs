using System.Net;
using Npgsql;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Hosting;

public sealed class HealthTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_store_that_lets_nobody_in_shows_in_the_health_report()
    {
        var cancel = TestContext.Current.CancellationToken;
        var store = new NpgsqlConnectionStringBuilder((await TestStore.PostgresOptionsAsync(cluster)).ConnectionString);
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For), ("Store:ConnectionString", store.ConnectionString));
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/healthz", UriKind.Relative), cancel)).StatusCode);

        await using (var beside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(store.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString))
        {
            await beside.OpenAsync(cancel);
            var close = $"ALTER DATABASE \"{store.Database}\" ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{store.Database}'";
            await using var command = new NpgsqlCommand(close, beside);
            await command.ExecuteNonQueryAsync(cancel);
        }
        var report = await http.GetAsync(new Uri("/healthz", UriKind.Relative), cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, report.StatusCode);
        var words = await report.Content.ReadAsStringAsync(cancel);
        Assert.Contains("\"status\":\"degraded\"", words, StringComparison.Ordinal);
        Assert.Contains("\"store\":\"the ", words, StringComparison.Ordinal);
    }
}
