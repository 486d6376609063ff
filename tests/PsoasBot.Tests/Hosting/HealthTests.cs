using System.Net;
using Npgsql;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Hosting;

public sealed class HealthTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_store_that_is_gone_shows_in_the_health_report()
    {
        var cancel = TestContext.Current.CancellationToken;
        var store = new NpgsqlConnectionStringBuilder((await TestStore.PostgresOptionsAsync(cluster)).ConnectionString);
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For), ("Store:ConnectionString", store.ConnectionString));
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/healthz", UriKind.Relative), cancel)).StatusCode);

        await using (var beside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(store.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString))
        {
            await beside.OpenAsync(cancel);
            await using var drop = new NpgsqlCommand($"DROP DATABASE \"{store.Database}\" WITH (FORCE)", beside);
            await drop.ExecuteNonQueryAsync(cancel);
        }
        var report = await http.GetAsync(new Uri("/healthz", UriKind.Relative), cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, report.StatusCode);
        var words = await report.Content.ReadAsStringAsync(cancel);
        Assert.Contains("\"status\":\"degraded\"", words, StringComparison.Ordinal);
        Assert.Matches("\"store\":\"the (database|store) (named|cannot|is busy|does not)", words);
    }
}
