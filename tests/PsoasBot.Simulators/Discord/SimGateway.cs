using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace PsoasBot.Simulators.Discord;

/// <summary>A session: what was dispatched in it, so that a resume can replay.</summary>
internal sealed class SimSession(string id, int shard, int shards)
{
    public string Id => id;
    public int Shard => shard;
    public int Shards => shards;
    public List<string> Log { get; } = [];
    public int LogStart { get; set; }
    public long Sequence { get; set; }
    public bool IsValid { get; set; } = true;
    public SimConnection? Connection { get; set; }
}

/// <summary>One open socket.</summary>
internal sealed class SimConnection(WebSocket socket, SimDeflater? deflater)
{
    private readonly Channel<(string? Text, int? Code)> _out = Channel.CreateUnbounded<(string?, int?)>();

    public SimSession? Session { get; set; }

    public Queue<DateTimeOffset> Heard { get; } = new();

    public WebSocket Socket => socket;

    public void Send(string text) => _out.Writer.TryWrite((text, null));

    /// <summary>Closes with a code; null breaks the connection without one.</summary>
    public void Close(int? code) => _out.Writer.TryWrite((null, code ?? -1));

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var (text, code) in _out.Reader.ReadAllAsync(cancellationToken))
        {
            if (text is not null)
            {
                await SendAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
                continue;
            }
            if (code == -1) socket.Abort();
            else await socket.CloseOutputAsync((WebSocketCloseStatus)code!.Value, null, cancellationToken);
            return;
        }
    }

    private async Task SendAsync(byte[] payload, CancellationToken cancellationToken)
    {
        if (deflater is null)
        {
            await socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            return;
        }
        foreach (var message in deflater.Messages(payload)) await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
    }
}

/// <summary>The gateway: sessions, heartbeats, replay, and the rules that Discord closes connections for.</summary>
internal sealed class SimGateway(DiscordSimulator sim)
{
    private static readonly TimeSpan SendWindow = TimeSpan.FromSeconds(60);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimSession> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<int, DateTimeOffset> _identifiedAt = [];
    private readonly Dictionary<int, List<JsonObject>> _pending = [];
    private readonly Dictionary<int, DateTimeOffset> _lostAt = [];

    public bool IsUnreachable { get; set; }
    public int HeartbeatInterval { get; set; } = 41_250;
    public int MaxConcurrency { get; set; } = 1;
    public TimeSpan IdentifySpacing { get; set; } = TimeSpan.FromSeconds(5);
    public int Remaining { get; set; } = 1_000;

