using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Simulators.Discord;
using PsoasBot.Storage;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed class ReviewTests
{
    private const string Ann = "600000000000000001";
    private const string Mod = "600000000000000009";
    private const string OtherMod = "600000000000000008";

    [Fact]
    public async Task A_flag_leads_to_a_card_to_a_claim_to_a_correction_where_the_answer_stands()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        var card = await FlagAsync(host, answer);
        Assert.Contains("leaves out the hip", card.Text, StringComparison.Ordinal);
        Assert.Contains("what does it do?", card.Text, StringComparison.Ordinal);

        await PressAsync(host, Mod, card, "claim");
        await DiscordHost.Until(() => card.Text.Contains("claimed until", StringComparison.Ordinal));
        var form = host.People.Press(Mod, card, card.Button("correct"), isModerator: true);
        await DiscordHost.Until(() => host.People.FirstReply(form)?.Stage == "Modal");
        var statement = "not-your-soul-muscle.16";
        host.People.Submit(Mod, form, new JsonObject { ["sentences"] = $"Serota says that the psoas takes part in walking. [{statement}]", ["note"] = "", ["curate"] = "", ["reason"] = "it left out the hip" }, isModerator: true);
        await DiscordHost.Until(() => answer.Text.Contains("takes part in walking", StringComparison.Ordinal), what: $"{answer.Text} | {card.Text} | {string.Join('|', host.Discord.Seen(DiscordSimulator.ModeratorChannelId, Mod).Select(message => message.Text))}");
        Assert.Contains("Corrected by moderators", answer.Text, StringComparison.Ordinal);
        await DiscordHost.Until(() => card.Text.Contains("corrected on", StringComparison.Ordinal));
        Assert.DoesNotContain(card.ButtonIds, id => id.Contains("approve", StringComparison.Ordinal));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task A_retraction_leaves_the_notice_and_the_pointer_alone()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        var card = await FlagAsync(host, answer);
        await PressAsync(host, Mod, card, "claim");
        await DiscordHost.Until(() => card.Text.Contains("claimed until", StringComparison.Ordinal));
        var form = host.People.Press(Mod, card, card.Button("retract"), isModerator: true);
        await DiscordHost.Until(() => host.People.FirstReply(form)?.Stage == "Modal");
        host.People.Submit(Mod, form, new JsonObject { ["reason"] = "wrong" }, isModerator: true);
        await DiscordHost.Until(() => answer.Text.Contains("took this answer back", StringComparison.Ordinal));
        Assert.DoesNotContain("Writer Two teaches", answer.Text, StringComparison.Ordinal);
        Assert.Contains("A physiotherapist can test", answer.Text, StringComparison.Ordinal);
        Assert.Empty(host.Discord.Violations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retraction_reaches_an_archived_thread_and_where_it_cannot_the_trail_says_so(bool isLocked)
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var asked = host.People.Write(Ann, "what does the psoas do?", mention: true);
        var answer = await host.People.AnswerAsync(asked.Id);
        var card = await FlagAsync(host, answer);
        host.Discord.ArchiveThread(asked.Id, isLocked);
        await PressAsync(host, Mod, card, "claim");
        await DiscordHost.Until(() => card.Text.Contains("claimed until", StringComparison.Ordinal));
        var form = host.People.Press(Mod, card, card.Button("retract"), isModerator: true);
        await DiscordHost.Until(() => host.People.FirstReply(form)?.Stage == "Modal");
        host.People.Submit(Mod, form, new JsonObject { ["reason"] = "wrong" }, isModerator: true);
        if (!isLocked)
        {
            await DiscordHost.Until(() => answer.Text.Contains("took this answer back", StringComparison.Ordinal));
        }
        else
        {
            var store = host.Services.GetRequiredService<Store>();
            await DiscordHost.Until(() => Trail(store).Contains("show the change: impossible", StringComparer.Ordinal));
            Assert.Equal(0, answer.Edits);
        }
        Assert.Empty(host.Discord.Violations);
    }

    private static IReadOnlyList<string> Trail(Store store) =>
        [.. store.ReadAsync(connection => connection.QueryAsync<string>("SELECT action || ': ' || outcome FROM audit ORDER BY seq"), CancellationToken.None).AsTask().GetAwaiter().GetResult()];

    [Fact]
    public async Task A_correction_without_a_statement_is_refused_beside_the_card_and_changes_nothing()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        var card = await FlagAsync(host, answer);
        await PressAsync(host, Mod, card, "claim");
        await DiscordHost.Until(() => card.Text.Contains("claimed until", StringComparison.Ordinal));
        var form = host.People.Press(Mod, card, card.Button("correct"), isModerator: true);
        await DiscordHost.Until(() => host.People.FirstReply(form)?.Stage == "Modal");
        var sent = host.People.Submit(Mod, form, new JsonObject { ["sentences"] = "See https://example.org @everyone", ["reason"] = "x" }, isModerator: true);
        var objection = await host.People.AnswerAsync(sent);
        Assert.Equal(Mod, objection.OnlyFor);
        Assert.Contains("cannot be published yet", objection.Text, StringComparison.Ordinal);
        Assert.Equal(0, answer.Edits);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task The_second_moderator_is_told_how_the_case_stands_and_a_member_is_refused()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        var card = await FlagAsync(host, answer);
        var claim = card.Button("claim");
        await PressAsync(host, Mod, card, "claim");
        await DiscordHost.Until(() => card.Text.Contains("claimed until", StringComparison.Ordinal));
        host.People.Press(OtherMod, card, claim, isModerator: true);
        await DiscordHost.Until(() => card.Text.Contains("Somebody else was faster", StringComparison.Ordinal));
        Assert.Contains(Mod, card.Text, StringComparison.Ordinal);
        var refused = host.People.Press(Ann, card, card.Button("approve"));
        Assert.Contains("needs a moderator", (await host.People.AnswerAsync(refused)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_alerts_the_moderators_at_once_and_only_once_over_a_restart()
    {
        var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        await host.People.AnswerAsync(host.People.Ask(Ann, "this is an emergency"));
        var alert = await CardAsync(host);
        Assert.Contains("Alert: somebody may have an emergency", alert.Text, StringComparison.Ordinal);
        await host.StopAsync();
        await using var next = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For), host.Discord, host.Store);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Single(next.Discord.MessagesIn(DiscordSimulator.ModeratorChannelId));
        Assert.Empty(next.Discord.Violations);
    }

    [Fact]
    public async Task Forgetting_empties_the_card_too()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        var card = await FlagAsync(host, answer);
        var forget = await host.People.AnswerAsync(host.People.Command(Ann, "forget-me"));
        await host.People.AnswerAsync(host.People.Press(Ann, forget, forget.Button("forget")));
        await DiscordHost.Until(() => card.Text.Contains("was deleted", StringComparison.Ordinal));
        Assert.DoesNotContain("what does it do?", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_review_command_shows_the_queue_the_next_case_and_how_many_there_are()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        await FlagAsync(host, answer);
        foreach (var (verb, word) in new[] { ("queue", "1 case waits"), ("next", "An answer was flagged"), ("stats", "Open") })
        {
            var shown = await host.People.AnswerAsync(host.People.Command(Mod, "review", verb: verb, isModerator: true));
            Assert.Contains(word, shown.Text, StringComparison.Ordinal);
            Assert.Equal(Mod, shown.OnlyFor);
        }
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task An_old_case_is_brought_to_mind_once_a_day()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        await FlagAsync(host, await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?")));
        await FlagAsync(host, await host.People.AnswerAsync(host.People.Ask(Ann, "and what else?")));
        await DiscordHost.Until(() => Moderators().Count == 2);
        await AgeAsync(TimeSpan.FromDays(3));
        await DiscordHost.Until(() => Moderators().Count == 3);
        Assert.Contains("2 flagged answers still wait for a decision, the oldest for 3 days", Moderators()[2].Text, StringComparison.Ordinal);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(3, Moderators().Count);
        Assert.Empty(host.Discord.Violations);

        IReadOnlyList<SimMessage> Moderators() => host.Discord.MessagesIn(DiscordSimulator.ModeratorChannelId);

        async Task AgeAsync(TimeSpan by) => await host.Services.GetRequiredService<Store>().WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync("UPDATE cases SET opened_at = opened_at - @by", new { by = (long)by.TotalMilliseconds }, transaction);
                return await transaction.Connection!.ExecuteAsync("UPDATE review_posts SET reminded_at = reminded_at - @by", new { by = (long)by.TotalMilliseconds }, transaction);
            }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_answer_in_a_direct_message_is_reviewed_by_the_server_that_direct_messages_belong_to()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For), settings: ("Discord:DirectMessagesBelongTo", DiscordSimulator.GuildId));
        var asked = host.People.WriteDirectly(Ann, "what does it do?");
        var answer = await host.People.AnswerAsync(asked.Id);
        Assert.Equal(DiscordSimulator.DirectChannel(Ann), answer.Channel);
        var card = await FlagAsync(host, answer, guild: null);
        await CorrectAsync(host, card, "Serota says that the psoas takes part in walking.");
        await DiscordHost.Until(() => answer.Text.Contains("takes part in walking", StringComparison.Ordinal));
        Assert.Contains("Corrected by moderators", answer.Text, StringComparison.Ordinal);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task A_private_answer_that_can_no_longer_be_edited_is_corrected_by_a_direct_message_each_time_it_is()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var asked = host.People.Ask(Ann, "what does it do?", isPrivate: true);
        var answer = await host.People.AnswerAsync(asked);
        var card = await FlagAsync(host, answer);
        host.Discord.ExpireToken(asked);
        await CorrectAsync(host, card, "Serota says that the psoas takes part in walking.");
        await DiscordHost.Until(() => Direct().Count == 1);
        Assert.Contains("takes part in walking", Direct()[0].Text, StringComparison.Ordinal);
        await DiscordHost.Until(() => card.ButtonIds.Any(id => id.StartsWith("psoas:reopen:", StringComparison.Ordinal)));
        await PressAsync(host, Mod, card, "reopen");
        await DiscordHost.Until(() => card.ButtonIds.Any(id => id.StartsWith("psoas:claim:", StringComparison.Ordinal)));
        await CorrectAsync(host, card, "Serota says that the psoas takes part in running.");
        await DiscordHost.Until(() => Direct().Count == 2);
        Assert.Contains("takes part in running", Direct()[1].Text, StringComparison.Ordinal);
        Assert.Empty(host.Discord.Violations);

        IReadOnlyList<SimMessage> Direct() => host.Discord.MessagesIn(DiscordSimulator.DirectChannel(Ann));
    }

    [Fact]
    public async Task The_token_of_a_private_answer_is_forgotten_when_discord_takes_it_no_more()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?", isPrivate: true));
        await DiscordHost.Until(() => Handle() is not null);
        var token = Handle()!.Split('|')[^1];
        Assert.True(token.Length > 10);
        Assert.DoesNotContain(token, Read("SELECT message_id FROM questions"), StringComparison.Ordinal);
        var kept = host.Services.GetRequiredService<PsoasBot.Conversations.Retention.IKeptData>();
        Assert.Equal(0, await kept.DropHandlesAsync(DateTimeOffset.UtcNow, TestContext.Current.CancellationToken));
        Assert.Equal(1, await kept.DropHandlesAsync(DateTimeOffset.UtcNow.AddMinutes(15), TestContext.Current.CancellationToken));
        Assert.Null(Handle());
        // What moderators change is told all the same.
        await CorrectAsync(host, await FlagAsync(host, answer), "Serota says that the psoas takes part in walking.");
        await DiscordHost.Until(() => host.Discord.MessagesIn(DiscordSimulator.DirectChannel(Ann)).Any(message => message.Text.Contains("takes part in walking", StringComparison.Ordinal)));

        string? Handle() => Read("SELECT reply_handle FROM questions WHERE state = 'Delivered'");

        string? Read(string sql) => host.Services.GetRequiredService<Store>().ReadAsync(connection => connection.ExecuteScalarAsync<string?>(sql), CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Three_thumbs_down_of_different_members_are_a_flag()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        foreach (var member in new[] { "601", "601", "602" }) await host.People.AnswerAsync(host.People.Press(member, answer, answer.Button("down")));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Empty(host.Discord.MessagesIn(DiscordSimulator.ModeratorChannelId));
        await host.People.AnswerAsync(host.People.Press("603", answer, answer.Button("down")));
        Assert.Contains("thumbs-down", (await CardAsync(host)).Text, StringComparison.Ordinal);
    }

    /// <summary>Claims and corrects, as a moderator with the statement at hand.</summary>
    private static async Task CorrectAsync(DiscordHost host, SimMessage card, string sentence)
    {
        await PressAsync(host, Mod, card, "claim");
        await DiscordHost.Until(() => card.Text.Contains("claimed until", StringComparison.Ordinal));
        var form = host.People.Press(Mod, card, card.Button("correct"), isModerator: true);
        await DiscordHost.Until(() => host.People.FirstReply(form)?.Stage == "Modal");
        host.People.Submit(Mod, form, new JsonObject { ["sentences"] = $"{sentence} [not-your-soul-muscle.16]", ["note"] = "", ["curate"] = "", ["reason"] = "it left out the hip" }, isModerator: true);
    }

    private static async Task<SimMessage> FlagAsync(DiscordHost host, SimMessage answer, string? guild = DiscordSimulator.GuildId)
    {
        var form = host.People.Press(Ann, answer, answer.Button("flag"), guild: guild);
        await DiscordHost.Until(() => host.People.FirstReply(form)?.Stage == "Modal");
        var thanks = await host.People.AnswerAsync(host.People.Submit(Ann, form, new JsonObject { ["reason"] = "it leaves out the hip" }, guild: guild));
        Assert.Equal(Ann, thanks.OnlyFor);
        return await CardAsync(host);
    }

    private static async Task<SimMessage> CardAsync(DiscordHost host)
    {
        await DiscordHost.Until(() => host.Discord.MessagesIn(DiscordSimulator.ModeratorChannelId).Count > 0);
        return host.Discord.MessagesIn(DiscordSimulator.ModeratorChannelId)[0];
    }

    private static async Task PressAsync(DiscordHost host, string moderator, SimMessage card, string verb)
    {
        var pressed = host.People.Press(moderator, card, card.Button(verb), isModerator: true);
        await DiscordHost.Until(() => host.People.FirstReply(pressed) is not null);
    }
}
