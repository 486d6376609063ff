using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace PsoasBot.Benchmarks;

/// <summary>
/// The host as a process of its own with an empty store, started again and again: until the page is served, until the first answer stands on it,
/// and the resident memory of a host that nobody has asked anything yet.
/// </summary>
internal static class HostFigures
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(6);

    public static async Task RunAsync(int rounds)
    {
        List<Figures> all = [];
        for (var round = 0; round < rounds; round++) all.Add(await MeasureAsync().ConfigureAwait(false));
        Tell("page served", "ms", all.Select(each => each.Page.TotalMilliseconds));
        Tell("first answer", "ms", all.Select(each => each.Answer.TotalMilliseconds));
        Tell("idle before it", "MB", all.Select(each => each.Memory / 1048576d));
    }

    private static async Task<Figures> MeasureAsync()
    {
        var port = FreePort();
        var page = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        TimeSpan served, answered;
        using (BotProcess.Start(discord: null, slack: null, port: port))
        {
            var clock = Stopwatch.StartNew();
            using var http = await OpenAsync(page).ConfigureAwait(false);
            served = clock.Elapsed;
            await AskAsync(http, page).ConfigureAwait(false);
            answered = clock.Elapsed;
        }
        using var idle = BotProcess.Start(discord: null, slack: null, port: port);
        using var opened = await OpenAsync(page).ConfigureAwait(false);
        await Task.Delay(Idle).ConfigureAwait(false);
        return new Figures(served, answered, idle.Memory);
    }

    /// <summary>Opens the page as soon as it is served.</summary>
    private static async Task<HttpClient> OpenAsync(Uri page)
    {
        var http = new HttpClient { BaseAddress = page };
        while (true)
        {
            try
            {
                await http.GetStringAsync(page).ConfigureAwait(false);
                return http;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(3).ConfigureAwait(false);
            }
        }
    }

    private static async Task AskAsync(HttpClient http, Uri page)
    {
        http.DefaultRequestHeaders.Add("Origin", page.GetLeftPart(UriPartial.Authority));
        using var accepted = await http.PostAsJsonAsync("api/questions", new { ask = "a", topic = "t", text = "is the psoas the muscle of the soul?" }).ConfigureAwait(false);
        accepted.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await http.GetStreamAsync(new Uri("api/messages", UriKind.Relative)).ConfigureAwait(false));
        while (await lines.ReadLineAsync().ConfigureAwait(false) is { } line && !line.Contains("\"card\"", StringComparison.Ordinal))
        {
            // Everything before the answer's card is the stream's own.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Tell(string what, string unit, IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        Console.WriteLine($"{what,-16} least {sorted[0],6:F0}, median {sorted[sorted.Count / 2],6:F0}, most {sorted[^1],6:F0} {unit}");
    }

    private sealed record Figures(TimeSpan Page, TimeSpan Answer, long Memory);
}
