using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Simulators.Discord;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Discord;

public sealed class AskingTests
{
    private const string Ann = "600000000000000001";
    private const string Ben = "600000000000000002";
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
    public async Task A_question_about_the_members_own_health_is_answered_for_the_member_alone_and_can_be_shared()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => Personal()));
        var asked = host.People.Ask(Ann, "my back has hurt for three weeks and I can barely walk, what should I do?");
        var answer = await host.People.AnswerAsync(asked);
        Assert.Equal(Ann, answer.OnlyFor);
        Assert.DoesNotContain(host.Discord.Seen(DiscordSimulator.ChannelId, Ben), message => message.Author == DiscordSimulator.BotId);
        var shared = await host.People.AnswerAsync(host.People.Press(Ann, answer, answer.Button("share")));
        Assert.Null(shared.OnlyFor);
        Assert.Contains("Writer One", shared.Text, StringComparison.Ordinal);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task An_answer_that_turns_out_personal_is_hidden_although_the_question_did_not_tell()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => Personal()));
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
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => Personal()), settings: ("Discord:RequestTimeout", "00:00:01"));
        (host.Discord.Faults.LostReply, host.Discord.Faults.ServerError, host.Discord.Faults.OnlyPaths) = (0.5, 0.2, ["/webhooks/"]);
        List<string> asked = [.. Enumerable.Range(0, 30).Select(i => host.People.Ask($"6000000000000000{i:00}", "where is the psoas?"))];
        await DiscordHost.Until(() => asked.TrueForAll(id => host.People.Answers(id).Count > 0 && Open(host) == 0), TimeSpan.FromSeconds(60));
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

    private static int Open(DiscordHost host) => host.Services.GetRequiredService<PsoasBot.Conversations.Inbox.IInbox>().CountOpenAsync(TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task What_the_member_wishes_wins()
    {
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(question => question.Text.Contains("my", StringComparison.Ordinal) ? Personal() : SampleAnswers.For(question)));
        Assert.Equal(Ann, (await host.People.AnswerAsync(host.People.Ask(Ann, "where is the psoas?", isPrivate: true))).OnlyFor);
        Assert.Null((await host.People.AnswerAsync(host.People.Ask(Ann, "my back hurts a lot", isPrivate: false))).OnlyFor);
    }

    [Fact]
    public async Task A_mention_is_answered_in_a_thread_which_goes_on_without_mentions_until_another_person_speaks()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        var question = host.People.Write(Ann, "what does the psoas do?", mention: true);
        var answer = await host.People.AnswerAsync(question.Id);
        Assert.Equal(question.Id, answer.Channel);
        Assert.Equal("what does the psoas do?", (string?)host.Discord.Thread(question.Id)!["name"]);
        var followUp = host.People.Write(Ann, "and is it weak or tight?", channel: question.Id);
        var second = await host.People.AnswerAsync(followUp.Id);
        Assert.Contains("History has 2 lines", second.Text, StringComparison.Ordinal);
        host.People.Write(Ben, "I would ask my physio about that", channel: question.Id);
        host.People.Write(Ann, "thanks, Ben!", channel: question.Id);
        var addressed = host.People.Write(Ann, "and how long?", channel: question.Id, mention: true);
        await host.People.AnswerAsync(addressed.Id);
        Assert.Equal(3, host.Discord.MessagesIn(question.Id).Count(message => message.Author == DiscordSimulator.BotId));
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public async Task After_a_restart_the_bot_still_knows_its_threads_and_who_spoke_in_them()
    {
        var host = await DiscordHost.StartAsync(Answerer);
        var quiet = host.People.Write(Ann, "what does the psoas do?", mention: true);
        await host.People.AnswerAsync(quiet.Id);
        var taken = host.People.Write(Ann, "is it weak?", mention: true);
        await host.People.AnswerAsync(taken.Id);
        host.People.Write(Ben, "mine was", channel: taken.Id);
        await host.StopAsync();
        await using var next = await DiscordHost.StartAsync(Answerer, host.Discord, host.Store);
        next.People.Write(Ann, "what did you do?", channel: taken.Id);
        var followUp = next.People.Write(Ann, "and how long?", channel: quiet.Id);
        await next.People.AnswerAsync(followUp.Id);
        Assert.Single(next.Discord.MessagesIn(taken.Id), message => message.Author == DiscordSimulator.BotId);
    }

    [Fact]
    public async Task A_thread_that_cannot_be_read_is_not_taken_for_one_in_which_nobody_spoke()
    {
        var host = await DiscordHost.StartAsync(Answerer);
        var taken = host.People.Write(Ann, "is it weak?", mention: true);
        await host.People.AnswerAsync(taken.Id);
        host.People.Write(Ben, "mine was", channel: taken.Id);
        await host.StopAsync();
        await using var next = await DiscordHost.StartAsync(Answerer, host.Discord, host.Store, settings: ("Discord:RequestAttempts", "1"));
        var faults = next.Discord.Faults;
        (faults.OnlyPaths, faults.ServerError) = ([$"channels/{taken.Id}/messages"], 1);
        next.People.Write(Ann, "what did you do?", channel: taken.Id);
        await DiscordHost.Until(() => next.Discord.Counts.Errors > 0);
        faults.ServerError = 0;
        next.People.Write(Ann, "and how long?", channel: taken.Id);
        // What comes last is answered after everything that was not.
        await next.People.AnswerAsync(next.People.Write(Ann, "where is it?", mention: true).Id);
        Assert.Single(next.Discord.MessagesIn(taken.Id), message => message.Author == DiscordSimulator.BotId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_whose_card_discord_refuses_comes_as_text_with_the_rest_behind_More(bool isCommand)
    {
        var text = string.Concat(Enumerable.Range(1, 120).Select(i => $"Writer One holds view {i} of it. "));
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Plain("Yes.") with { Text = text }));
        host.Discord.Faults.RefusesEmbeds = true;
        var answer = await host.People.AnswerAsync(isCommand ? host.People.Ask(Ann, "is it weak?") : host.People.Write(Ann, "is it weak?", mention: true).Id);
        Assert.Contains("view 1 of it.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("view 120 of it.", answer.Text, StringComparison.Ordinal);
        host.Discord.Faults.RefusesEmbeds = false;
        var whole = await host.People.AnswerAsync(host.People.Press(Ann, answer, answer.Button("more")));
        var rest = await host.People.AnswerAsync(host.People.Press(Ann, whole, whole.Button("more")));
        Assert.Contains("view 120 of it.", rest.Text, StringComparison.Ordinal);
        Assert.Empty(host.Discord.Violations);
    }

    [Fact]
    public void A_plain_answer_names_its_question_so_that_it_can_be_found_again()
    {
        var body = PsoasBot.Platforms.Discord.Cards.AnswerMessages.RenderPlain("0123456789abcdef0123", new string('*', 5_000));
        Assert.InRange(body.Content!.Length, 1, 2_000);
        Assert.Equal("0123456789abcdef0123", PsoasBot.Platforms.Discord.Cards.AnswerMessages.QuestionOf(new() { Content = body.Content }));
        Assert.Null(PsoasBot.Platforms.Discord.Cards.AnswerMessages.QuestionOf(new() { Content = "no answer" }));
        Assert.Empty(PsoasBot.Platforms.Discord.Cards.AnswerMessages.RenderPlain("0123456789abcdef0123", "short").Components!);
    }

    [Fact]
    public async Task Where_no_thread_may_be_opened_the_bot_replies_in_the_channel()
    {
        await using var host = await DiscordHost.StartAsync(Answerer);
        host.Discord.AllowsThreads = false;
        var question = host.People.Write(Ann, "what does the psoas do?", mention: true);
        Assert.Equal(DiscordSimulator.ChannelId, (await host.People.AnswerAsync(question.Id)).Channel);
    }

    [Fact]
    public async Task Replies_and_direct_messages_are_questions_and_talk_among_people_is_not()
    {
        await using var host = await DiscordHost.StartAsync(Answerer, settings: ("Discord:OpenThreads", "false"));
        var question = host.People.Write(Ann, "what does the psoas do?", mention: true);
        var answer = await host.People.AnswerAsync(question.Id);
        var reply = host.People.Write(Ben, "and the iliacus?", replyTo: answer);
        Assert.Equal(DiscordSimulator.ChannelId, (await host.People.AnswerAsync(reply.Id)).Channel);
        host.People.Write(Ben, "nice weather", mentions: [Ann]);
        var direct = host.People.WriteDirectly(Ann, "is my psoas weak?");
        Assert.Equal(DiscordSimulator.DirectChannel(Ann), (await host.People.AnswerAsync(direct.Id)).Channel);
        var inDirect = host.People.Ask(Ann, "where is it?", channel: DiscordSimulator.DirectChannel(Ann), guild: null);
        await host.People.AnswerAsync(inDirect);
        Assert.Equal(2, host.Discord.MessagesIn(DiscordSimulator.ChannelId).Count(message => message.Author == DiscordSimulator.BotId));
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
        Assert.Single(host.Discord.MessagesIn(DiscordSimulator.ChannelId), message => message.Author == DiscordSimulator.BotId);
    }

    [Fact]
    public async Task An_answer_whose_token_has_expired_goes_into_the_channel_with_a_word_of_regret()
    {
        var gate = new TaskCompletionSource();
        await using var host = await DiscordHost.StartAsync(new FakeAnswerer(async (question, token) => { await gate.Task.WaitAsync(token); return SampleAnswers.For(question); }));
        var asked = host.People.Ask(Ann, "what does it do?");
        await DiscordHost.Until(() => host.People.FirstReply(asked) is not null);
        host.Discord.ExpireToken(asked);
        gate.SetResult();
        await DiscordHost.Until(() => host.Discord.MessagesIn(DiscordSimulator.ChannelId).Any(message => message.Text.Contains("Writer One", StringComparison.Ordinal)));
        Assert.Single(host.Discord.MessagesIn(DiscordSimulator.ChannelId), message => message.Author == DiscordSimulator.BotId);
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
        Assert.DoesNotContain(host.Discord.MessagesIn(DiscordSimulator.ChannelId), message => message.Author == DiscordSimulator.BotId && message.OnlyFor is null);
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(403, 0)]
    public async Task A_late_private_answer_is_given_up_where_the_member_takes_no_messages_and_not_for_a_token_that_can_be_set_right(int status, int open)
    {
        await using var host = await LateAndPrivateAsync(status);
        var inbox = host.Services.GetRequiredService<IInbox>();
        await DiscordHost.Until(() => host.Discord.Counts.Errors > 0);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(open, await inbox.CountOpenAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The token of a private question is worth nothing when its answer is ready, and opening direct messages is refused.</summary>
    private static async Task<DiscordHost> LateAndPrivateAsync(int status)
    {
        var gate = new TaskCompletionSource();
        var answerer = new FakeAnswerer(async (question, token) => { await gate.Task.WaitAsync(token); return SampleAnswers.For(question); });
        var host = await DiscordHost.StartAsync(answerer, settings: ("Discord:RequestAttempts", "1"));
        var asked = host.People.Ask(Ann, "what does it do?", isPrivate: true);
        await DiscordHost.Until(() => host.People.FirstReply(asked) is not null);
        (host.Discord.Faults.OnlyPaths, host.Discord.Faults.RefuseWith) = (["users/@me/channels"], status);
        host.Discord.ExpireToken(asked);
        gate.SetResult();
        return host;
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

    private static PsoasBot.Answering.Answer Personal()
    {
        var plain = SampleAnswers.Plain("For your back:");
        return plain with { Level = PsoasBot.Safety.SafetyLevel.Professional, Referral = plain.Referral! with { Specific = true } };
    }
}
