using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Simulators.Discord;
using PsoasBot.Storage;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

/// <summary>Who sees an answer, and how one for the member alone reaches them.</summary>
public sealed class PrivateAnswerTests
{
    private const string Ann = "600000000000000001";
    private const string Ben = "600000000000000002";
    private const string Channel = DiscordSimulator.ChannelId;

    [Fact]
    public async Task A_question_about_the_members_own_health_is_answered_for_the_member_alone_and_can_be_shared()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Personal));
        var asked = host.People.Ask(Ann, "my back has hurt for three weeks and I can barely walk, what should I do?");
        var answer = await host.People.AnswerAsync(asked);
        Assert.Equal(Ann, answer.OnlyFor);
        Assert.DoesNotContain(host.Discord.Seen(Channel, Ben), DiscordHost.IsBots);
        var shared = await host.People.AnswerAsync(host.People.Press(Ann, answer, answer.Button("share")));
        Assert.Null(shared.OnlyFor);
        Assert.Contains("Writer One", shared.Text, StringComparison.Ordinal);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task An_answer_that_turns_out_personal_is_hidden_although_the_question_did_not_tell()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Personal));
        var asked = host.People.Ask(Ann, "where is the psoas?");
        await DiscordHost.Until(() => host.People.Answers(asked).Count == 2);
        var (placeholder, answer) = (host.People.Answers(asked)[0], host.People.Answers(asked)[1]);
        Assert.Null(placeholder.OnlyFor);
        Assert.DoesNotContain("Writer One", placeholder.Text, StringComparison.Ordinal);
        Assert.Equal(Ann, answer.OnlyFor);
        var again = await host.People.AnswerAsync(host.People.Press(Ann, placeholder, placeholder.Button("show")));
        Assert.Equal((Ann, true), (again.OnlyFor, again.Text.Contains("Writer One", StringComparison.Ordinal)));
        var denied = await host.People.AnswerAsync(host.People.Press(Ben, placeholder, placeholder.Button("show")));
        Assert.Equal((Ben, false), (denied.OnlyFor, denied.Text.Contains("Writer One", StringComparison.Ordinal)));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task A_second_message_for_the_member_alone_is_never_sent_twice_whatever_becomes_of_the_reply()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Personal), settings: ("Discord:RequestTimeout", "00:00:01"));
        (host.Discord.Faults.LostReply, host.Discord.Faults.ServerError, host.Discord.Faults.OnlyPaths) = (0.5, 0.2, ["/webhooks/"]);
        List<string> asked = [.. Enumerable.Range(0, 30).Select(i => host.People.Ask($"6000000000000000{i:00}", "where is the psoas?"))];
        await DiscordHost.Until(async () => asked.TrueForAll(id => host.People.Answers(id).Count > 0) && await host.OpenAsync() == 0, TimeSpan.FromSeconds(60));
        host.Discord.Faults.OnlyPaths = ["nowhere"];
        Assert.All(asked, id => Assert.InRange(host.People.Answers(id).Count(message => message.OnlyFor is not null), 0, 1));
        foreach (var (id, i) in asked.Select((id, i) => (id, i)))
        {
            var hidden = host.People.Answers(id).Single(message => message.OnlyFor is null);
            var shown = await host.People.AnswerAsync(host.People.Press($"6000000000000000{i:00}", hidden, hidden.Button("show")));
            Assert.Contains("Writer One", shown.Text, StringComparison.Ordinal);
        }
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task What_the_member_wishes_wins()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(question => question.Text.Contains("my", StringComparison.Ordinal) ? SampleAnswers.Personal : SampleAnswers.For(question)));
        Assert.Equal(Ann, (await host.People.AnswerAsync(host.People.Ask(Ann, "where is the psoas?", isPrivate: true))).OnlyFor);
        Assert.Null((await host.People.AnswerAsync(host.People.Ask(Ann, "my back hurts a lot", isPrivate: false))).OnlyFor);
    }

    [Fact]
    public async Task What_discord_does_not_take_for_the_member_alone_does_not_count_as_delivered()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Personal));
        (host.Discord.Faults.OnlyPaths, host.Discord.Faults.RefuseWith) = (["POST /webhooks/"], 403);
        var asked = host.People.Ask(Ann, "where is the psoas?");
        var placeholder = await host.People.AnswerAsync(asked);
        await DiscordHost.Until(async () => await host.OpenAsync() == 0);
        Assert.Equal("Undeliverable", await host.Services.GetRequiredService<Store>().ReadAsync(connection => connection.ExecuteScalarAsync<string>("SELECT state FROM questions"), TestContext.Current.CancellationToken));
        var shown = await host.People.AnswerAsync(host.People.Press(Ann, placeholder, placeholder.Button("show")));
        Assert.Equal((Ann, true), (shown.OnlyFor, shown.Text.Contains("For your back", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_late_private_answer_waits_until_the_direct_messages_can_be_opened(int status)
    {
        await using var host = await LateAndPrivateAsync(status);
        await DiscordHost.Until(() => host.Discord.Counts.Errors > 0);
        host.Discord.Faults.RefuseWith = null;
        await DiscordHost.Until(() => host.Discord.MessagesIn(DiscordSimulator.DirectChannel(Ann)).Any(message => message.Text.Contains("Writer One", StringComparison.Ordinal)));
        Assert.DoesNotContain(host.Discord.MessagesIn(Channel), message => DiscordHost.IsBots(message) && message.OnlyFor is null);
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(403, 0)]
    public async Task A_late_private_answer_is_given_up_where_the_member_takes_no_messages_and_not_for_a_token_that_can_be_set_right(int status, int open)
    {
        await using var host = await LateAndPrivateAsync(status);
        await DiscordHost.Until(() => host.Discord.Counts.Errors > 0);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(open, await host.OpenAsync());
    }

    /// <summary>The token of a private question is worth nothing when its answer is ready, and opening direct messages is refused.</summary>
    private static async Task<DiscordHost> LateAndPrivateAsync(int status)
    {
        var gate = new TaskCompletionSource();
        var answerer = FakeAnswerer.After(gate);
        var host = await DiscordHost.StartAsync(answerer, settings: ("Discord:RequestAttempts", "1"));
        var asked = host.People.Ask(Ann, "what does it do?", isPrivate: true);
        await DiscordHost.Until(() => host.People.FirstReply(asked) is not null);
        (host.Discord.Faults.OnlyPaths, host.Discord.Faults.RefuseWith) = (["users/@me/channels"], status);
        host.Discord.ExpireToken(asked);
        gate.SetResult();
        return host;
    }
}
