using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PsoasBot.Simulators.Slack;

/// <summary>One open Socket Mode connection.</summary>
internal sealed class SimSocket(WebSocket socket, SimTransport transport) : IDisposable
{
    private readonly Channel<(string? Text, int? Code)> _out = Channel.CreateUnbounded<(string?, int?)>();
    private readonly System.Collections.Concurrent.ConcurrentBag<ITimer> _timers = [];

    public WebSocket Socket => socket;

    /// <summary>Has been told to go; gets no further envelopes.</summary>
    public bool IsLeaving { get; set; }

    public bool IsDeaf { get; private set; }

    public void Send(string text) => _out.Writer.TryWrite((text, null));

    /// <summary>Closes with a code; null breaks the connection without one.</summary>
    public void Close(int? code) => _out.Writer.TryWrite((null, code ?? -1));

    public void GoDeaf()
    {
        IsDeaf = true;
        transport.GoDeaf();
    }

    public void Keep(ITimer timer) => _timers.Add(timer);

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var (text, code) in _out.Reader.ReadAllAsync(cancellationToken))
        {
            if (text is not null)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                continue;
            }
            if (code == -1) socket.Abort();
            else await socket.CloseOutputAsync((WebSocketCloseStatus)code!.Value, null, cancellationToken);
            return;
        }
    }

    public void Dispose()
    {
        foreach (var timer in _timers) timer.Dispose();
    }
}

/// <summary>The sockets of the app: tickets, hello, and all that ends a connection. <see cref="SimEnvelopes"/> sends over them.</summary>
internal sealed class SimSockets(SlackSimulator sim)
{
    private static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly List<SimSocket> _live = [];
    private readonly Dictionary<string, (DateTimeOffset Until, bool IsShort)> _tickets = new(StringComparer.Ordinal);

    public const int MostSockets = 10;

    public IReadOnlyList<SimSocket> Live
    {
        get { lock (_gate) return [.. _live]; }
    }

    public Uri Ticket(bool isShort)
    {
        var ticket = Guid.NewGuid().ToString();
        lock (_gate) _tickets[ticket] = (sim.Time.GetUtcNow() + TicketLife, isShort);
        return new Uri($"ws://{sim.Address.Authority}/link/?ticket={ticket}&app_id={SlackSimulator.AppId}");
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (sim.IsUnreachable)
        {
            context.Abort();
            return;
        }
        if (!Redeem(context, out var isShort))
        {
            context.Response.StatusCode = context.WebSockets.IsWebSocketRequest ? 403 : 400;
            return;
        }
        var transport = (SimTransport)context.Features.Get<IHttpUpgradeFeature>()!;
        using var raw = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = sim.PingInterval, KeepAliveTimeout = TimeSpan.FromMinutes(10) });
        using var socket = new SimSocket(raw, transport);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var writing = socket.WriteAsync(over.Token);
        Greet(socket, isShort);
        try
        {
            await ReadAsync(socket, over.Token);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or IOException)
        {
            // The bot's side went away.
        }
        lock (_gate) _live.Remove(socket);
        sim.Envelopes.Gone(socket);
        // The other side of a close handshake, where there was one.
        socket.Close(raw.State == WebSocketState.CloseReceived ? 1000 : null);
        await Task.WhenAny(writing, Task.Delay(500, CancellationToken.None));
        await over.CancelAsync();
        await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Says a disconnect message. A warning is followed by a refresh; everything else closes the socket soon.</summary>
    public void Disconnect(SimSocket socket, string reason)
    {
        var json = new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "applink-simulator" } };
        if (reason == "too_many_websockets") (json["num_connections"], json["connection_info"]) = (Live.Count, App());
        socket.Send(json.ToJsonString());
        if (reason == "warning")
        {
            Later(socket, sim.RefreshNotice, () => Disconnect(socket, "refresh_requested"));
            return;
        }
        socket.IsLeaving = true;
        Later(socket, sim.CloseAfter, () => socket.Close(1000));
    }

    private bool Redeem(HttpContext context, out bool isShort)
    {
        isShort = false;
        if (!context.WebSockets.IsWebSocketRequest) return false;
        lock (_gate)
        {
            // A ticket opens one socket.
            if (!_tickets.Remove(context.Request.Query["ticket"].ToString(), out var ticket) || ticket.Until < sim.Time.GetUtcNow()) return false;
            isShort = ticket.IsShort;
            return true;
        }
    }

    private void Greet(SimSocket socket, bool isShort)
    {
        var life = isShort ? TimeSpan.FromSeconds(360) : sim.ConnectionTime;
        int count;
        lock (_gate)
        {
            count = _live.Count + 1;
            if (count <= MostSockets) _live.Add(socket);
        }
        if (count > MostSockets)
        {
            Disconnect(socket, "too_many_websockets");
            return;
        }
        socket.Send(new JsonObject
        {
            ["type"] = "hello",
            ["num_connections"] = count,
            ["debug_info"] = new JsonObject { ["host"] = "applink-simulator", ["build_number"] = 1, ["approximate_connection_time"] = (int)life.TotalSeconds },
            ["connection_info"] = App(),
        }.ToJsonString());
        sim.Counts.Greeted();
        var warning = life - sim.RefreshNotice;
        Later(socket, warning > TimeSpan.Zero ? warning : TimeSpan.Zero, () => Disconnect(socket, "warning"));
        sim.Envelopes.Welcome();
    }

    private static JsonObject App() => new() { ["app_id"] = SlackSimulator.AppId };

    private void Later(SimSocket socket, TimeSpan delay, Action what) =>
        socket.Keep(sim.Time.CreateTimer(_ => what(), null, delay, Timeout.InfiniteTimeSpan));

    private async Task ReadAsync(SimSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var count = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (count == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                part = await socket.Socket.ReceiveAsync(buffer.AsMemory(count), cancellationToken);
                count += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close) return;
            Hear(socket, buffer.AsSpan(0, count));
        }
    }

    private void Hear(SimSocket socket, ReadOnlySpan<byte> text)
    {
        try
        {
            if (JsonNode.Parse(text) is JsonObject frame && (string?)frame["envelope_id"] is { } id) sim.Envelopes.Acknowledge(socket, id, frame["payload"] as JsonObject);
            else sim.Violate("a frame on the socket is no acknowledgement");
        }
        catch (JsonException)
        {
            sim.Violate("a frame on the socket is no JSON");
        }
    }
}
