using Microsoft.Playwright;

namespace PsoasBot.Tests.Platforms.Local;

/// <summary>Debian's chromium, started once for the tests of the page. Where it is missing the tests are skipped and say so.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A fresh page at the address, with its own cookies. Anything that the content policy blocks or a script throws fails the test.</summary>
    public async Task<IPage> OpenAsync(Uri address, int width = 1100, int height = 800, ColorScheme scheme = ColorScheme.Light, ReducedMotion motion = ReducedMotion.Reduce)
    {
        Assert.SkipWhen(_browser is null, $"{Chromium} is not installed (apt-get install chromium)");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = motion,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(10_000);
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
