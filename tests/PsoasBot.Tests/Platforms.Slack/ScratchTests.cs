using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

public sealed class ScratchTests
{
    [Fact]
    public async Task Scratch()
    {
        var old = Console.Out;
        var writer = new StreamWriter("/tmp/slack/scratch.log") { AutoFlush = true };
        Console.SetOut(writer);
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(SampleAnswers.For), settings: ("Logging:LogLevel:Default", "Information"));
        var asked = host.People.Ask(SlackHost.Ann, "where is the psoas? --private");
        await Task.Delay(4000);
        writer.WriteLine($"{asked.AcknowledgedAfter} {asked.Failed} {asked.Reply} hooks {host.Slack.Counts.Calls("response_url")} posts {host.Slack.Counts.Calls("chat.postMessage")} {host.Slack.Counts.Calls("conversations.open")}");
        foreach (var message in host.Slack.Posted) writer.WriteLine($"{message.Channel} {message.OnlyFor} {message.AskedBy} {message.Text}");
        Console.SetOut(old);
    }
}
