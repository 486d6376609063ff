using Microsoft.Playwright;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Local;

/// <summary>The desk and the member's page side by side in a real browser: its forms must carry an origin that the host takes.</summary>
public sealed class DeskInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_correction_shows_on_the_members_page_without_reload()
    {
        await using var host = await RunningHost.StartAsync(
            new FakeAnswerer(SampleAnswers.For), ("Conversations:Poll", "00:00:00.050"));
        var page = await browser.OpenAsync(host.Address, 1000, 860);
        await AskAsync(page, "should i stretch or strengthen?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Flag" }).ClickAsync();
        await page.GetByLabel("What is wrong with it? Moderators read this.").FillAsync("one side is missing");
        await ShootAsync(page, "desk-0-flag");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to the moderators" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Moderators will look at this answer")).ToBeVisibleAsync();

        var desk = await page.Context.NewPageAsync();
        await desk.GotoAsync(new Uri(host.Address, "/desk").ToString());
        await desk.GetByLabel("Your name").FillAsync("ada");
        await desk.GetByLabel("The moderators' token").FillAsync(RunningHost.DeskToken);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await ShootAsync(desk, "desk-1-queue");
        await desk.GetByRole(AriaRole.Link, new() { Name = "should i stretch or strengthen?" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Claim" }).ClickAsync();
        await desk.GetByLabel("Sentence 1", new() { Exact = true }).FillAsync("Jory Serota says that for people with back pain whose psoas tests weak, strengthening it is the key.");
        await desk.GetByLabel("Find a statement for: Sentence 1").FillAsync("strengthening key not-your-soul-muscle.9");
        await desk.Locator(".found button").First.ClickAsync();
        await Assertions.Expect(desk.GetByLabel("rests on").First).ToHaveValueAsync("not-your-soul-muscle.9");
        await Assertions.Expect(desk.Locator("#preview")).ToContainTextAsync("Corrected by moderators on");
        await desk.GetByLabel("Reason, for the trail").Last.FillAsync("one side was missing");
        await ShootAsync(desk, "desk-2-case");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Correct", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.GetByText("Corrected by desk:ada")).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Figures" }).ClickAsync();
        await ShootAsync(desk, "desk-3-figures");

        await Assertions.Expect(page.GetByText("Jory Serota says that for people with back pain whose psoas tests weak, strengthening it is the key.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#news")).ToContainTextAsync("Moderators have changed the answer to “should i stretch or strengthen?”.");
        await ShootAsync(page, "desk-4-members-page");
    }

    private static async Task AskAsync(IPage page, string question)
    {
        await page.Locator("textarea").FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".turn .card").First).ToBeVisibleAsync();
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PSOASBOT_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
