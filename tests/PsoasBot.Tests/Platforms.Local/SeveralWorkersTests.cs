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
        // The worker with the page is busy with its first question until the other one has answered what came after it.
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
        // A worker may hold one question more than it works on.
        var first = await page.MessagesAsync(4).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        gate.SetResult();
        var rest = await page.MessagesAsync(2, first[^1].Id).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.InRange(others.Asked.Count, 4, 5);
        Assert.Equal(["a0", "a1", "a2", "a3", "a4", "a5"], first.Concat(rest).Select(message => Ask(message.Json)).Order(StringComparer.Ordinal));
    }

    private static string? Ask(string json) => JsonDocument.Parse(json).RootElement.GetProperty("ask").GetString();
}
