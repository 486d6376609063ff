using System.Diagnostics;
using System.Globalization;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;
using PsoasBot.Tests.Platforms.Slack;

namespace PsoasBot.Tests.Crash;

/// <summary>The host as a process of its own, killed while it answers.</summary>
[Collection("crash")]
public sealed class SlackCrashTests
{
    private const int Kills = 5;
    private const int QuestionsALife = 12;

    [Fact]
    public async Task Every_question_is_answered_exactly_once_on_Slack_though_the_host_is_killed_5_times()
    {
        await using var slack = await SlackSimulator.StartAsync(seed: 3);
        slack.RetryAfter = [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20)];
        slack.Limits.AreEnforced = false;
        var store = Path.Combine(Directory.CreateTempSubdirectory("psoasbot-kill-").FullName, "store.db");
        var random = new Random(3);
        List<SimMessage> asked = [];
        for (var life = 0; life < Kills; life++)
        {
            using var host = Start(slack, store);
            await SlackHost.Until(() => slack.LiveConnections >= 2 || host.HasExited, TimeSpan.FromSeconds(90));
            Assert.False(host.HasExited);
            for (var i = 0; i < QuestionsALife; i++)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"what does the psoas do? ({life}.{i})");
                asked.Add(i % 3 == 0 ? slack.People.WriteDirectly(string.Create(CultureInfo.InvariantCulture, $"U{life:000}{i:000}"), text) : slack.People.Write(SlackHost.Ann, text, mention: true));
            }
            await Task.Delay(random.Next(400), TestContext.Current.CancellationToken);
            host.Kill();
            await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        using var last = Start(slack, store);
        await SlackHost.Until(() => asked.TrueForAll(each => slack.People.Answers(each).Count > 0), TimeSpan.FromSeconds(180), $"{asked.Count(each => slack.People.Answers(each).Count == 0)} without an answer");
        await Task.Delay(3_000, TestContext.Current.CancellationToken);
        last.Kill();
        Assert.All(asked, each => Assert.Single(slack.People.Answers(each)));
        Assert.Empty(slack.Violations);
    }

    private static Process Start(SlackSimulator slack, string store)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PsoasBot.Platforms.IPlatform).Assembly.Location, "--port", "0"]) { WorkingDirectory = Project.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in new[]
        {
            ("PSOASBOT_SLACK_BOT_TOKEN", slack.BotToken), ("PSOASBOT_SLACK_APP_TOKEN", slack.AppToken), ("Slack__Api", slack.Api.ToString()), ("Store__File", store), ("Conversations__Worker", "killed"),
            ("Conversations__MemberPerMinute", "1000"), ("Conversations__Lease", "00:00:07"), ("Conversations__SendWithin", "00:00:02"), ("Conversations__AnswerWithin", "00:00:02"), ("Logging__LogLevel__Default", "None"),
        }) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
