using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Simulators.Slack;
using PsoasBot.Storage;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

public sealed class FaultTests(ITestOutputHelper output)
{
    /// <summary>The full size is 2,000: set PSOASBOT_SLACK_FAULTS=2000.</summary>
    private static int Questions { get; } = int.TryParse(Environment.GetEnvironmentVariable("PSOASBOT_SLACK_FAULTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 200;

    [Fact]
    public async Task Every_question_is_answered_exactly_once_whatever_goes_wrong()
    {
        var slack = await SlackSimulator.StartAsync(seed: 5);
        slack.RetryAfter = [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6)];
        slack.Limits.Scale = 100;
        for (var i = 0; i < Channels; i++) slack.AddChannel(new SimChannel { Id = Channel(i), Name = $"room{i}" });
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For), slack, settings:
        [
            ("Conversations:MemberPerMinute", "100000"), ("Conversations:CommunityPerMinute", "100000"), ("Conversations:Lanes", "16"), ("Slack:RequestTimeout", "00:00:02"),
            ("Slack:PingEvery", "00:00:00.500"), ("Slack:PongWithin", "00:00:00.500"),
        ]);
        var faults = slack.Faults;
        (faults.TooMany, faults.TooManyHtml, faults.ServerError, faults.HtmlReply, faults.InternalError) = (0.03, 0.02, 0.03, 0.02, 0.02);
        (faults.LostReply, faults.DuplicateEvent, faults.LostAck, faults.LateAck) = (0.03, 0.1, 0.04, 0.02);
        using var over = new CancellationTokenSource();
        var trouble = DisturbAsync(slack, over.Token);
        List<SimMessage> aloud = [];
        List<SimAsk> alone = [];
        for (var i = 0; i < Questions; i++)
        {
            var member = string.Create(CultureInfo.InvariantCulture, $"U{i % 50:00000}");
            var text = string.Create(CultureInfo.InvariantCulture, $"question {i}: what does it do?");
            if (i % 5 == 0) alone.Add(host.People.Ask(member, $"{text} --private", Channel(i % Channels)));
            else if (i % 5 == 1) aloud.Add(host.People.WriteDirectly(string.Create(CultureInfo.InvariantCulture, $"U9{i:00000}"), text));
            else aloud.Add(host.People.Write(member, text, Channel(i % Channels), mention: true));
            await Task.Delay(45, TestContext.Current.CancellationToken);
        }
        await over.CancelAsync();
        var disturbances = await trouble;
        // What goes wrong with requests goes on until the last answer stands.
        var isDone = await WithinAsync(
            TimeSpan.FromSeconds(240), () => aloud.TrueForAll(each => host.People.Answers(each).Count > 0) && alone.TrueForAll(each => each.Failed is not null || host.People.Answers(each).Count > 0));
        Assert.True(isDone, await SaysAsync(host, aloud, alone));
        await SlackHost.Until(() => slack.PendingEnvelopes == 0, TimeSpan.FromSeconds(60));
        await Task.Delay(2_000, TestContext.Current.CancellationToken);
        Assert.All(aloud, each => Assert.Single(host.People.Answers(each)));
        // Nobody can tell whether what only one member sees has arrived: it is sent once at most, and where that is not certain a button brings it.
        Assert.All(alone.Where(each => each.Failed is null), each => Assert.True(host.People.Answers(each).Count(IsAnswer) == 1 || host.People.Answers(each).Any(answer => answer.Elements.Any(button => button.ActionId.StartsWith("psoas:show", StringComparison.Ordinal)))));
        Assert.All(alone, each => Assert.InRange(host.People.Answers(each).Count(IsAnswer), 0, 1));
        Assert.Empty(slack.Violations);
        Assert.Empty(slack.Counts.SentTooSoon);
        var failed = alone.Count(each => each.Failed is not null);
        var why = string.Join(", ", alone.Where(each => each.Failed is not null).CountBy(each => each.FailedWhy ?? "").Select(each => $"{each.Key} {each.Value}"));
        output.WriteLine(
            $"{disturbances} disturbances, {slack.Counts.Hellos} sockets, {slack.Counts.Retries} retries, {slack.Counts.Resent} sent again, {slack.Counts.LateAcks} late acks, {slack.Counts.TooMany} 429s, {slack.Counts.Errors} errors, "
            + $"{failed} of {alone.Count} commands that Slack gave up ({why}), {alone.Sum(each => Math.Max(0, host.People.Answers(each).Count - 1))} private answers sent again");
    }

    private const int Channels = 20;

    private static bool IsAnswer(SimMessage message) => message.Text.Contains("Writer One", StringComparison.Ordinal);

    private static string Channel(int number) => string.Create(CultureInfo.InvariantCulture, $"C1{number:0000000}");

    private static async Task<bool> WithinAsync(TimeSpan within, Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(within);
        while (!condition() && !timeout.IsCancellationRequested) await Task.Delay(100, TestContext.Current.CancellationToken);
        return condition();
    }

    private static async Task<string> SaysAsync(SlackHost host, List<SimMessage> aloud, List<SimAsk> alone)
    {
        var unanswered = aloud.Where(each => host.People.Answers(each).Count == 0).Select(each => $"{each.Channel}:{each.Ts}").Concat(alone.Where(each => each.Failed is null && host.People.Answers(each).Count == 0).Select(each => $"command:{each.Id}")).ToList();
        var rows = await host.Services.GetRequiredService<Store>().ReadAsync(
            connection => connection.QueryAsync<(string Id, string State, long Attempts, string? Why)>("SELECT event_id, state, attempts, closed_why FROM questions"), CancellationToken.None);
        var known = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var states = unanswered.Select(each => known.TryGetValue(each, out var row) ? $"{each} {row.State} {row.Attempts} {row.Why}" : $"{each} never taken in");
        return $"{unanswered.Count} without an answer; {host.Health.Says}; lost by Slack: {host.Slack.Counts.LostEvents}; {string.Join("; ", states.Take(20))}; {string.Join("; ", host.Slack.Violations)}";
    }

    private static async Task<int> DisturbAsync(SlackSimulator slack, CancellationToken cancellationToken)
    {
        var random = new Random(9);
        var count = 0;
        try
        {
            while (true)
            {
                await Task.Delay(random.Next(200, 600), cancellationToken);
                while (slack.LiveConnections == 0) await Task.Delay(20, cancellationToken);
                count++;
                switch (random.Next(10))
                {
                    case < 3:
                        slack.DropConnections();
                        break;
                    case < 5:
                        slack.DropOne();
                        break;
                    case < 6:
                        slack.CloseConnections(1001);
                        break;
                    case < 7:
                        slack.Disconnect("refresh_requested");
                        break;
                    case < 9:
                        slack.DisconnectOne("warning");
                        break;
                    default:
                        slack.DeafenOne();
                        break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return count;
        }
    }
}
