using System.Text.Json;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Storage;

namespace PsoasBot.Tests.Platforms.Local;

public sealed class SeveralWorkersTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_page_is_told_what_another_worker_has_answered()
    {
        var gate = new TaskCompletionSource();
        var others = new FakeAnswerer(SampleAnswers.For);
        (string, string)[] settings =
        [
            ("Store:ConnectionString", await cluster.CreateDatabaseAsync()), ("Conversations:Lanes", "1"), ("Conversations:Poll", "00:00:00.050"), ("Conversations:AnswerWithin", "00:02:00"), ("Conversations:Lease", "00:10:00"), ("Conversations:MemberPerMinute", "1000"), ("Local:Poll", "00:00:00.100"),
        ];
        // The worker with the page is busy with its first question until the other one has answered all that came after it.
        var busy = new TaskCompletionSource();
        var slow = new FakeAnswerer(async (question, token) =>
        {
            busy.TrySetResult();
            await gate.Task.WaitAsync(token);
            return SampleAnswers.For(question);
        });
        await using var own = await RunningHost.StartAsync(slow, [.. settings, ("Conversations:Worker", "own")]);
        using var page = await own.Open().VisitAsync();
        await page.AskAsync("Where is it?", "a0");
        await busy.Task.WaitAsync(TestContext.Current.CancellationToken);
        await using var other = await RunningHost.StartAsync(others, [.. settings, ("Conversations:Worker", "other")]);
        for (var i = 1; i <= 5; i++) await page.AskAsync("What does it do?", $"a{i}", $"t{i}");
        var answered = await page.MessagesAsync(5).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        gate.SetResult();
        var last = (await page.MessagesAsync(1, answered[^1].Id).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).Single();

        Assert.Equal(5, others.Asked.Count);
        Assert.Equal(["a1", "a2", "a3", "a4", "a5"], answered.Select(message => Ask(message.Json)).Order(StringComparer.Ordinal));
        Assert.Equal("a0", Ask(last.Json));
    }

    private static string? Ask(string json) => JsonDocument.Parse(json).RootElement.GetProperty("ask").GetString();
}