    public IReadOnlyList<SimSession> Live
    {
        get { lock (_gate) return [.. _sessions.Values.Where(session => session is { IsValid: true, Connection: not null })]; }
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = 400;
            return;
        }
        if (IsUnreachable)
        {
            sim.Counts.TurnedAway();
            context.Abort();
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var deflater = context.Request.Query["compress"] == "zlib-stream" ? new SimDeflater() : null;
        if (deflater is not null) sim.Counts.Compressed();
        var connection = new SimConnection(socket, deflater);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var writing = connection.WriteAsync(over.Token);
        connection.Send(new JsonObject { ["op"] = 10, ["d"] = new JsonObject { ["heartbeat_interval"] = HeartbeatInterval, ["_trace"] = new JsonArray("simulator") }, ["s"] = null, ["t"] = null }.ToJsonString());
        try
        {
            await ReadAsync(connection, over.Token);
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or IOException)
        {
            // The bot's side went away.
        }
        lock (_gate)
        {
            if (connection.Session is { } lost) _lostAt.TryAdd(lost.Shard, sim.Time.GetUtcNow());
            if (connection.Session is { } session && session.Connection == connection) session.Connection = null;
        }
        await over.CancelAsync();
        await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Sends an event to a shard: now, by replay after a resume, or to the next session where the one before was lost.</summary>
    public void Dispatch(int shard, string type, JsonObject data)
    {
        lock (_gate)
        {
            var session = _sessions.Values.LastOrDefault(each => each.IsValid && each.Shard == shard);
            if (session is null) Pending(shard).Add(new JsonObject { ["t"] = type, ["d"] = data.DeepClone() });
            else Send(session, type, data, sim.Roll(sim.Faults.DuplicateEvent));
        }
    }

    /// <summary>Does something to every live connection.</summary>
    public void Disturb(Action<SimConnection> what)
    {
        foreach (var session in Live) if (session.Connection is { } connection) what(connection);
    }

    /// <summary>Op 9, d false, on an open connection: the session is gone.</summary>
    public void Invalidate(SimConnection connection, bool resumable)
    {
        lock (_gate) if (!resumable && connection.Session is { } session) session.IsValid = false;
        connection.Send(new JsonObject { ["op"] = 9, ["d"] = resumable }.ToJsonString());
    }

    public static void AskReconnect(SimConnection connection) => connection.Send("""{"op":7,"d":null}""");

    private List<JsonObject> Pending(int shard) => _pending.TryGetValue(shard, out var list) ? list : _pending[shard] = [];

    private static void Send(SimSession session, string type, JsonObject data, bool twice = false)
    {
        session.Sequence++;
        var frame = new JsonObject { ["op"] = 0, ["t"] = type, ["s"] = session.Sequence, ["d"] = data.DeepClone() }.ToJsonString();
        session.Log.Add(frame);
        if (session.Log.Count > 20_000)
        {
            session.Log.RemoveRange(0, 10_000);
            session.LogStart += 10_000;
        }
        session.Connection?.Send(frame);
        if (twice) session.Connection?.Send(frame);
    }

    private async Task ReadAsync(SimConnection connection, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var count = 0;
            WebSocketReceiveResult part;
            do
            {
                part = await connection.Socket.ReceiveAsync(new ArraySegment<byte>(buffer, count, buffer.Length - count), cancellationToken);
                count += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                EndOf(connection, part.CloseStatus);
                return;
            }
            if (count > 4_096) connection.Close(4002);
            else Hear(connection, JsonNode.Parse(buffer.AsSpan(0, count)) as JsonObject);
        }
    }

    /// <summary>1000 and 1001 end the session.</summary>
    private void EndOf(SimConnection connection, WebSocketCloseStatus? status)
    {
        lock (_gate) if (status is WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable && connection.Session is { } session) session.IsValid = false;
    }

    private void Hear(SimConnection connection, JsonObject? frame)
    {
        var now = sim.Time.GetUtcNow();
        connection.Heard.Enqueue(now);
        while (connection.Heard.TryPeek(out var first) && now - first >= SendWindow) connection.Heard.Dequeue();
        if (connection.Heard.Count > 120)
        {
            sim.Violate("more than 120 messages a minute on the gateway");
            connection.Close(4008);
            return;
        }
        switch ((int?)frame?["op"])
        {
            case 1:
                Acknowledge(connection);
                break;
            case 2:
                Identify(connection, frame["d"] as JsonObject, now);
                break;
            case 6:
                Resume(connection, frame["d"] as JsonObject);
                break;
            default:
                connection.Close(4001);
                break;
        }
    }

    private void Acknowledge(SimConnection connection)
    {
        const string Ack = """{"op":11}""";
        if (sim.Faults.IsMute) return;
        if (sim.Faults.AckAfter is { Ticks: > 0 } late) _ = Task.Delay(late, sim.Time).ContinueWith(_ => connection.Send(Ack), TaskScheduler.Default);
        else connection.Send(Ack);
    }

