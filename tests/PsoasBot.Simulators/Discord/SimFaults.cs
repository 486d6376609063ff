namespace PsoasBot.Simulators.Discord;

/// <summary>What goes wrong, each with a probability of 0 to 1 a request or event. All zero by default.</summary>
public sealed class SimFaults
{
    public double TooMany { get; set; }
    public double TooManyHtml { get; set; }
    public double GlobalLimit { get; set; }
    public double ServerError { get; set; }

    /// <summary>Edits of what only this person sees are neither done nor answered.</summary>
    public string? HangsFor { get; set; }

    /// <summary>Requests are refused with this status, and not done; null for none.</summary>
    public int? RefuseWith { get; set; }

    /// <summary>Messages with embeds are refused as an invalid form.</summary>
    public bool RefusesEmbeds { get; set; }

    /// <summary>The request is done, but the reply never arrives.</summary>
    public double LostReply { get; set; }

    /// <summary>An event is sent twice.</summary>
    public double DuplicateEvent { get; set; }

    /// <summary>A resume replays so many events more than it has to.</summary>
    public int ReplayMore { get; set; }

    /// <summary>How long a 429 asks to wait.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMilliseconds(120);

    /// <summary>Heartbeats are not answered.</summary>
    public bool IsMute { get; set; }

    /// <summary>Heartbeats are answered so much later.</summary>
    public TimeSpan AckAfter { get; set; }

    /// <summary>The next RESUMEs are refused with op 9, d false.</summary>
    public int RefuseResumes { get; set; }

    /// <summary>Only these paths (by a part of them) are hit by faults; empty: all but gateway/bot.</summary>
    public IReadOnlyList<string> OnlyPaths { get; set; } = [];
}

/// <summary>What the simulator has seen, for tests to look at.</summary>
public sealed class SimCounts
{
    private int _identifies;
    private int _resumes;
    private int _requests;
    private int _tooMany;
    private int _errors;
    private int _tooSoon;
    private int _compressed;
    private int _turnedAway;

    public int Identifies => _identifies;
    public int Resumes => _resumes;
    public int Requests => _requests;
    public int TooMany => _tooMany;
    public int Errors => _errors;

    /// <summary>Identifies that came before the spacing of their key was over; Discord answers them with op 9.</summary>
    public int TooSoon => _tooSoon;

    /// <summary>The longest time from the loss of a connection to the next IDENTIFY or RESUME of its shard.</summary>
    public TimeSpan LongestAway { get; private set; }

    internal void CameBack(TimeSpan away)
    {
        if (away > LongestAway) LongestAway = away;
    }

    /// <summary>Connections that asked for transport compression.</summary>
    public int CompressedConnections => _compressed;

    /// <summary>Connections that were cut off while <see cref="DiscordSimulator.IsUnreachable"/> was set.</summary>
    public int ConnectionsTurnedAway => _turnedAway;

    internal void TurnedAway() => Interlocked.Increment(ref _turnedAway);

    internal void Compressed() => Interlocked.Increment(ref _compressed);

    internal void CameTooSoon() => Interlocked.Increment(ref _tooSoon);

    internal void Identified() => Interlocked.Increment(ref _identifies);

    internal void Resumed() => Interlocked.Increment(ref _resumes);

    internal void Requested() => Interlocked.Increment(ref _requests);

    internal void Limited() => Interlocked.Increment(ref _tooMany);

    internal void Failed() => Interlocked.Increment(ref _errors);
}
