using System.Net;
using System.Text;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Platforms.Local;

public sealed class LocalOnlyTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("psoas.example.org", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.example.org", HttpStatusCode.Forbidden)]
    public async Task Only_a_host_name_of_this_machine_opens_the_page(string name, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = host.Open();
        var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = $"{name}:{host.Address.Port}" } };

        Assert.Equal(expected, (await page.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData(null)]
    public async Task A_question_from_another_site_is_not_taken(string? origin)
    {
        var answerer = new FakeAnswerer(SampleAnswers.For);
        await using var host = await RunningHost.StartAsync(answerer);
        using var page = await host.Open().VisitAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/questions") { Content = new StringContent("""{"ask":"a","topic":"t","text":"x"}""", Encoding.UTF8, "application/json") };
        if (origin is not null) request.Headers.Add("Origin", origin);

        var response = await page.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(answerer.Asked);
    }

    [Theory]
    [InlineData("/api/messages", HttpStatusCode.Forbidden)]
    [InlineData("/page.js", HttpStatusCode.Forbidden)]
    [InlineData("/", HttpStatusCode.OK)]
    public async Task Another_site_can_link_to_the_page_and_reach_nothing_else(string path, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = await host.Open().VisitAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Sec-Fetch-Site", "cross-site" } } };

        Assert.Equal(expected, (await page.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_page_comes_with_a_strict_policy_and_a_cookie_that_scripts_cannot_read()
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = host.Open();

        var response = await page.Http.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_session_there_is_nothing_to_ask_or_to_read()
    {
        await using var host = await RunningHost.StartAsync(new FakeAnswerer(SampleAnswers.For));
        using var page = host.Open();

        Assert.Equal(HttpStatusCode.Unauthorized, (await page.AskAsync("x")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await page.Http.GetAsync("/api/messages", TestContext.Current.CancellationToken)).StatusCode);
    }
}
