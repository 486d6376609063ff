using System.Text.Json.Nodes;
using PsoasBot.Simulators.Discord;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

/// <summary>Every way to ask, and what comes back.</summary>
public sealed class AskingTests
{
    private const string Ann = "600000000000000001";
    private const string Ben = "600000000000000002";
    private const string Channel = DiscordSimulator.ChannelId;
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Fact]
    public async Task A_slash_question_is_acknowledged_first_and_answered_in_the_channel()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        var asked = host.People.Ask(Ann, "stretch or strengthen?");
        var answer = await host.People.AnswerAsync(asked);
        Assert.Contains("Writer One", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Strengthen it first", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Sources", answer.Text, StringComparison.Ordinal);
        Assert.Null(answer.OnlyFor);
        Assert.Equal("Deferred", host.People.FirstReply(asked)!.Value.Stage);
        Assert.InRange(host.People.FirstReply(asked)!.Value.After, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task Where_no_thread_may_be_opened_the_bot_replies_in_the_channel()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        host.Discord.AllowsThreads = false;
        var question = host.People.Write(Ann, "what does the psoas do?", mention: true);
        Assert.Equal(Channel, (await host.People.AnswerAsync(question.Id)).Channel);
    }

    [Fact]
    public async Task Replies_and_direct_messages_are_questions_and_talk_among_people_is_not()
    {
        await using var host = await DiscordHost.StartAsync(Answerer, settings: ("Discord:OpenThreads", "false"));
        var question = host.People.Write(Ann, "what does the psoas do?", mention: true);
        var answer = await host.People.AnswerAsync(question.Id);
        var reply = host.People.Write(Ben, "and the iliacus?", replyTo: answer);
        Assert.Equal(Channel, (await host.People.AnswerAsync(reply.Id)).Channel);
        host.People.Write(Ben, "nice weather", mentions: [Ann]);
        var direct = host.People.WriteDirectly(Ann, "is my psoas weak?");
        Assert.Equal(DiscordSimulator.DirectChannel(Ann), (await host.People.AnswerAsync(direct.Id)).Channel);
        var inDirect = host.People.Ask(Ann, "where is it?", channel: DiscordSimulator.DirectChannel(Ann), guild: null);
        await host.People.AnswerAsync(inDirect);
        Assert.Equal(2, host.Discord.MessagesIn(Channel).Count(DiscordHost.IsBots));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task The_message_command_answers_somebody_elses_question_for_the_one_who_used_it()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        var message = host.People.Write(Ben, "does anybody know: stretch or strengthen?");
        var answer = await host.People.AnswerAsync(host.People.AskAbout(Ann, message));
        Assert.Equal(Ann, answer.OnlyFor);
        Assert.Contains("Strengthen it first", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_allowed_channels_are_answered_and_a_command_elsewhere_gets_a_word_in_private()
    {
        await using var host = await DiscordHost.StartAsync(Answerer, settings: ("Discord:Channels:0", "719999999999999999"));
        host.People.Write(Ann, "what does the psoas do?", mention: true);
        var asked = host.People.Ask(Ann, "what does it do?");
        var line = await host.People.AnswerAsync(asked);
        Assert.Equal(Ann, line.OnlyFor);
        Assert.Contains("not answer in this channel", line.Text, StringComparison.Ordinal);
        var allowed = host.People.Ask(Ann, "what does it do?", channel: "719999999999999999");
        Assert.Contains("Writer One", (await host.People.AnswerAsync(allowed)).Text, StringComparison.Ordinal);
        Assert.Single(host.Discord.MessagesIn(Channel), DiscordHost.IsBots);
    }

    [Fact]
    public async Task An_answer_whose_token_has_expired_goes_into_the_channel_with_a_word_of_regret()
    {
        var gate = new TaskCompletionSource();
        await using var host = await DiscordHost.StartAsync(FakeAnswerer.After(gate));
        var asked = host.People.Ask(Ann, "what does it do?");
        await DiscordHost.Until(() => host.People.FirstReply(asked) is not null);
        host.Discord.ExpireToken(asked);
        gate.SetResult();
        await DiscordHost.Until(() => host.Discord.MessagesIn(Channel).Any(message => message.Text.Contains("Writer One", StringComparison.Ordinal)));
        Assert.Single(host.Discord.MessagesIn(Channel), DiscordHost.IsBots);
    }

    [Fact]
    public async Task Every_command_is_registered_once_and_answers()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        Assert.Equal(8, host.Discord.Commands.Count);
        foreach (var name in new[] { "sources", "contested", "about", "forget-me" })
        {
            var answer = await host.People.AnswerAsync(host.People.Command(Ann, name));
            Assert.Equal(Ann, answer.OnlyFor);
            Assert.True(answer.Text.Length > 50, name);
        }
        var topic = await host.People.AnswerAsync(host.People.Command(Ann, "contested", new JsonObject { ["topic"] = "stretch-vs-strengthen" }));
        Assert.True(topic.Text.Length > 100);
        var typed = host.People.Type(Ann, "contested", "topic", "stretch");
        await DiscordHost.Until(() => host.People.FirstReply(typed) is not null);
        Assert.NotEmpty(host.People.FirstReply(typed)!.Value.Reply!["choices"]!.AsArray());
        var routine = await host.People.AnswerAsync(host.People.Command(Ann, "routine", new JsonObject { ["goal"] = "stretch", ["minutes"] = 10 }));
        Assert.True(routine.Text.Length > 100, routine.Text);
        var denied = await host.People.AnswerAsync(host.People.Command(Ann, "review", verb: "queue"));
        Assert.Contains("needs a moderator", denied.Text, StringComparison.Ordinal);
        await host.StopAsync();
        await using var again = await DiscordHost.StartAsync(Answerer, host.Discord, host.Store);
        Assert.Equal(1, host.Discord.CommandOverwrites);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task The_real_answerer_answers_on_discord()
    {
        await using var host = await DiscordHost.StartAsync();
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "should I stretch or strengthen my psoas?", isPrivate: false));
        Assert.Contains("⚖", answer.Text, StringComparison.Ordinal);
        var sources = await host.People.AnswerAsync(host.People.Press(Ben, answer, answer.Button("sources")));
        Assert.Equal(Ben, sources.OnlyFor);
        var sides = await host.People.AnswerAsync(host.People.Press(Ben, answer, answer.Button("sides")));
        Assert.True(sides.Text.Length > 100);
        var emergency = await host.People.AnswerAsync(host.People.Ask(Ann, "i cant feel anything between my legs and cant pee since this morning, is that the psoas?"));
        Assert.Contains("Emergency", emergency.Text, StringComparison.Ordinal);
        Assert.Equal(Ann, emergency.OnlyFor);
        Assert.Empty(host.Discord.Violations);
    }
}
