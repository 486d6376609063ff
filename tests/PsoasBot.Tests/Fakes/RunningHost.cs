using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PsoasBot.Answering;
using PsoasBot.Hosting;
using PsoasBot.Platforms.Local;

namespace PsoasBot.Tests.Fakes;

/// <summary>The real host on a free port of 127.0.0.1, with the project's knowledge, and another answerer where a test brings one.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    /// <summary>Lets in at the desk; without it a key would be printed among the tests' results.</summary>
    public const string DeskToken = "the moderators' token of the tests";

    private readonly WebApplication _app;

    private readonly ScratchFolder _store;

    private RunningHost(WebApplication app, ScratchFolder store)
    {
        (_app, _store) = (app, store);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<RunningHost> StartAsync(IAnswerer? answerer = null, params (string Key, string Value)[] settings)
    {
        var store = new ScratchFolder();
        var all = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Local:Port"] = "0", ["Logging:LogLevel:Default"] = "None", ["Store:File"] = Path.Combine(store.Path, "store.db"), ["PSOASBOT_DESK_TOKEN"] = DeskToken };
        foreach (var (key, value) in settings) all[key] = value;
        var app = BotHost.Build(Project.Root, all, services =>
        {
            if (answerer is not null) services.Replace(ServiceDescriptor.Singleton(answerer));
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningHost(app, store);
    }

    public static string MemberOf(string cookie, string value) => Cookies.MemberOf($"{cookie}={value}");

    /// <summary>A browser without a screen: keeps cookies and sends the page's own Origin.</summary>
    public PageClient Open() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _store.Dispose();
    }
}

/// <summary>Speaks to the page's addresses as its script does.</summary>
internal sealed class PageClient(Uri address, CookieContainer? cookies = null) : IDisposable
{
    private readonly CookieContainer _cookies = cookies ?? new();
    private HttpClient? _http;

    public HttpClient Http => _http ??= new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>The member id that the host gives to this browser.</summary>
    public string Member => Cookies.MemberOf(_cookies.GetCookieHeader(address));

    /// <summary>The same browser after the host has moved to another address; ports do not matter to cookies.</summary>
    public PageClient At(Uri other)
    {
        Dispose();
        return new PageClient(other, _cookies);
    }

    public async Task<PageClient> VisitAsync()
    {
        (await Http.GetAsync("/", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        return this;
    }

    public Task<HttpResponseMessage> AskAsync(string text, string ask = "a1", string topic = "t1") =>
        PostAsync($$"""{"ask":"{{ask}}","topic":"{{topic}}","text":{{System.Text.Json.JsonSerializer.Serialize(text)}}}""");

    public Task<HttpResponseMessage> PostAsync(string json, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/questions") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        // What is too large is refused before it is sent: else the refusal and the rest of the body race each other.
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Origin", origin ?? address.GetLeftPart(UriPartial.Authority));
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// The next <paramref name="count"/> messages of the stream after event <paramref name="after"/>, as JSON with their event ids.
    /// Like a browser's event source it connects again, and goes on after the last id, when the stream ends.
    /// </summary>
    public async Task<IReadOnlyList<(string Id, string Json)>> MessagesAsync(int count, string? after = null)
    {
        List<(string Id, string Json)> messages = [];
        while (messages.Count < count)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await ReadStreamAsync(messages, count, messages.Count > 0 ? messages[^1].Id : after);
        }
        return messages;
    }

    private async Task ReadStreamAsync(List<(string Id, string Json)> messages, int count, string? after)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/messages");
        if (after is not null) request.Headers.Add("Last-Event-ID", after);
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken))
        {
            if (item.EventType == "message") messages.Add((item.EventId ?? "", item.Data));
            if (messages.Count == count) break;
        }
    }

    public void Dispose() => _http?.Dispose();
}

/// <summary>Reads a session's member id as the host does.</summary>
internal static class Cookies
{
    public static string MemberOf(string header) => PageSessions.MemberOf(new DefaultHttpContext { Request = { Headers = { Cookie = header } } })!;
}
