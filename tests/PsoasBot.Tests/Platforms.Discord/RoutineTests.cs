using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Review;
using PsoasBot.Simulators.Discord;
using PsoasBot.Storage;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed class RoutineTests
{
    private const string Ann = "600000000000000001";
    private const string Ben = "600000000000000002";

    [Fact]
    public async Task A_routine_is_done_part_by_part_in_one_message_with_a_picture_and_a_countdown()
    {
        await using var host = await DiscordHost.StartAsync();
        var (part, steps) = await StartAsync(host, "stretch", 10);
        Assert.Equal(Ann, part.OnlyFor);
        Assert.Matches(@"ends <t:\d{10}:R>", part.Text);
        Assert.Contains("Exercise 1 of", part.Text, StringComparison.Ordinal);
        List<string> pictures = [];
        for (var presses = 0; part.Text.Contains("Exercise", StringComparison.Ordinal) && presses < 200; presses++)
        {
            Assert.All(part.Files, file => Assert.True(file is { Alt.Length: > 20, Bytes: [0x89, (byte)'P', (byte)'N', (byte)'G', ..] }, file.Name));
            pictures.AddRange(part.Files.Select(file => file.Name).Except(pictures));
            await PressAsync(host, part, "next");
        }
        Assert.Contains("How does it feel now?", part.Text, StringComparison.Ordinal);
        Assert.Empty(part.Files);
        Assert.InRange(pictures.Count, 1, steps);
        Assert.Single(host.Discord.MessagesIn(DiscordSimulator.ChannelId), message => message.OnlyFor == Ann);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task It_goes_on_by_itself_when_a_part_is_over()
    {
        await using var host = await DiscordHost.StartAsync(settings: ("Platforms:RoutinePoll", "00:00:00.050"));
        var (part, _) = await StartAsync(host, "any", 10);
        var first = part.Text;
        await ChangeSessionsAsync(host, "UPDATE routine_sessions SET ends_at = ends_at - 20000");
        await DiscordHost.Until(() => part.Text != first, what: "the next part never came");
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task A_message_that_cannot_be_drawn_holds_up_nobody_else_and_is_drawn_later()
    {
        await using var host = await DiscordHost.StartAsync(settings: [("Platforms:RoutinePoll", "00:00:00.050"), ("Discord:RequestTimeout", "00:00:01"), ("Discord:RequestAttempts", "1")]);
        var (anns, _) = await StartAsync(host, "any", 10);
        var (bens, _) = await StartAsync(host, "any", 10, Ben);
        var (first, second) = (anns.Text, bens.Text);
        host.Discord.Faults.HangsFor = Ann;
        await ChangeSessionsAsync(host, "UPDATE routine_sessions SET ends_at = ends_at - 20000");
        await DiscordHost.Until(() => bens.Text != second, TimeSpan.FromSeconds(5));
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        Assert.Equal(first, anns.Text);
        host.Discord.Faults.HangsFor = null;
        await DiscordHost.Until(() => anns.Text != first);
        Assert.Empty(host.Discord.Violations);
    }

    [Theory]
    [InlineData("UPDATE routine_sessions SET ends_at = ends_at - 20000", "Exercise")]
    [InlineData("UPDATE routine_sessions SET ends_at = ends_at - 20000, part = 9999", "I no longer have this routine")]
    public async Task What_could_not_be_drawn_before_a_restart_is_drawn_after_it(string change, string shown)
    {
        (string, string)[] settings = [("Platforms:RoutinePoll", "00:00:00.050"), ("Discord:RequestTimeout", "00:00:00.500"), ("Discord:RequestAttempts", "1")];
        var host = await DiscordHost.StartAsync(settings: settings);
        var (part, _) = await StartAsync(host, "any", 10);
        var first = part.Text;
        host.Discord.Faults.HangsFor = Ann;
        await ChangeSessionsAsync(host, change);
        await DiscordHost.Until(() => DrawsAsync(host).GetAwaiter().GetResult() == 1, what: "what could not be drawn was not kept");
        await host.StopAsync();
        Assert.Equal(first, part.Text);
        host.Discord.Faults.HangsFor = null;
        await using var next = await DiscordHost.StartAsync(discord: host.Discord, store: host.Store, settings: settings);
        // The next part would be drawn much later.
        await DiscordHost.Until(() => part.Text != first, TimeSpan.FromSeconds(8));
        Assert.Contains(shown, part.Text, StringComparison.Ordinal);
        await DiscordHost.Until(() => DrawsAsync(next).GetAwaiter().GetResult() == 0);
        Assert.Empty(next.Discord.Violations);
    }

    [Fact]
    public async Task Pause_stops_the_clock_and_a_restart_loses_nothing()
    {
        var host = await DiscordHost.StartAsync();
        var (part, _) = await StartAsync(host, "release", 10);
        await PressAsync(host, part, "next");
        await PressAsync(host, part, "pause");
        var paused = part.Text;
        Assert.Contains("paused with", paused, StringComparison.Ordinal);
        await host.StopAsync();
        await using var next = await DiscordHost.StartAsync(discord: host.Discord, store: host.Store);
        await PressAsync(next, part, "goon");
        Assert.Matches(@"ends <t:\d{10}:R>", part.Text);
        Assert.Equal(paused.Split('\n')[0], part.Text.Split('\n')[0]);
        Assert.Empty(next.Discord.Violations);
    }

    [Fact]
    public async Task After_an_absence_the_clock_waits_for_the_member()
    {
        var host = await DiscordHost.StartAsync(settings: ("Platforms:RoutinePoll", "00:00:00.050"));
        var (part, _) = await StartAsync(host, "any", 10);
        await ChangeSessionsAsync(host, "UPDATE routine_sessions SET ends_at = ends_at - 120000");
        await DiscordHost.Until(() => part.Text.Contains("I was away", StringComparison.Ordinal));
        Assert.Contains("paused with", part.Text, StringComparison.Ordinal);
        await PressAsync(host, part, "goon");
        Assert.DoesNotContain("I was away", part.Text, StringComparison.Ordinal);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task When_the_message_can_no_longer_be_changed_the_next_click_goes_on()
    {
        await using var host = await DiscordHost.StartAsync(settings: ("Platforms:RoutinePoll", "00:00:00.050"));
        var (part, _) = await StartAsync(host, "any", 10);
        var first = part.Text;
        await ChangeSessionsAsync(host, "UPDATE routine_sessions SET ends_at = ends_at - 120000, draw_before = ends_at - 120000");
        await DiscordHost.Until(() => PausedAsync(host).GetAwaiter().GetResult());
        Assert.Equal(first, part.Text);
        await PressAsync(host, part, "next");
        Assert.NotEqual(first, part.Text);
        Assert.Matches(@"ends <t:\d{10}:R>", part.Text);
    }

    [Fact]
    public async Task A_routine_that_moderators_take_back_ends_at_once_and_shows_no_exercise_any_more()
    {
        await using var host = await DiscordHost.StartAsync(settings: ("Platforms:RoutinePoll", "00:00:00.050"));
        var (part, _) = await StartAsync(host, "stretch", 10);
        var routine = host.Discord.MessagesIn(DiscordSimulator.ChannelId).Single(message => message.OnlyFor is null && message.Author == DiscordSimulator.BotId);
        Assert.Contains("Exercise", part.Text, StringComparison.Ordinal);
        var desk = host.Services.GetRequiredService<ReviewDesk>();
        var (who, cancel) = (new Reviewer("ada", CommunityRole.Moderator, null, null), TestContext.Current.CancellationToken);
        var id = await StoreOf(host).ReadAsync(connection => connection.ExecuteScalarAsync<string>("SELECT id FROM questions"), cancel);
        Assert.IsType<ReviewOutcome.Done>(await desk.FlagAsync(id!, who, "it hurts", cancel));
        Assert.IsType<ReviewOutcome.Done>(await desk.ActAsync(id!, who, new ReviewCommand.Claim(1), cancel));
        Assert.IsType<ReviewOutcome.Done>(await desk.ActAsync(id!, who, new ReviewCommand.Retract(2) { Reason = "it hurts" }, cancel));
        await DiscordHost.Until(() => part.Text.Contains("I no longer have this routine", StringComparison.Ordinal), what: part.Text);
        await DiscordHost.Until(() => routine.Text.Contains("took this answer back", StringComparison.Ordinal), what: routine.Text);
        Assert.DoesNotContain(routine.ButtonIds, button => button.StartsWith("psoas:start", StringComparison.Ordinal));
        Assert.Equal(0, await SessionsAsync(host));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task A_button_that_is_pressed_twice_goes_one_part_further()
    {
        await using var host = await DiscordHost.StartAsync();
        var (part, _) = await StartAsync(host, "any", 15);
        var (next, back) = (part.Button("next"), part.Button("back"));
        await PressAsync(host, part, next, part.Edits + 1);
        var second = part.Text;
        await PressAsync(host, part, next, part.Edits + 1);
        Assert.Equal(second, part.Text);
        await PressAsync(host, part, back, part.Edits + 1);
        Assert.Equal(second, part.Text);
    }

    [Fact]
    public async Task Worse_gets_advice_to_stop_and_is_kept_only_with_consent()
    {
        await using var host = await DiscordHost.StartAsync();
        var (part, _) = await StartAsync(host, "release", 10);
        await PressAsync(host, part, "stop");
        Assert.Contains("Stopped", part.Text, StringComparison.Ordinal);
        await PressAsync(host, part, part.ButtonIds.Single(id => id.StartsWith("psoas:feel:", StringComparison.Ordinal) && id.EndsWith(":2", StringComparison.Ordinal)), part.Edits + 1);
        Assert.Contains("See a physiotherapist or doctor", part.Text, StringComparison.Ordinal);
        Assert.Empty(await FeelingsAsync(host));
        await PressAsync(host, part, "remember");
        Assert.Contains("See a physiotherapist or doctor", part.Text, StringComparison.Ordinal);
        Assert.Equal(["Worse"], await FeelingsAsync(host));
        Assert.Empty(part.ButtonIds);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task Everybody_does_a_routine_in_a_message_of_their_own_and_only_the_asker_is_asked_for_consent()
    {
        await using var host = await DiscordHost.StartAsync();
        var (part, _) = await StartAsync(host, "release", 10);
        var routine = host.Discord.MessagesIn(DiscordSimulator.ChannelId).Single(message => message.OnlyFor is null && message.Author == DiscordSimulator.BotId);
        var bens = await host.People.AnswerAsync(host.People.Press(Ben, routine, routine.Button("start")));
        Assert.Equal(Ben, bens.OnlyFor);
        var anns = part.Text;
        await PressAsync(host, bens, "stop", Ben);
        await PressAsync(host, bens, bens.ButtonIds[0], bens.Edits + 1, Ben);
        Assert.Empty(bens.ButtonIds);
        Assert.Equal(anns, part.Text);
    }

    [Fact]
    public async Task Forget_me_ends_the_routine_and_a_button_says_so()
    {
        await using var host = await DiscordHost.StartAsync();
        var (part, _) = await StartAsync(host, "release", 10);
        var asked = await host.People.AnswerAsync(host.People.Command(Ann, "forget-me"));
        await host.People.AnswerAsync(host.People.Press(Ann, asked, asked.Button("forget")));
        await DiscordHost.Until(() => SessionsAsync(host).GetAwaiter().GetResult() == 0);
        await PressAsync(host, part, "next");
        Assert.Contains("no longer have this routine", part.Text, StringComparison.Ordinal);
        Assert.Empty(part.Files);
    }

    [Theory]
    [InlineData("bad kn", false, "")]
    [InlineData("bad knees", true, "cannot kneel")]
    [InlineData("no strap or scarf, preg", true, "no strap or scarf, pregnant")]
    [InlineData("", true, "cannot kneel")]
    public async Task Limits_are_completed_from_what_the_words_mean(string typed, bool isKnown, string first)
    {
        await using var host = await DiscordHost.StartAsync();
        var typing = host.People.Type(Ann, "routine", "limits", typed);
        await DiscordHost.Until(() => host.People.FirstReply(typing) is not null);
        var choices = host.People.FirstReply(typing)!.Value.Reply!["choices"]!.AsArray();
        if (isKnown) Assert.Equal(first, (string?)choices[0]!["value"]);
        else Assert.Empty(choices);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task A_request_that_cannot_be_met_offers_the_nearest_one_with_the_same_limits()
    {
        await using var host = await DiscordHost.StartAsync();
        var declined = await host.People.AnswerAsync(host.People.Command(Ann, "routine", new JsonObject { ["goal"] = "stretch", ["minutes"] = 1, ["limits"] = "cannot kneel", ["experience"] = "new" }));
        var nearest = await host.People.AnswerAsync(host.People.Press(Ann, declined, declined.Button("nearest")));
        Assert.Contains(nearest.ButtonIds, id => id.StartsWith("psoas:start:", StringComparison.Ordinal));
        Assert.Empty(host.Discord.Violations);
    }

    private static async Task<(SimMessage Part, int Steps)> StartAsync(DiscordHost host, string goal, int minutes, string user = Ann)
    {
        var routine = await host.People.AnswerAsync(host.People.Command(user, "routine", new JsonObject { ["goal"] = goal, ["minutes"] = minutes, ["private"] = false }));
        return (await host.People.AnswerAsync(host.People.Press(user, routine, routine.Button("start"))), routine.Body["embeds"]!.AsArray().Count - 1);
    }

    private static Task PressAsync(DiscordHost host, SimMessage message, string verb, string user = Ann) => PressAsync(host, message, message.Button(verb), message.Edits + 1, user);

    private static async Task PressAsync(DiscordHost host, SimMessage message, string button, int edits, string user = Ann)
    {
        host.People.Press(user, message, button);
        await DiscordHost.Until(() => message.Edits >= edits, what: $"{button} changed nothing");
    }

    private static Store StoreOf(DiscordHost host) => host.Services.GetRequiredService<Store>();

    private static async Task ChangeSessionsAsync(DiscordHost host, string sql) =>
        await StoreOf(host).WriteAsync(transaction => transaction.Connection!.ExecuteAsync(sql, transaction: transaction), TestContext.Current.CancellationToken);

    private static async Task<bool> PausedAsync(DiscordHost host) =>
        await StoreOf(host).ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM routine_sessions WHERE ends_at IS NULL"), TestContext.Current.CancellationToken) == 1;

    private static async Task<long> DrawsAsync(DiscordHost host) =>
        await StoreOf(host).ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM routine_draws"), TestContext.Current.CancellationToken);

    private static async Task<long> SessionsAsync(DiscordHost host) =>
        await StoreOf(host).ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM routine_sessions"), TestContext.Current.CancellationToken);

    private static async Task<IEnumerable<string>> FeelingsAsync(DiscordHost host) =>
        await StoreOf(host).ReadAsync(connection => connection.QueryAsync<string>("SELECT feeling FROM check_ins"), TestContext.Current.CancellationToken);
}
