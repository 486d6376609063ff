using Microsoft.Playwright;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Local;

/// <summary>
/// Pictures of the routine page, for looking at it: <c>dotnet run --project tests/PsoasBot.Tests -- -explicit only -class *RoutineScreenshots</c>.
/// They land in the folder that PSOASBOT_SCREENSHOTS names, or in a temporary one, with the printed sheet as PDF.
/// </summary>
public sealed class RoutineScreenshots(Browser browser) : IClassFixture<Browser>
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("PSOASBOT_SCREENSHOTS") ?? Path.Combine(Path.GetTempPath(), "psoasbot-routine");

    [Theory(Explicit = true)]
    [InlineData("desktop-light", 1000, 860, ColorScheme.Light)]
    [InlineData("desktop-dark", 1000, 860, ColorScheme.Dark)]
    [InlineData("phone-light", 360, 740, ColorScheme.Light)]
    [InlineData("phone-dark", 360, 740, ColorScheme.Dark)]
    public async Task The_routine_page(string name, int width, int height, ColorScheme scheme)
    {
        await using var host = await RunningHost.StartAsync();
        var page = await RoutinePageTests.OpenAsync(browser, host, width, height, scheme);
        await ShootAsync(page, $"{name}-1-form", true);
        await RoutinePageTests.BuildAsync(page, "A bit of everything", "15");
        await ShootAsync(page, $"{name}-2-routine", true);
        await PrintAsync(page, name, width, height);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
        await ShootAsync(page, $"{name}-3-doing");
        while (await page.Locator("#consent").CountAsync() == 0) await page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Worse" }).ClickAsync();
        await ShootAsync(page, $"{name}-4-check-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await RoutinePageTests.BuildAsync(page, "Stretch", "1");
        await page.Locator("#actions button").First.WaitForAsync();
        await ShootAsync(page, $"{name}-5-declined");
    }

    /// <summary>The sheet as PDF, and as a picture at the width of its paper.</summary>
    private static async Task PrintAsync(IPage page, string name, int width, int height)
    {
        await page.PdfAsync(new PagePdfOptions { Path = Path.Combine(Folder, $"{name}-print.pdf"), PreferCSSPageSize = true });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.SetViewportSizeAsync(703, 1030);
        await ShootAsync(page, $"{name}-print", true);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await page.SetViewportSizeAsync(width, height);
    }

    private static Task ShootAsync(IPage page, string name, bool whole = false) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png"), FullPage = whole });
}
