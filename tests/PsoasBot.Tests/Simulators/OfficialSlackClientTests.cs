using PsoasBot.Simulators.Slack;

namespace PsoasBot.Tests.Simulators;

/// <summary>Slack's own clients hold the simulator to the protocol.</summary>
public sealed class OfficialSlackClientTests
{
    private const string Member = "U0000001";

    [Fact]
    public async Task The_official_client_connects_and_acknowledges_every_kind_of_envelope()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var client = await OfficialSlackClient.StartAsync(slack);
        var command = slack.People.Ask(Member, "where is it & <why>?");
        var mention = slack.People.Write(Member, "what does it do?", mention: true);
        slack.People.WriteDirectly(Member, "hello");
        slack.People.OpenHome(Member);
        slack.People.OpenAssistant(Member);
        var shortcut = slack.People.Shortcut(Member, "ask_about", mention);
        await client.SeenAsync(() => client.Said("event").Count == 7 && slack.PendingEnvelopes == 0);
        Assert.Equal(2, client.Events("message").Count(each => (string?)each["body"]!["event"]!["channel_type"] is "im" or "channel"));
        Assert.All(new[] { "app_mention", "/ask", "app_home_opened", "assistant_thread_started", "message_action" }, kind => Assert.Single(client.Events(kind)));
        Assert.Equal("where is it &amp; &lt;why&gt;?", (string?)client.Events("/ask")[0]["body"]!["text"]);
        Assert.All([command, shortcut], ask => Assert.NotNull(ask.AcknowledgedAfter));
        Assert.Empty(slack.Violations);
    }
}
