using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PsoasBot.Storage;
using PsoasBot.Tests.Fakes;
using static Microsoft.Playwright.Assertions;

namespace PsoasBot.Tests.Platforms.Local;

public sealed partial class RoutinePageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_routine_shows_steps_with_picture_dose_citations_and_marks()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host);

        await BuildAsync(page, "Stretch", "10");

        await Expect(page.Locator(".step")).ToHaveCountAsync(2);
        await Expect(page.Locator(".step").First).ToContainTextAsync("Dose: hold 20 seconds, repeat four times, as long as nothing hurts");
        await Expect(page.Locator(".contested h3").GetByText("is the lunge safe?")).ToBeVisibleAsync();
        await page.Locator(".step .cite").First.ClickAsync();
        await Expect(page.Locator(".proof.open")).ToContainTextAsync("The handout says");
        foreach (var picture in await page.Locator(".step img").AllAsync())
            Assert.True(await picture.EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0 && image.alt.length > 40"));
    }

    [Fact]
    public async Task A_limit_leaves_an_exercise_out_and_words_are_read()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host);

        await page.Locator("#words").FillAsync("my knees hurt when I kneel");
        await BuildAsync(page, "Stretch", "10");

        await Expect(page.Locator(".step h3").First).ToContainTextAsync("Lying down stretch");
        await Expect(page.Locator(".steps")).Not.ToContainTextAsync("lunge");
    }

    [Theory]
    [InlineData("ten")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1000")]
    public async Task Wrong_minutes_name_the_choices(string minutes)
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host);

        await BuildAsync(page, "Stretch", minutes);

        await Expect(page.Locator("#trouble")).ToContainTextAsync("a whole number from 1 to 60");
        await Expect(page.Locator("#minutes")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_professional_limit_gets_no_steps_and_says_who()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host);

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Pregnant", Exact = true }).CheckAsync();
        await BuildAsync(page, "Stretch", "10");

        await Expect(page.Locator(".referral")).ToContainTextAsync("midwife");
        await Expect(page.Locator(".step")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Danger_in_the_words_gets_the_safety_card_alone()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host);

        await page.Locator("#words").FillAsync("my back hurts and I can't feel it when I wipe");
        await BuildAsync(page, "Let go", "10");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Emergency: get help right now");
        await Expect(page.Locator(".step")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_cannot_be_met_offers_the_nearest()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host);

        await BuildAsync(page, "Stretch", "1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Build the nearest: Stretch, 4 min" }).ClickAsync();

        await Expect(page.Locator(".step")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Doing_it_counts_down_changes_sides_pauses_and_skips()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host, clock: true);
        await BuildAsync(page, "Check myself", "3");

        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(page.Locator(".phase")).ToHaveTextAsync("Get ready");
        await page.Clock.RunForAsync(10_500);
        await Expect(page.Locator(".phase")).ToHaveTextAsync("First side: hold");
        await page.Clock.RunForAsync(60_000);
        await Expect(page.Locator(".phase")).ToHaveTextAsync("Change sides");

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        var left = await page.Locator(".left").TextContentAsync();
        await page.Clock.RunForAsync(30_000);
        await Expect(page.Locator(".left")).ToHaveTextAsync(left!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
        await Expect(page.Locator(".phase")).ToHaveTextAsync("Second side: hold");
        await Expect(page.Locator(".left")).ToHaveTextAsync("1:00");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sound: off" })).ToHaveAttributeAsync("aria-pressed", "false");

        await page.Clock.RunForAsync(61_000);
        await Expect(page.Locator("#player")).ToContainTextAsync("How does it feel now?");
    }

    [Fact]
    public async Task The_screen_is_asked_to_stay_awake()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host);
        await page.EvaluateAsync("Object.defineProperty(navigator, 'wakeLock', { value: { request: async kind => { window.locks = (window.locks ?? 0) + (kind === 'screen' ? 1 : 0); return { release: async () => { window.locks--; } }; } } })");
        await BuildAsync(page, "Check myself", "3");

        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(page.Locator("#player")).ToContainTextAsync("The screen stays awake.");
        Assert.Equal(1, await page.EvaluateAsync<int>("window.locks"));
        await page.GetByRole(AriaRole.Button, new() { Name = "End" }).ClickAsync();

        await page.WaitForFunctionAsync("window.locks === 0");
    }

    [Fact]
    public async Task Worse_says_stop_and_nothing_is_kept_without_consent()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await AtCheckInAsync(host);

        await page.GetByRole(AriaRole.Button, new() { Name = "Worse" }).ClickAsync();

        await Expect(page.Locator(".worse")).ToContainTextAsync("please stop here");
        await Expect(page.Locator(".worse")).ToContainTextAsync("physiotherapist or doctor");
        Assert.Equal(0, await KeptAsync(host));
    }

    [Fact]
    public async Task A_check_in_is_kept_with_consent_and_forgotten_with_the_member()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await AtCheckInAsync(host);

        await page.Locator("#consent").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Easier" }).ClickAsync();
        await Expect(page.Locator(".fine")).ToContainTextAsync("Your answer is kept.");
        Assert.Equal(1, await KeptAsync(host));

        var cookie = (await page.Context.CookiesAsync()).Single();
        await host.Services.GetRequiredService<PsoasBot.Conversations.Retention.IKeptData>().ForgetAsync(
            new PsoasBot.Conversations.Retention.MemberKey("local", "local", RunningHost.MemberOf(cookie.Name, cookie.Value)), DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        Assert.Equal(0, await KeptAsync(host));
    }

    [Theory]
    [InlineData("Let go", "10")]
    [InlineData("Stretch", "10")]
    [InlineData("A bit of everything", "15")]
    public async Task Printed_it_is_one_sheet(string goal, string minutes)
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host);
        await BuildAsync(page, goal, minutes);
        await Expect(page.Locator(".step").First).ToBeVisibleAsync();

        var pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });

        Assert.Single(Pages().Matches(Encoding.Latin1.GetString(pdf)));
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1100, 800)]
    public async Task Nothing_scrolls_sideways(int width, int height)
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host, width, height);
        await BuildAsync(page, "A bit of everything", "30");
        await Expect(page.Locator(".step").First).ToBeVisibleAsync();

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        Assert.True(await page.EvaluateAsync<bool>("(() => { const box = document.querySelector('#player'); return box.scrollWidth <= innerWidth && document.querySelector('.controls').getBoundingClientRect().bottom <= innerHeight + 1; })()"));
    }

    [Fact]
    public async Task A_script_in_the_words_is_shown_as_text()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host);

        await page.Locator("#words").FillAsync("<img src=x onerror=\"document.title='taken'\">");
        await BuildAsync(page, "Let go", "10");

        await Expect(page.Locator(".notes")).ToContainTextAsync("could not take this into account");
        Assert.DoesNotContain("taken", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dark_scheme_is_dark()
    {
        await using var host = await RunningHost.StartAsync();
        var page = await OpenAsync(host, scheme: ColorScheme.Dark);

        Assert.True(await page.EvaluateAsync<double>("Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number))") < 60);
    }

    internal static async Task<IPage> OpenAsync(Browser browser, RunningHost host, int width = 1100, int height = 800, ColorScheme scheme = ColorScheme.Light, bool clock = false)
    {
        var page = await browser.OpenAsync(new Uri(host.Address, "/routine"), width, height, scheme);
        if (clock)
        {
            await page.Clock.InstallAsync();
            await page.ReloadAsync();
        }
        await Expect(page.Locator("#goals .choice")).ToHaveCountAsync(6);
        return page;
    }

    internal static async Task BuildAsync(IPage page, string goal, string minutes)
    {
        await page.GetByRole(AriaRole.Radio, new() { Name = goal, Exact = true }).CheckAsync();
        await page.Locator("#minutes").FillAsync(minutes);
        await page.GetByRole(AriaRole.Button, new() { Name = "Build my routine" }).ClickAsync();
        await Expect(page.Locator("#card .card, #trouble:not(:empty)").First).ToBeVisibleAsync();
    }

    private Task<IPage> OpenAsync(RunningHost host, int width = 1100, int height = 800, ColorScheme scheme = ColorScheme.Light, bool clock = false) =>
        OpenAsync(browser, host, width, height, scheme, clock);

    private async Task<IPage> AtCheckInAsync(RunningHost host)
    {
        var page = await OpenAsync(host);
        await BuildAsync(page, "Check myself", "3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        for (var part = 0; part < 4; part++) await page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
        await Expect(page.Locator("#player")).ToContainTextAsync("How does it feel now?");
        return page;
    }

    private static async Task<long> KeptAsync(RunningHost host) =>
        await host.Services.GetRequiredService<Store>().ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM check_ins"), TestContext.Current.CancellationToken);

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 5000)]
    private static partial Regex Pages();
}
