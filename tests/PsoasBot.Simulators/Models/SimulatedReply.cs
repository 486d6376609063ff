namespace PsoasBot.Simulators.Models;

/// <summary>How the simulated server treats one request; the text is what the model says, the rest is how it arrives.</summary>
internal sealed record SimulatedReply(string Text)
{
    /// <summary>Anything but 200 is answered with an OpenAI error object.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Silence before the first byte.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>Silence between the pieces of a stream.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Letters in a piece.</summary>
    public int Piece { get; init; } = 24;

    /// <summary>Repeats the text without end.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Cuts the connection after so many letters.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Sent as it is in place of the protocol ("&lt;html&gt;…").</summary>
    public string? RawBody { get; init; }
}

/// <summary>What the bot sent: the whole request body and the messages in it.</summary>
internal sealed record SimulatedRequest(string Path, string Body, IReadOnlyList<(string Role, string Text)> Messages, bool IsStream, string? Authorization);
