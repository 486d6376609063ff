using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Simulators.Slack;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Slack;

public sealed class AskingTests
{
    private const string Ann = SlackHost.Ann;
    private const string Ben = SlackHost.Ben;
    private const string Channel = SlackSimulator.ChannelId;
    private static readonly FakeAnswerer Answerer = new(SampleAnswers.For);

    [Fact]
    public async Task A_slash_question_is_acknowledged_and_answered_in_the_channel()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var asked = host.People.Ask(Ann, "stretch or strengthen?");
        var answer = await FromBotAsync(host, Ben);
        Assert.Contains("Writer One", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Strengthen it first", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Sources", answer.Text, StringComparison.Ordinal);
        Assert.Contains("stretch or strengthen?", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Writer Two stretches it", answer.Fallback, StringComparison.Ordinal);
        await SlackHost.Until(() => asked.AcknowledgedAfter is not null);
        Assert.InRange(asked.AcknowledgedAfter!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task A_question_about_the_members_own_health_is_answered_for_the_member_alone_and_can_be_shared_once()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(_ => Personal()));
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "my back has hurt for three weeks and I can barely walk, what should I do?"));
        Assert.Equal(Ann, answer.OnlyFor);
        Assert.DoesNotContain(host.Slack.Seen(Channel, Ben), IsBots);
        host.People.Press(Ann, answer, "psoas:share");
        var shared = await FromBotAsync(host, Ben);
        Assert.Null(shared.OnlyFor);
        Assert.Contains("Writer One", shared.Text, StringComparison.Ordinal);
        await SlackHost.Until(() => answer.Text.Contains("You shared", StringComparison.Ordinal));
        Assert.Empty(answer.Elements);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task An_answer_that_turns_out_personal_is_for_the_member_alone_although_the_question_did_not_tell()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(_ => Personal()));
        Assert.Equal(Ann, (await host.People.AnswerAsync(host.People.Ask(Ann, "where is the psoas?"))).OnlyFor);
        Assert.DoesNotContain(host.Slack.Seen(Channel, Ben), IsBots);
    }

    [Fact]
    public async Task What_the_member_wishes_wins()
    {
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(question => question.Text.Contains("my", StringComparison.Ordinal) ? Personal() : SampleAnswers.For(question)));
        Assert.Equal(Ann, (await host.People.AnswerAsync(host.People.Ask(Ann, "where is the psoas? --private"))).OnlyFor);
        host.People.Ask(Ann, "—public my back hurts a lot");
        var answer = await FromBotAsync(host, Ben);
        Assert.Contains("my back hurts a lot", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("public", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_is_answered_in_its_thread_which_goes_on_without_mentions_until_another_person_speaks()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var question = host.People.Write(Ann, "what does the psoas do?", mention: true);
        var answer = await host.People.AnswerAsync(question);
        Assert.Equal(question.Ts, answer.ThreadTs);
        var followUp = host.People.Write(Ann, "and is it weak or tight?", thread: question.Ts);
        Assert.Contains("History has 2 lines", (await host.People.AnswerAsync(followUp)).Text, StringComparison.Ordinal);
        host.People.Write(Ben, "I would ask my physio about that", thread: question.Ts);
        await Quiet(host);
        host.People.Write(Ann, "thanks, Ben!", thread: question.Ts);
        await Quiet(host);
        var addressed = host.People.Write(Ann, "and how long?", thread: question.Ts, mention: true);
        await host.People.AnswerAsync(addressed);
        Assert.Equal(3, host.Slack.MessagesIn(Channel).Count(IsBots));
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task A_thread_that_cannot_be_read_is_not_taken_for_one_in_which_nobody_spoke()
    {
        var host = await SlackHost.StartAsync(Answerer);
        var taken = host.People.Write(Ann, "is it weak?", mention: true);
        await host.People.AnswerAsync(taken);
        var quiet = host.People.Write(Ann, "what does the psoas do?", mention: true);
        await host.People.AnswerAsync(quiet);
        host.People.Write(Ben, "mine was", thread: taken.Ts);
        await Quiet(host);
        await host.StopAsync();
        (host.Slack.Faults.OnlyPaths, host.Slack.Faults.ServerError) = (["conversations.replies"], 1);
        await using var next = await SlackHost.StartAsync(Answerer, host.Slack, host.Store, settings: ("Slack:RequestAttempts", "1"));
        next.People.Write(Ann, "what did you do?", thread: taken.Ts);
        var followUp = next.People.Write(Ann, "and how long?", thread: quiet.Ts);
        await SlackHost.Until(() => next.Slack.Counts.Errors >= 2);
        host.Slack.Faults.ServerError = 0;
        // What was not acknowledged comes again.
        await next.People.AnswerAsync(followUp);
        await Quiet(next);
        Assert.Single(next.People.Answers(taken));
        Assert.Equal(2, next.People.Answers(quiet).Count);
        Assert.True(next.Slack.Counts.Retries >= 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" --private")]
    public async Task An_answer_whose_card_slack_refuses_comes_as_text_in_full(string wish)
    {
        var text = string.Concat(Enumerable.Range(1, 200).Select(i => $"Writer One holds view {i} of it. "));
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(_ => SampleAnswers.Plain("Yes.") with { Text = text }));
        host.Slack.Faults.RefusesBlocks = true;
        host.People.Ask(Ann, $"is it weak?{wish}");
        await SlackHost.Until(() => host.Slack.Seen(SlackSimulator.ChannelId, Ann).Any(message => message.User == SlackSimulator.BotUser));
        var answer = host.Slack.Seen(SlackSimulator.ChannelId, Ann).Single(message => message.User == SlackSimulator.BotUser);
        Assert.Contains("view 200 of it.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(wish.Length == 0, answer.Text.Contains("\"is it weak?\"", StringComparison.Ordinal));
        Assert.Equal(wish.Length == 0, answer.OnlyFor is null);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task After_a_restart_the_bot_still_knows_its_threads_and_who_spoke_in_them()
    {
        var host = await SlackHost.StartAsync(Answerer);
        var quiet = host.People.Write(Ann, "what does the psoas do?", mention: true);
        await host.People.AnswerAsync(quiet);
        var taken = host.People.Write(Ann, "is it weak?", mention: true);
        await host.People.AnswerAsync(taken);
        var foreign = host.People.Write(Ann, "lunch, anybody?");
        host.People.Write(Ben, "mine was", thread: taken.Ts);
        await Quiet(host);
        await host.StopAsync();
        await using var next = await SlackHost.StartAsync(Answerer, host.Slack, host.Store);
        next.People.Write(Ann, "what did you do?", thread: taken.Ts);
        next.People.Write(Ann, "at noon?", thread: foreign.Ts);
        var followUp = next.People.Write(Ann, "and how long?", thread: quiet.Ts);
        await next.People.AnswerAsync(followUp);
        await Quiet(next);
        Assert.Single(next.People.Answers(taken));
        Assert.Empty(next.People.Answers(foreign));
        Assert.Equal(2, next.People.Answers(quiet).Count);
    }

    [Fact]
    public async Task Below_the_answer_to_a_command_its_asker_goes_on_with_what_was_said_before()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.People.Ask(Ann, "what does it do?");
        var answer = await FromBotAsync(host, Ben);
        var followUp = host.People.Write(Ann, "and is it weak?", thread: answer.Ts);
        var second = await host.People.AnswerAsync(followUp);
        Assert.Equal(answer.Ts, second.ThreadTs);
        Assert.Contains("History has 2 lines", second.Text, StringComparison.Ordinal);
        host.People.Write(Ben, "good to know", thread: answer.Ts);
        await Quiet(host);
        Assert.Equal(2, host.Slack.MessagesIn(Channel).Count(IsBots));
    }

    [Fact]
    public async Task Direct_messages_are_questions_and_talk_among_people_is_not()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.People.Write(Ben, "nice weather");
        var direct = host.People.WriteDirectly(Ann, "is my psoas weak?");
        var answer = await host.People.AnswerAsync(direct);
        Assert.Equal(SlackSimulator.DirectChannel(Ann), answer.Channel);
        Assert.Null(answer.ThreadTs);
        var inDirect = host.People.Ask(Ann, "where is it?", SlackSimulator.DirectChannel(Ann));
        await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.DirectChannel(Ann)).Count(IsBots) == 2);
        Assert.Null(inDirect.Failed);
        Assert.DoesNotContain(host.Slack.MessagesIn(Channel), IsBots);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task A_bare_mention_below_somebodys_question_asks_that_question()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var question = host.People.Write(Ben, "does anybody know: stretch or strengthen?");
        var mention = host.People.Write(Ann, "", thread: question.Ts, mention: true);
        Assert.Contains("Strengthen it first", (await host.People.AnswerAsync(mention)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shortcut_answers_somebody_elses_question_for_the_one_who_used_it()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var message = host.People.Write(Ben, "does anybody know: stretch or strengthen?");
        var answer = await host.People.AnswerAsync(host.People.Shortcut(Ann, "ask_psoasbot", message));
        Assert.Equal(Ann, answer.OnlyFor);
        Assert.Contains("Strengthen it first", answer.Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task The_assistant_pane_suggests_questions_and_answers_them_in_its_thread()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var (channel, thread) = host.People.OpenAssistant(Ann);
        await SlackHost.Until(() => host.Slack.Assistant(channel, thread)?["prompts"] is System.Text.Json.Nodes.JsonArray { Count: > 0 });
        var question = host.People.WriteDirectly(Ann, "stretch or strengthen?", thread);
        var answer = await host.People.AnswerAsync(question);
        Assert.Equal(thread, answer.ThreadTs);
        Assert.Contains("Strengthen it first", answer.Text, StringComparison.Ordinal);
        var second = await host.People.AnswerAsync(host.People.WriteDirectly(Ann, "and how long?", thread));
        Assert.Contains("History has 2 lines", second.Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task Only_allowed_channels_are_answered_and_a_command_elsewhere_gets_a_word_in_private()
    {
        await using var host = await SlackHost.StartAsync(Answerer, settings: ("Slack:Channels:0", SlackSimulator.ModeratorChannelId));
        host.People.Write(Ann, "what does the psoas do?", mention: true);
        var line = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?"));
        Assert.Equal(Ann, line.OnlyFor);
        Assert.Contains("not answer in this channel", line.Text, StringComparison.Ordinal);
        var allowed = host.People.Write(Ann, "what does it do?", SlackSimulator.ModeratorChannelId, mention: true);
        await host.People.AnswerAsync(allowed);
        Assert.DoesNotContain(host.Slack.Seen(Channel, Ben), IsBots);
    }

    [Fact]
    public async Task Where_the_bot_is_no_member_the_answer_is_for_the_asker_alone_and_says_how_to_invite_it()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        var answer = await host.People.AnswerAsync(host.People.Ask(Ann, "what does it do?", SlackSimulator.OutsideChannelId));
        Assert.Equal(Ann, answer.OnlyFor);
        Assert.Contains("Invite me", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Writer One", answer.Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_late_private_answer_waits_until_the_direct_messages_can_be_opened(bool isTroubled)
    {
        var gate = new TaskCompletionSource();
        var answerer = new FakeAnswerer(async (question, token) => { await gate.Task.WaitAsync(token); return SampleAnswers.For(question); });
        await using var host = await SlackHost.StartAsync(answerer, settings: ("Slack:RequestAttempts", "1"));
        var asked = host.People.Ask(Ann, "what does it do? --private");
        await SlackHost.Until(() => asked.AcknowledgedAfter is not null);
        asked.IsExpired = true;
        if (isTroubled) (host.Slack.Faults.OnlyPaths, host.Slack.Faults.InternalError) = (["conversations.open"], 1);
        else host.Slack.Scopes.ExceptWith(["im:write", "mpim:write"]);
        gate.SetResult();
        await SlackHost.Until(() => host.Slack.Counts.Calls("conversations.open") > 0);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(1, await host.Services.GetRequiredService<IInbox>().CountOpenAsync(TestContext.Current.CancellationToken));
        host.Slack.Faults.InternalError = 0;
        // A scope is waited for longer than a test may take.
        if (isTroubled) await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.DirectChannel(Ann)).Any(message => message.Text.Contains("Writer One", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_question_is_acknowledged_in_time_although_the_moderators_groups_cannot_be_asked()
    {
        var slack = await SlackSimulator.StartAsync();
        (slack.Faults.OnlyPaths, slack.Faults.Hang) = (["usergroups.users.list"], 1);
        await using var host = await SlackHost.StartAsync(Answerer, slack, settings: ("Slack:ModeratorGroups:0", "S0MODS001"));
        var asked = host.People.Ask(Ann, "what does it do? --private");
        await host.People.AnswerAsync(asked);
        Assert.InRange(asked.AcknowledgedAfter!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        Assert.Null(asked.Failed);
    }

    [Fact]
    public async Task A_private_answer_whose_response_address_has_expired_reaches_the_member_directly()
    {
        var gate = new TaskCompletionSource();
        await using var host = await SlackHost.StartAsync(new FakeAnswerer(async (question, token) => { await gate.Task.WaitAsync(token); return SampleAnswers.For(question); }));
        var asked = host.People.Ask(Ann, "what does it do? --private");
        await SlackHost.Until(() => asked.AcknowledgedAfter is not null);
        asked.IsExpired = true;
        gate.SetResult();
        await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.DirectChannel(Ann)).Any(message => message.Text.Contains("Writer One", StringComparison.Ordinal)));
        Assert.DoesNotContain(host.Slack.Seen(Channel, Ben), IsBots);
    }

    [Fact]
    public async Task Every_command_answers()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        foreach (var (name, text) in new[] { ("/sources", ""), ("/contested", ""), ("/contested", "stretch-vs-strengthen"), ("/about", ""), ("/forget-me", "") })
        {
            var answer = await host.People.AnswerAsync(host.People.Command(Ann, name, text));
            Assert.Equal(Ann, answer.OnlyFor);
            Assert.True(answer.Text.Length > 50, name);
        }
        Assert.Contains("needs a moderator", (await host.People.AnswerAsync(host.People.Command(Ann, "/review", "queue"))).Text, StringComparison.Ordinal);
        Assert.Contains("no question", (await host.People.AnswerAsync(host.People.Command(Ann, "/ask", " "))).Text, StringComparison.Ordinal);
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task Forgetting_deletes_what_is_kept()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.People.Ask(Ann, "what does it do?");
        await FromBotAsync(host, Ben);
        var card = await host.People.AnswerAsync(host.People.Command(Ann, "/forget-me"));
        var done = await host.People.AnswerAsync(host.People.Press(Ann, card, "psoas:forget"));
        Assert.Contains("(1) are deleted", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_tab_says_what_the_bot_is_and_shows_moderators_the_cases_that_wait()
    {
        await using var host = await SlackHost.StartAsync(Answerer);
        host.People.OpenHome(Ann);
        var home = await host.People.HomeAsync(Ann);
        Assert.Contains("What it keeps", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No case waits", home.Text, StringComparison.Ordinal);
        var closed = await host.People.ViewAsync(host.People.Press(Ann, home, "psoas:keep"));
        Assert.Contains("Nothing was deleted", closed.Text, StringComparison.Ordinal);
        host.People.Ask(Ann, "this is an emergency");
        await SlackHost.Until(() => host.Slack.MessagesIn(SlackSimulator.ModeratorChannelId).Count > 0);
        host.People.OpenHome(SlackHost.Moderator);
        var desk = await host.People.HomeAsync(SlackHost.Moderator);
        Assert.Contains("1 case waits", desk.Text, StringComparison.Ordinal);
        var review = await host.People.ViewAsync(host.People.Press(SlackHost.Moderator, desk, "psoas:case"));
        Assert.Contains("this is an emergency", review.Text, StringComparison.Ordinal);
        host.People.Press(SlackHost.Moderator, review, "psoas:claim");
        await SlackHost.Until(() => review.Text.Contains("claimed until", StringComparison.Ordinal));
        Assert.Empty(host.Slack.Violations);
    }

    [Fact]
    public async Task The_real_answerer_answers_on_slack()
    {
        await using var host = await SlackHost.StartAsync();
        host.People.Ask(Ann, "should I stretch or strengthen my psoas? --public");
        var answer = await FromBotAsync(host, Ben);
        Assert.Contains("⚖", answer.Text, StringComparison.Ordinal);
        var sources = await host.People.AnswerAsync(host.People.Press(Ben, answer, "psoas:sources"));
        Assert.Equal(Ben, sources.OnlyFor);
        Assert.True((await host.People.AnswerAsync(host.People.Press(Ben, answer, "psoas:sides"))).Text.Length > 100);
        Assert.Contains("Thank you", (await host.People.AnswerAsync(host.People.Press(Ben, answer, "psoas:up"))).Text, StringComparison.Ordinal);
        var emergency = await host.People.AnswerAsync(host.People.Ask(Ann, "i cant feel anything between my legs and cant pee since this morning, is that the psoas?"));
        Assert.Contains("Emergency", emergency.Text, StringComparison.Ordinal);
        Assert.Equal(Ann, emergency.OnlyFor);
        Assert.Empty(host.Slack.Violations);
    }

    private static Task<SimMessage> FromBotAsync(SlackHost host, string seenBy) => host.People.SeesAsync(seenBy, Channel, IsBots);

    private static bool IsBots(SimMessage message) => message.User == SlackSimulator.BotUser;

    /// <summary>Until nothing is on its way to the bot.</summary>
    private static Task Quiet(SlackHost host) => SlackHost.Until(() => host.Slack.PendingEnvelopes == 0);

    private static PsoasBot.Answering.Answer Personal()
    {
        var plain = SampleAnswers.Plain("For your back:");
        return plain with { Level = PsoasBot.Safety.SafetyLevel.Professional, Referral = plain.Referral! with { Specific = true } };
    }
}
