using System.Collections.Concurrent;

namespace PsoasBot.Simulators.Slack;

/// <summary>What goes wrong, each with a probability of 0 to 1 a request, envelope or acknowledgement. All zero by default.</summary>
public sealed class SimFaults
{
    public double TooMany { get; set; }

    /// <summary>A 429 whose body is no JSON.</summary>
    public double TooManyHtml { get; set; }

    public double ServerError { get; set; }

    /// <summary>Status 200 with a page in place of JSON.</summary>
    public double HtmlReply { get; set; }

    /// <summary>`ok:false` with `internal_error`; nothing was done.</summary>
    public double InternalError { get; set; }

    /// <summary>The request is done, but the reply never arrives.</summary>
    public double LostReply { get; set; }

    /// <summary>The request is neither done nor answered until the client gives up.</summary>
    public double Hang { get; set; }

    /// <summary>An event is sent a second time, in an envelope of its own.</summary>
    public double DuplicateEvent { get; set; }

    /// <summary>An acknowledgement never arrives.</summary>
    public double LostAck { get; set; }

    /// <summary>An acknowledgement arrives when its time is over.</summary>
    public double LateAck { get; set; }

    /// <summary>Messages with blocks are refused as invalid.</summary>
    public bool RefusesBlocks { get; set; }

    /// <summary>How long a 429 asks to wait. Slack gives whole seconds; the header is rounded up.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Events that find no socket are gone, and do not wait for one.</summary>
    public bool LosesEventsWhileAway { get; set; }

    /// <summary>Only these methods (by a part of their path) are hit; empty: all but apps.connections.open and auth.test.</summary>
    public IReadOnlyList<string> OnlyPaths { get; set; } = [];

    internal bool Hits(string path) => OnlyPaths.Count > 0
        ? OnlyPaths.Any(part => path.Contains(part, StringComparison.Ordinal))
        : !path.Contains("apps.connections.open", StringComparison.Ordinal) && !path.Contains("auth.test", StringComparison.Ordinal);
}

/// <summary>What the simulator has seen, for tests to look at.</summary>
public sealed class SimCounts
{
    private readonly ConcurrentQueue<TimeSpan> _acks = new();
    private readonly ConcurrentQueue<string> _sentTooSoon = new();
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private int _hellos, _requests, _tooMany, _errors, _envelopes, _retries, _resent, _lateAcks, _lostEvents;

    public int Hellos => _hellos;
    public int Requests => _requests;
    public int TooMany => _tooMany;
    public int Errors => _errors;

    /// <summary>Envelopes sent, with retries and duplicates.</summary>
    public int Envelopes => _envelopes;

    public int Retries => _retries;

    /// <summary>Events sent again with attempt 0 because their socket went before they were acknowledged.</summary>
    public int Resent => _resent;

    public int LateAcks => _lateAcks;

    /// <summary>Events that nobody acknowledged in any attempt, or that found no socket while <see cref="SimFaults.LosesEventsWhileAway"/> was set.</summary>
    public int LostEvents => _lostEvents;

    /// <summary>Requests of a method that came before its Retry-After was over.</summary>
    public IReadOnlyList<string> SentTooSoon => [.. _sentTooSoon];

    /// <summary>From an envelope on the wire to its acknowledgement.</summary>
    public IReadOnlyList<TimeSpan> Acks => [.. _acks];

    public int Calls(string method) => _calls.GetValueOrDefault(method);

    internal void Greeted() => Interlocked.Increment(ref _hellos);

    internal void Requested(string method)
    {
        Interlocked.Increment(ref _requests);
        _calls.AddOrUpdate(method, 1, static (_, count) => count + 1);
    }

    internal void Limited() => Interlocked.Increment(ref _tooMany);

    internal void Failed() => Interlocked.Increment(ref _errors);

    internal void Sent() => Interlocked.Increment(ref _envelopes);

    internal void Retried() => Interlocked.Increment(ref _retries);

    internal void SentAgain() => Interlocked.Increment(ref _resent);

    internal void CameLate() => Interlocked.Increment(ref _lateAcks);

    internal void Lost() => Interlocked.Increment(ref _lostEvents);

    internal void CameTooSoon(string what) => _sentTooSoon.Enqueue(what);

    internal void Acknowledged(TimeSpan after) => _acks.Enqueue(after);
}
