using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PsoasBot.Conversations;
using PsoasBot.Tests.Fakes;
using static Microsoft.Playwright.Assertions;

namespace PsoasBot.Tests.Platforms.Local;

public sealed class PageInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_first_visit_says_what_this_is_and_an_example_can_be_asked()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What would you like to know about the psoas?" })).ToBeVisibleAsync();
        await Expect(page.Locator(".examples button")).ToHaveCountAsync(3);
        await page.Locator(".examples button").First.ClickAsync();

        await Expect(page.Locator(".card")).ToBeVisibleAsync();
        await Expect(page.Locator("#welcome")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_citation_opens_by_keyboard_to_statement_speaker_and_place_and_closes_again()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "What does it do?");

        var cite = page.Locator(".body .cite").First;
        await cite.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var proof = page.Locator(".proof.open");

        await Expect(proof).ToContainTextAsync("Writer One says that it tests weak in most.");
        await Expect(proof).ToContainTextAsync("Said by: Writer One, a bodyworker. Where: paragraph 6.");
        await Expect(cite).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("Escape");
        await Expect(proof).ToHaveCountAsync(0);
        await Expect(cite).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_contested_claim_shows_every_side_with_its_holder_and_citation()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);

        await AskAsync(page, "stretch or strengthen?");

        await Expect(page.Locator(".contested h3")).ToHaveTextAsync("⚖ Contested: stretch or strengthen?");
        await Expect(page.Locator(".side")).ToHaveCountAsync(3);
        await Expect(page.Locator(".side").Nth(2)).ToContainTextAsync("a reader in the comments");
        await Expect(page.Locator(".side .cite")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_follow_up_goes_to_the_same_topic_until_a_new_one_is_begun()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "What does it do?");
        await AskAsync(page, "And for how long?");

        await Expect(page.Locator(".card").Nth(1)).ToContainTextAsync("History has 2 lines.");
        await page.GetByRole(AriaRole.Button, new() { Name = "New topic" }).ClickAsync();
        await AskAsync(page, "Something else");

        await Expect(page.Locator(".card").Nth(2)).ToContainTextAsync("History has 0 lines.");
        await Expect(page.Locator(".divider")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_safety_card_says_so_in_words()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);

        await AskAsync(page, "this is an emergency");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Emergency: get help right now");
    }

    [Fact]
    public async Task A_script_in_a_question_is_shown_as_text()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);

        await AskAsync(page, "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>");

        await Expect(page.Locator(".asked")).ToContainTextAsync("<script>");
        Assert.Equal(0, await page.Locator(".asked img, .asked script").CountAsync());
        Assert.DoesNotContain("taken", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_replaces_the_answer_without_a_reload()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "What does it do?");

        await CorrectAsync(host, await OwnMessageAsync(host, page), "That was wrong, sorry.");

        await Expect(page.Locator(".card")).ToContainTextAsync("That was wrong, sorry.");
        await Expect(page.Locator(".card")).ToContainTextAsync("Moderators have changed this answer");
        await Expect(page.Locator(".card")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_reload_shows_the_talk_again()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);
        await AskAsync(page, "What does it do?");

        await page.ReloadAsync();

        await Expect(page.Locator(".card")).ToHaveCountAsync(1);
        await AskAsync(page, "And for how long?");
        await Expect(page.Locator(".card").Nth(1)).ToContainTextAsync("History has 2 lines.");
    }

    [Fact]
    public async Task A_host_that_is_gone_is_told_in_words()
    {
        var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address);
        await Expect(page.Locator("#welcome")).ToBeVisibleAsync();
        await host.DisposeAsync();

        await page.Locator("#question").FillAsync("Are you there?");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".card")).ToContainTextAsync("The bot cannot be reached.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        await Expect(page.Locator("#trouble")).ToContainTextAsync("The connection to the bot is lost.");
    }

    [Fact]
    public async Task A_phone_needs_no_sideways_scrolling()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address, width: 360, height: 740);
        await AskAsync(page, "stretch or strengthen? " + new string('x', 200));
        await page.Locator(".body .cite").First.ClickAsync();
        await page.Locator(".sources summary").First.ClickAsync();

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task The_dark_scheme_is_dark_and_reads_well()
    {
        await using var host = await StartAsync();
        var page = await browser.OpenAsync(host.Address, scheme: ColorScheme.Dark);
        await AskAsync(page, "What does it do?");

        Assert.True(await LuminanceAsync(page, "body", "backgroundColor") < 0.15);
        Assert.True(await LuminanceAsync(page, ".card", "color") > 0.7);
    }

    private static Task<RunningHost> StartAsync() => RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));

    private static async Task AskAsync(IPage page, string text)
    {
        var before = await page.Locator(".card").CountAsync();
        await page.GetByLabel("Your question about the psoas").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".card")).ToHaveCountAsync(before + 1);
    }

    private static async Task<IncomingMessage> OwnMessageAsync(RunningHost host, IPage page)
    {
        var cookie = (await page.Context.CookiesAsync()).Single();
        Assert.True(cookie.HttpOnly);
        return new IncomingMessage
        {
            Event = new EventKey("local", "local", "e"),
            Conversation = new ConversationKey("local", "local", RunningHost.MemberOf(cookie.Name, cookie.Value), "t"),
            MemberId = RunningHost.MemberOf(cookie.Name, cookie.Value),
            Text = "What does it do?",
            ReplyHandle = await LastAskAsync(host, cookie),
            ReceivedAt = DateTimeOffset.UnixEpoch,
        };
    }

    private static async Task<string> LastAskAsync(RunningHost host, BrowserContextCookiesResult cookie)
    {
        using var client = host.Open();
        client.Http.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        var message = (await client.MessagesAsync(1))[0];
        return System.Text.Json.JsonDocument.Parse(message.Json).RootElement.GetProperty("ask").GetString()!;
    }

    private static async Task CorrectAsync(RunningHost host, IncomingMessage question, string words)
    {
        var delivery = new Delivery { QuestionId = "q", Nonce = "q", Question = question, Answer = SampleAnswers.Declined(words) };
        await host.Services.GetServices<IDelivery>().Single(each => each.Platform == "local")
            .ReplaceAsync(new PublishedMessage(question.Conversation, question.ReplyHandle!), delivery, TestContext.Current.CancellationToken);
    }

    private static Task<double> LuminanceAsync(IPage page, string selector, string property) => page.EvaluateAsync<double>(
        $"(() => {{ const [r, g, b] = getComputedStyle(document.querySelector('{selector}')).{property}.match(/[\\d.]+/g).map(Number); return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255; }})()");
}
