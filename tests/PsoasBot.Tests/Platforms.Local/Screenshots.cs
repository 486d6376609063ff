using Microsoft.Playwright;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Local;

/// <summary>
/// Takes the pictures of the page, for the docs and for looking at it:
/// <c>dotnet run --project tests/PsoasBot.Tests -- -explicit only -class *Screenshots</c>. They land in the folder that
/// PSOASBOT_SCREENSHOTS names, or in a temporary one.
/// </summary>
public sealed class Screenshots(Browser browser) : IClassFixture<Browser>
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("PSOASBOT_SCREENSHOTS") ?? Path.Combine(Path.GetTempPath(), "psoasbot-page");

    [Theory(Explicit = true)]
    [InlineData("desktop-light", 1000, 860, ColorScheme.Light)]
    [InlineData("desktop-dark", 1000, 860, ColorScheme.Dark)]
    [InlineData("phone-light", 360, 740, ColorScheme.Light)]
    [InlineData("phone-dark", 360, 740, ColorScheme.Dark)]
    public async Task The_page(string name, int width, int height, ColorScheme scheme)
    {
        await using var host = await RunningHost.StartAsync(RealAnswers ? null : new FakeAnswerer(SampleAnswers.For));
        var page = await browser.OpenAsync(host.Address, width, height, scheme);
        await Assertions.Expect(page.Locator("#welcome")).ToBeVisibleAsync();
        await ShootAsync(page, $"{name}-1-welcome");
        await AskAsync(page, "Should I stretch or strengthen my psoas?");
        await ShootAsync(page, $"{name}-2-contested");
        await page.Locator(".card .cite").First.ClickAsync();
        await ShootAsync(page, $"{name}-3-proof", true);
        await AskAsync(page, "where does the psoas attach");
        await page.Locator(".turn").Last.Locator(".sources > summary").ClickAsync();
        await page.Locator(".turn").Last.Locator(".sources details > summary").First.ClickAsync();
        await ShootAsync(page, $"{name}-4-sources");
        await page.GetByRole(AriaRole.Button, new() { Name = "New topic" }).ClickAsync();
        await AskAsync(page, "Emergency: I have chest pain and my legs are numb and I can't control my bladder");
        await ShootAsync(page, $"{name}-5-safety");
        await AskAsync(page, "hello");
        await ShootAsync(page, $"{name}-6-all", true);
    }

    private static bool RealAnswers => Environment.GetEnvironmentVariable("PSOASBOT_REAL") is not null;

    private static async Task AskAsync(IPage page, string text)
    {
        var before = await page.Locator(".card").CountAsync();
        await page.Locator("#question").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".card")).ToHaveCountAsync(before + 1);
    }

    private static Task ShootAsync(IPage page, string name, bool whole = false) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png"), FullPage = whole });
}
