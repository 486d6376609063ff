using System.Text.Json;
using Microsoft.Playwright;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Local;

/// <summary>The desk and the member's page side by side in a real browser: its forms must carry an origin that the host takes.</summary>
public sealed class DeskInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Token = "the-moderators-token";

    [Fact]
    public async Task A_correction_shows_on_the_members_page_without_reload()
    {
        await using var host = await RunningHost.StartAsync(
            new FakeAnswerer(SampleAnswers.For), ("PSOASBOT_DESK_TOKEN", Token), ("Conversations:Poll", "00:00:00.050"));
        var page = await browser.OpenAsync(host.Address, 1000, 860);
        var id = await AskAsync(page, "should i stretch or strengthen?");
        await page.EvaluateAsync("id => fetch('/api/flags', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ questionId: id, reason: 'one side is missing' }) })", id);

        var desk = await page.Context.NewPageAsync();
        await desk.GotoAsync(new Uri(host.Address, "/desk").ToString());
        await desk.GetByLabel("Your name").FillAsync("ada");
        await desk.GetByLabel("The moderators' token").FillAsync(Token);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await ShootAsync(desk, "desk-1-queue");
        await desk.GetByRole(AriaRole.Link, new() { Name = "should i stretch or strengthen?" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Claim" }).ClickAsync();
        await desk.GetByLabel("Sentence 1").FillAsync("Jory Serota finds it weak in most who come with back pain.");
        await desk.GetByLabel("rests on").First.FillAsync("not-your-soul-muscle.9");
        await desk.GetByLabel("Reason, for the trail").Last.FillAsync("one side was missing");
        await ShootAsync(desk, "desk-2-case");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Correct", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.GetByText("Corrected by desk:ada")).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Figures" }).ClickAsync();
        await ShootAsync(desk, "desk-3-figures");

        await Assertions.Expect(page.GetByText("Jory Serota finds it weak in most who come with back pain.")).ToBeVisibleAsync();
        await ShootAsync(page, "desk-4-members-page");
    }

    private static async Task<string> AskAsync(IPage page, string question)
    {
        var reply = page.WaitForResponseAsync("**/api/questions");
        await page.Locator("textarea").FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
        var id = JsonDocument.Parse(await (await reply).TextAsync()).RootElement.GetProperty("questionId").GetString()!;
        await Assertions.Expect(page.Locator(".turn .card").First).ToBeVisibleAsync();
        return id;
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PSOASBOT_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
