using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>An event or interaction on its way to the app. Every sending has an envelope_id of its own; the event's id stays.</summary>
internal sealed class SimEnvelope
{
    public required string Type { get; init; }
    public required JsonObject Payload { get; init; }

    /// <summary>The interaction behind it; null for an event, which alone is retried.</summary>
    public SimAsk? Ask { get; init; }

    /// <summary>What the reply in the acknowledgement does; null where none is accepted.</summary>
    public Action<JsonObject?>? Reply { get; init; }

    public int Attempt { get; set; }
    public string Reason { get; set; } = "";
    public string Id { get; set; } = "";
    public long SentAt { get; set; }
    public SimSocket? Socket { get; set; }
    public ITimer? Timer { get; set; }
    public bool IsAcknowledged { get; set; }

    /// <summary>What <see cref="SimFaults"/> did to its acknowledgement; null where nothing.</summary>
    public string? AckFate { get; set; }
}

/// <summary>Sends each envelope over any one socket, waits for its acknowledgement, and tries again as Slack does.</summary>
internal sealed class SimEnvelopes(SlackSimulator sim)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimEnvelope> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);
    private readonly Queue<SimEnvelope> _parked = new();

    /// <summary>Sent and not yet acknowledged, or waiting for a socket or a retry.</summary>
    public int Pending
    {
        get { lock (_gate) return _open.Count + _parked.Count; }
    }

    public void Send(SimEnvelope envelope)
    {
        Deliver(envelope);
        if (envelope.Ask is null && sim.Roll(sim.Faults.DuplicateEvent)) Deliver(new SimEnvelope { Type = envelope.Type, Payload = envelope.Payload });
    }

    /// <summary>A socket opened: what waited for one is sent, with attempt 0 where it had never been refused.</summary>
    public void Welcome()
    {
        while (true)
        {
            SimEnvelope? next;
            lock (_gate) if (!_parked.TryDequeue(out next)) return;
            Deliver(next);
        }
    }

    /// <summary>A socket went away: its unacknowledged events come again over another one; for an interaction nobody can answer any more.</summary>
    public void Gone(SimSocket socket)
    {
        List<SimEnvelope> orphans;
        lock (_gate)
        {
            orphans = [.. _open.Values.Where(each => each.Socket == socket && each.Ask is null)];
            foreach (var orphan in orphans) Close(orphan);
        }
        foreach (var orphan in orphans)
        {
            sim.Counts.SentAgain();
            Deliver(orphan);
        }
    }

    public void Acknowledge(SimSocket socket, string id, JsonObject? payload)
    {
        if (sim.Roll(sim.Faults.LostAck)) Note(id, "acknowledgement lost");
        else if (sim.Roll(sim.Faults.LateAck)) DeferAck(socket, id, payload);
        else Take(socket, id, payload);
    }

    private void DeferAck(SimSocket socket, string id, JsonObject? payload)
    {
        Note(id, "acknowledgement late");
        sim.Later(SlackSimulator.AckWithin + TimeSpan.FromMilliseconds(200), () => Take(socket, id, payload));
    }

    private void Note(string id, string fate)
    {
        lock (_gate)
            if (_open.TryGetValue(id, out var envelope)) envelope.AckFate = fate;
    }

    private void Take(SimSocket socket, string id, JsonObject? payload)
    {
        // The official client sends an empty one with every acknowledgement.
        if (payload is { Count: 0 }) payload = null;
        SimEnvelope? envelope;
        lock (_gate)
        {
            if (!_open.TryGetValue(id, out envelope))
            {
                if (_closed.Contains(id)) sim.Counts.CameLate();
                else sim.Violate("an acknowledgement for an envelope that was never sent, or a second one");
                return;
            }
            if (envelope.Socket != socket)
            {
                sim.Violate("an acknowledgement on another socket than its envelope's");
                return;
            }
            Close(envelope);
            _closed.Remove(id);
            envelope.IsAcknowledged = true;
        }
        var after = sim.Time.GetElapsedTime(envelope.SentAt);
        sim.Counts.Acknowledged(after);
        if (payload is not null && envelope.Reply is null) sim.Violate($"a payload in the acknowledgement of {envelope.Type}, which takes none");
        if (envelope.Ask is { } ask) (ask.AcknowledgedAfter, ask.Reply) = (after, payload);
        envelope.Reply?.Invoke(payload);
    }

    private void Deliver(SimEnvelope envelope)
    {
        lock (_gate)
        {
            SimSocket[] able = [.. sim.Sockets.Live.Where(socket => !socket.IsLeaving)];
            if (able.Length == 0)
            {
                if (envelope.Ask is { } ask) (ask.Failed, ask.FailedWhy) = ("dispatch_failed", "no socket");
                else if (sim.Faults.LosesEventsWhileAway) sim.Counts.Lost();
                else _parked.Enqueue(envelope);
                return;
            }
            envelope.Id = Guid.NewGuid().ToString();
            envelope.Socket = able[sim.Pick(able.Length)];
            envelope.SentAt = sim.Time.GetTimestamp();
            _open[envelope.Id] = envelope;
            var id = envelope.Id;
            envelope.Timer = sim.Time.CreateTimer(_ => TimedOut(envelope, id), null, SlackSimulator.AckWithin, Timeout.InfiniteTimeSpan);
            envelope.Socket.Send(Json(envelope));
        }
        sim.Counts.Sent();
    }

    private static string Json(SimEnvelope envelope)
    {
        var json = new JsonObject
        {
            ["envelope_id"] = envelope.Id,
            ["payload"] = envelope.Payload.DeepClone(),
            ["type"] = envelope.Type,
            ["accepts_response_payload"] = envelope.Reply is not null,
        };
        if (envelope.Ask is null) (json["retry_attempt"], json["retry_reason"]) = (envelope.Attempt, envelope.Reason);
        return json.ToJsonString();
    }

    private void TimedOut(SimEnvelope envelope, string id)
    {
        lock (_gate)
        {
            if (!_open.ContainsKey(id)) return;
            Close(envelope);
        }
        if (envelope.Ask is { } ask)
        {
            (ask.Failed, ask.FailedWhy) = ("operation_timeout", envelope.AckFate ?? (envelope.Socket switch
            {
                { IsDeaf: true } => "deaf socket",
                { } socket when sim.Sockets.Live.Contains(socket) => "not acknowledged",
                _ => "socket broke first",
            }));
            return;
        }
        if (envelope.Attempt >= sim.RetryAfter.Count)
        {
            sim.Counts.Lost();
            return;
        }
        (envelope.Attempt, envelope.Reason) = (envelope.Attempt + 1, "timeout");
        sim.Counts.Retried();
        sim.Later(sim.RetryAfter[envelope.Attempt - 1], () => Deliver(envelope));
    }

    private void Close(SimEnvelope envelope)
    {
        envelope.Timer?.Dispose();
        _open.Remove(envelope.Id);
        _closed.Add(envelope.Id);
    }
}
