using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PsoasBot.Answering;
using PsoasBot.Conversations;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Local;

public sealed class LocalPageTests
{
    [Fact]
    public async Task A_question_gets_its_card_through_the_stream()
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = await host.Open().VisitAsync();

        var asked = await page.AskAsync("stretch or strengthen?");
        var message = Parse((await page.MessagesAsync(1))[0].Json);

        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal("a1", message.GetProperty("ask").GetString());
        Assert.Equal("stretch or strengthen?", message.GetProperty("asked").GetString());
        Assert.Equal(3, message.GetProperty("card").GetProperty("contested")[0].GetProperty("sides").GetArrayLength());
    }

    [Fact]
    public async Task A_follow_up_carries_the_topic_and_a_new_topic_does_not()
    {
        var answerer = new FakeAnswerer(SampleAnswers.For);
        await using var host = await RunningHost.StartAsync(answerer);
        using var page = await host.Open().VisitAsync();

        await page.AskAsync("What does it do?", "a1");
        await page.MessagesAsync(1);
        await page.AskAsync("And for how long?", "a2");
        await page.MessagesAsync(2);
        await page.AskAsync("Something else", "a3", "t2");
        await page.MessagesAsync(3);

        Assert.Equal([0, 2, 0], answerer.Asked.Select(question => question.History.Count));
        Assert.Equal("member: What does it do?", answerer.Asked[1].History[0]);
    }

    [Fact]
    public async Task The_same_question_sent_twice_is_answered_once()
    {
        var answerer = new FakeAnswerer(SampleAnswers.For);
        await using var host = await RunningHost.StartAsync(answerer);
        using var page = await host.Open().VisitAsync();

        await page.AskAsync("Where is it?");
        var again = await page.AskAsync("Where is it?");
        await page.AskAsync("And now?", "a2");
        var messages = await page.MessagesAsync(2);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(2, answerer.Asked.Count);
        Assert.Equal("a1 a2", string.Join(' ', messages.Select(message => Parse(message.Json).GetProperty("ask").GetString())));
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_only_what_it_missed()
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = await host.Open().VisitAsync();
        await page.AskAsync("One", "a1");
        var seen = (await page.MessagesAsync(1))[0].Id;

        await page.AskAsync("Two", "a2");
        var missed = await page.MessagesAsync(1, after: seen);

        Assert.Equal("a2", Parse(missed[0].Json).GetProperty("ask").GetString());
    }

    [Fact]
    public async Task A_correction_replaces_the_answer_in_its_place()
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = await host.Open().VisitAsync();
        await page.AskAsync("One", "a1");
        var first = (await page.MessagesAsync(1))[0];
        var delivery = host.Services.GetServices<IDelivery>().Single(each => each.Platform == "local");

        var key = new ConversationKey("local", "local", page.Member, "t1");
        await delivery.ReplaceAsync(new PublishedMessage(key, "a1"), DeliveryOf(key, SampleAnswers.Declined("It was wrong.")), TestContext.Current.CancellationToken);
        var replaced = Parse((await page.MessagesAsync(1, after: first.Id))[0].Json);

        Assert.Equal("a1", replaced.GetProperty("ask").GetString());
        Assert.Equal("It was wrong.", replaced.GetProperty("card").GetProperty("lead").GetString());
        Assert.Contains("changed", replaced.GetProperty("card").GetProperty("notice").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_starts_again_shows_what_was_answered_before()
    {
        using var store = new ScratchFolder();
        var file = ("Store:File", Path.Combine(store.Path, "store.db"));
        string before;
        PageClient page;
        await using (var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For), file))
        {
            page = await host.Open().VisitAsync();
            await page.AskAsync("Where is it?");
            before = (await page.MessagesAsync(1))[0].Json;
        }

        await using var next = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For), file);
        using var again = page.At(next.Address);
        var after = (await again.MessagesAsync(1))[0].Json;

        Assert.Equal(before, after);
    }

    [Fact]
    public async Task Two_browsers_do_not_see_each_others_answers()
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var mine = await host.Open().VisitAsync();
        using var theirs = await host.Open().VisitAsync();

        await theirs.AskAsync("Theirs", "a1");
        await mine.AskAsync("Mine", "a1");

        Assert.Equal("Mine", Parse((await mine.MessagesAsync(1))[0].Json).GetProperty("asked").GetString());
    }

    [Fact]
    public async Task A_line_that_was_delivered_before_the_page_listened_is_shown()
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = await host.Open().VisitAsync();

        await page.AskAsync("hello");
        var inbox = host.Services.GetRequiredService<PsoasBot.Conversations.Inbox.IInbox>();
        while (await inbox.CountOpenAsync(TestContext.Current.CancellationToken) > 0) await Task.Yield();

        Assert.Contains("Ask me about the psoas", (await page.MessagesAsync(1))[0].Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_becomes_a_neutral_reply()
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(Answer (_) => throw new InvalidOperationException("secret detail")));
        using var page = await host.Open().VisitAsync();

        await page.AskAsync("Anything");
        var json = (await page.MessagesAsync(1))[0].Json;

        Assert.Contains("something went wrong on my side", json, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ask":"a1","topic":"t1","text":"   "}""", 422, "no question")]
    [InlineData("""{"ask":"a/1","topic":"t1","text":"x"}""", 400, "could not be read")]
    [InlineData("""{"ask":""", 400, "could not be read")]
    [InlineData("null", 400, "could not be read")]
    public async Task A_bad_request_is_refused_in_words(string json, int status, string words)
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = await host.Open().VisitAsync();

        var response = await page.PostAsync(json);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_is_refused_in_words()
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = await host.Open().VisitAsync();

        var tooLong = await page.AskAsync(new string('a', 20_001));
        var tooLarge = await page.AskAsync(new string('a', 2_000_000), "a2");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Contains("20,000", await tooLong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, tooLarge.StatusCode);
    }

    private static Delivery DeliveryOf(ConversationKey key, Answer answer) => new()
    {
        QuestionId = "q",
        Nonce = "q",
        Answer = answer,
        Question = new IncomingMessage
        {
            Event = new EventKey("local", "local", "e"),
            Conversation = key,
            MemberId = key.Channel,
            Text = "One",
            ReplyHandle = "a1",
            ReceivedAt = DateTimeOffset.UnixEpoch,
        },
    };

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