    private void Identify(SimConnection connection, JsonObject? data, DateTimeOffset now)
    {
        sim.Counts.Identified();
        if (connection.Session is not null) { connection.Close(4005); return; }
        if ((string?)data?["token"] != sim.Token) { connection.Close(4004); return; }
        if (data?["properties"] is not JsonObject || data["intents"] is null) { connection.Close(4002); return; }
        if (sim.CloseIdentifyWith is { } code) { connection.Close(code); return; }
        var shard = (int?)data["shard"]?[0] ?? 0;
        var shards = (int?)data["shard"]?[1] ?? 1;
        if (shard >= shards) { connection.Close(4010); return; }
        lock (_gate)
        {
            var key = shard % MaxConcurrency;
            if (_identifiedAt.TryGetValue(key, out var last) && now - last < IdentifySpacing - TimeSpan.FromMilliseconds(50))
            {
                sim.Counts.CameTooSoon();
                connection.Send("""{"op":9,"d":false}""");
                return;
            }
            _identifiedAt[key] = now;
            BackAgain(shard);
            if (--Remaining < 0) sim.Violate("more identifies than session starts are left");
            foreach (var old in _sessions.Values.Where(session => session.Shard == shard).ToList())
            {
                old.IsValid = false;
                _sessions.Remove(old.Id);
            }
            var session = new SimSession(Guid.NewGuid().ToString("N"), shard, shards) { Connection = connection };
            connection.Session = session;
            _sessions[session.Id] = session;
            Send(session, "READY", Ready(session));
            foreach (var guild in sim.GuildsOf(shard, shards)) Send(session, "GUILD_CREATE", guild);
            foreach (var lost in Pending(shard)) Send(session, (string)lost["t"]!, lost["d"]!.AsObject());
            Pending(shard).Clear();
        }
    }

    private void Resume(SimConnection connection, JsonObject? data)
    {
        sim.Counts.Resumed();
        if ((string?)data?["token"] != sim.Token) { connection.Close(4004); return; }
        lock (_gate)
        {
            var sequence = (long?)data?["seq"] ?? 0;
            if (!_sessions.TryGetValue((string?)data?["session_id"] ?? "", out var session)) { connection.Send("""{"op":9,"d":false}"""); return; }
            if (!session.IsValid || sim.Faults.RefuseResumes > 0)
            {
                if (sim.Faults.RefuseResumes > 0) sim.Faults.RefuseResumes--;
                Lose(session, sequence);
                connection.Send("""{"op":9,"d":false}""");
                return;
            }
            if (sequence > session.Sequence) { connection.Close(4007); Lose(session, session.Sequence); return; }
            session.Connection = connection;
            connection.Session = session;
            BackAgain(session.Shard);
            foreach (var frame in session.Log.Skip(Math.Max(0, (int)sequence - session.LogStart - sim.Faults.ReplayMore))) connection.Send(frame);
            Send(session, "RESUMED", new JsonObject { ["_trace"] = new JsonArray("simulator") });
        }
    }

    private void BackAgain(int shard)
    {
        if (_lostAt.Remove(shard, out var at)) sim.Counts.CameBack(sim.Time.GetUtcNow() - at);
    }

    /// <summary>What a lost session had not delivered reaches the next one: in the simulator nobody has to click twice.</summary>
    private void Lose(SimSession session, long sequence)
    {
        session.IsValid = false;
        foreach (var frame in session.Log.Skip((int)sequence - session.LogStart).Select(text => JsonNode.Parse(text)!.AsObject()))
            if ((string?)frame["t"] is "INTERACTION_CREATE" or "MESSAGE_CREATE" or "THREAD_CREATE") Pending(session.Shard).Add(new JsonObject { ["t"] = (string?)frame["t"], ["d"] = frame["d"]!.DeepClone() });
        _sessions.Remove(session.Id);
    }

    private JsonObject Ready(SimSession session) => new()
    {
        ["v"] = 10,
        ["user"] = new JsonObject { ["id"] = DiscordSimulator.BotId, ["username"] = "PsoasBot", ["bot"] = true, ["discriminator"] = "0000", ["avatar"] = null },
        ["guilds"] = new JsonArray([.. sim.GuildsOf(session.Shard, session.Shards).Select(guild => new JsonObject { ["id"] = (string)guild["id"]!, ["unavailable"] = true })]),
        ["session_id"] = session.Id,
        ["resume_gateway_url"] = sim.Gateway.ToString(),
        ["shard"] = new JsonArray(session.Shard, session.Shards),
        ["application"] = new JsonObject { ["id"] = DiscordSimulator.ApplicationId, ["flags"] = 0 },
        ["session_type"] = "normal",
    };
}
