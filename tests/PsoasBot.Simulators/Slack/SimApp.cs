using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>
/// The smallest app: it opens sockets, acknowledges what comes, opens a new one where one ends, and remembers the events. It shows what
/// the simulator itself can do, beside which the bot is measured.
/// </summary>
public sealed class SimApp : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _over = new();
    private readonly List<Task> _slots = [];

    private SimApp(SlackSimulator slack)
    {
        _http = new HttpClient { BaseAddress = slack.Api };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", slack.AppToken);
    }

    /// <summary>All that came, in the order of arrival.</summary>
    public ConcurrentQueue<JsonObject> Heard { get; } = new();

    /// <summary>Whether and with what to acknowledge an envelope; null for not at all.</summary>
    public Func<JsonObject, JsonObject?> Reply { get; set; } = _ => [];

    public static SimApp Start(SlackSimulator slack, int sockets = 1)
    {
        ArgumentNullException.ThrowIfNull(slack);
        var app = new SimApp(slack);
        for (var i = 0; i < sockets; i++) app._slots.Add(app.KeepAsync());
        return app;
    }

    public IReadOnlyList<JsonObject> Of(string type) => [.. Heard.Where(each => (string?)each["type"] == type)];

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var slot in _slots) await slot.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _over.Dispose();
    }

    private async Task KeepAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                using var opened = await _http.PostAsync(new Uri("apps.connections.open", UriKind.Relative), null, _over.Token);
                var reply = JsonNode.Parse(await opened.Content.ReadAsStringAsync(_over.Token))!;
                if ((string?)reply["url"] is { } url) await ListenAsync(new Uri(url));
                else await Task.Delay(100, _over.Token);
            }
            catch (Exception problem) when (problem is WebSocketException or HttpRequestException or IOException || (problem is OperationCanceledException && !_over.IsCancellationRequested))
            {
                // The socket broke, or nothing answered its pings.
                await Task.Delay(20, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(Uri url)
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.FromMilliseconds(500);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(1);
        await socket.ConnectAsync(url, _over.Token);
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var count = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(count), _over.Token);
                count += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close) return;
            var frame = JsonNode.Parse(buffer.AsSpan(0, count))!.AsObject();
            Heard.Enqueue(frame);
            if ((string?)frame["envelope_id"] is not { } id || Reply(frame) is not { } payload) continue;
            var ack = new JsonObject { ["envelope_id"] = id };
            if (payload.Count > 0) ack["payload"] = payload;
            await socket.SendAsync(Encoding.UTF8.GetBytes(ack.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, _over.Token);
        }
    }
}
