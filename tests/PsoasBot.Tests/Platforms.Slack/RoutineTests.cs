using System.Text.Json.Nodes;
using PsoasBot.Simulators.Slack;

namespace PsoasBot.Tests.Platforms.Slack;

public sealed class RoutineTests
{
    private const string Ann = SlackHost.Ann;

    [Fact]
    public async Task A_routine_is_asked_for_in_a_form_and_done_part_by_part_in_the_members_own_messages()
    {
        await using var host = await SlackHost.StartAsync();
        var part = await StartAsync(host);
        Assert.Equal(SlackSimulator.DirectChannel(Ann), part.Channel);
        Assert.Contains("Exercise 1 of", part.Text, StringComparison.Ordinal);
        var sawPicture = false;
        for (var presses = 0; part.Text.Contains("Exercise", StringComparison.Ordinal) && presses < 200; presses++)
        {
            sawPicture |= HasPicture(part);
            await PressAsync(host, part, "psoas:next");
        }
        Assert.True(sawPicture);
        Assert.Contains("How does it feel now?", part.Text, StringComparison.Ordinal);
        await PressAsync(host, part, "psoas:feel");
        Assert.Contains("May I keep this answer?", part.Text, StringComparison.Ordinal);
        await PressAsync(host, part, "psoas:remember");
        Assert.Contains("Your answer is kept", part.Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task It_goes_on_by_itself_pauses_and_survives_a_restart()
    {
        var host = await SlackHost.StartAsync(settings: ("Platforms:RoutinePoll", "00:00:00.050"));
        var part = await StartAsync(host);
        await PressAsync(host, part, "psoas:pause");
        Assert.Contains("paused with", part.Text, StringComparison.Ordinal);
        var paused = part.Text;
        await host.StopAsync();
        await using var next = await SlackHost.StartAsync(slack: host.Slack, store: host.Store);
        await PressAsync(next, part, "psoas:goon");
        Assert.DoesNotContain("paused with", part.Text, StringComparison.Ordinal);
        Assert.Equal(paused.Split('\n')[0], part.Text.Split('\n')[0]);
        await PressAsync(next, part, "psoas:stop");
        Assert.Contains("Stopped", part.Text, StringComparison.Ordinal);
        Assert.Empty(next.Slack.Violations);
    }

    [Fact]
    public async Task A_picture_that_slack_still_works_on_is_left_out_and_comes_later()
    {
        var slack = await SlackSimulator.StartAsync();
        slack.FileProcessing = TimeSpan.FromDays(1);
        await using var host = await SlackHost.StartAsync(slack: slack);
        var part = await StartAsync(host);
        for (var presses = 0; presses < 3; presses++) await PressAsync(host, part, "psoas:next");
        Assert.Contains("Exercise", part.Text, StringComparison.Ordinal);
        Assert.False(HasPicture(part));
        slack.FileProcessing = TimeSpan.Zero;
        for (var presses = 0; !HasPicture(part) && presses < 50; presses++) await PressAsync(host, part, "psoas:next");
        Assert.True(HasPicture(part));
    }

    [Fact]
    public async Task A_request_that_cannot_be_met_offers_the_nearest_that_can()
    {
        await using var host = await SlackHost.StartAsync();
        var form = await host.People.ViewAsync(host.People.Command(Ann, "/routine", "stretch 60"));
        host.People.Submit(form, new JsonObject { ["private"] = "false", ["minutes"] = "1", ["limits"] = "cannot kneel", ["experience"] = "new" });
        var declined = await host.People.SeesAsync(SlackHost.Ben, SlackSimulator.ChannelId, SlackHost.IsBots);
        host.People.Press(Ann, declined, "psoas:nearest");
        var built = await host.People.SeesAsync(Ann, SlackSimulator.ChannelId, message => message.Elements.Any(element => element.ActionId.StartsWith("psoas:start", StringComparison.Ordinal)));
        Assert.NotEqual(declined.Ts, built.Ts);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task A_request_that_cannot_be_taken_is_refused_in_the_form()
    {
        await using var host = await SlackHost.StartAsync(settings: ("Conversations:MemberPerMinute", "1"));
        await SendAsync(host, "release");
        var form = await host.People.ViewAsync(host.People.Command(Ann, "/routine"));
        host.People.Submit(form, []);
        await SlackHost.Until(() => form.Errors is not null);
        Assert.Contains("asking faster", (string?)form.Errors!["goal"], StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    private static bool HasPicture(SimMessage part) => part.Body["blocks"]!.AsArray().Any(block => (string?)block!["type"] == "image");

    private static async Task SendAsync(SlackHost host, string goal)
    {
        var form = await host.People.ViewAsync(host.People.Command(Ann, "/routine", $"{goal} 10 no floor"));
        Assert.Equal(goal, (string?)form.Element("goal").Json["initial_option"]!["value"]);
        Assert.Equal("no floor", (string?)form.Element("other").Json["initial_value"]);
        host.People.Submit(form, new JsonObject { ["other"] = "", ["limits"] = "no strap or scarf", ["private"] = "false" });
        await SlackHost.Until(() => !form.IsOpen);
    }

    private static async Task<SimMessage> StartAsync(SlackHost host)
    {
        await SendAsync(host, "stretch");
        var routine = await host.People.SeesAsync(SlackHost.Ben, SlackSimulator.ChannelId, message => message.Elements.Any(element => element.ActionId.StartsWith("psoas:start", StringComparison.Ordinal)));
        var told = await host.People.AnswerAsync(host.People.Press(Ann, routine, "psoas:start"));
        Assert.Equal(Ann, told.OnlyFor);
        return host.Slack.MessagesIn(SlackSimulator.DirectChannel(Ann)).Single();
    }

    private static async Task PressAsync(SlackHost host, SimMessage part, string action)
    {
        var edits = part.Edits;
        host.People.Press(Ann, part, action);
        await SlackHost.Until(() => part.Edits > edits, what: $"{action}: {string.Join("; ", host.Slack.Violations)}");
    }
}
