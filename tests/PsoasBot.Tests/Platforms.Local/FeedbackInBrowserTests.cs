using Microsoft.Playwright;
using PsoasBot.Tests.Fakes;
using static Microsoft.Playwright.Assertions;

namespace PsoasBot.Tests.Platforms.Local;

/// <summary>Thumbs and flags below an answer, by mouse, keyboard and on a phone.</summary>
public sealed class FeedbackInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_thumb_is_kept_shown_as_pressed_and_told_in_words()
    {
        await using var host = await StartAsync();
        var page = await AskedAsync(host, "What does it do?");

        await page.GetByRole(AriaRole.Button, new() { Name = "Not helpful" }).ClickAsync();

        await Expect(page.Locator(".says")).ToContainTextAsync("please flag it and say what");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Not helpful" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Helpful", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Not helpful" })).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task A_flag_asks_for_its_reason_and_goes_by_keyboard_alone()
    {
        await using var host = await StartAsync();
        var page = await AskedAsync(host, "What does it do?");
        var flag = page.GetByRole(AriaRole.Button, new() { Name = "Flag" });

        await flag.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("form.flag textarea")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(flag).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("it leaves out <b>one</b> side");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".says")).ToContainTextAsync("Moderators will look at this answer");
        await Expect(flag).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_reason_that_tells_of_danger_is_answered_with_where_to_turn()
    {
        await using var host = await StartAsync();
        var page = await AskedAsync(host, "What does it do?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Flag" }).ClickAsync();

        await page.Locator("form.flag textarea").FillAsync("since that stretch I cannot control my bladder and I am numb between the legs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to the moderators" }).ClickAsync();

        await Expect(page.Locator(".says")).ToContainTextAsync("Emergency");
    }

    [Fact]
    public async Task A_safety_card_asks_for_no_thumb_and_a_decline_for_nothing()
    {
        await using var host = await StartAsync();
        var page = await AskedAsync(host, "this is an emergency");

        await Expect(page.Locator(".feedback button")).ToHaveCountAsync(1);
        await page.Locator("#question").FillAsync("hello");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".card")).ToHaveCountAsync(2);
        await Expect(page.Locator(".feedback")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_phone_shows_it_all_without_sideways_scrolling()
    {
        await using var host = await StartAsync();
        var page = await AskedAsync(host, "What does it do?", 360);
        await page.GetByRole(AriaRole.Button, new() { Name = "Flag" }).ClickAsync();

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        if (Environment.GetEnvironmentVariable("PSOASBOT_SCREENSHOTS") is { } folder) await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "feedback-phone.png"), FullPage = true });
    }

    private static Task<RunningHost> StartAsync() => RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));

    private async Task<IPage> AskedAsync(RunningHost host, string question, int width = 1000)
    {
        var page = await browser.OpenAsync(host.Address, width);
        await page.Locator("#question").FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".card")).ToHaveCountAsync(1);
        return page;
    }
}
