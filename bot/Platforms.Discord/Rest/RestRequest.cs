namespace PsoasBot.Platforms.Discord.Rest;

/// <summary>A request to Discord.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Below the API's address, ids filled in.</param>
/// <param name="Kind">The path without its ids, for the limits: "channels/messages".</param>
/// <param name="Major">The id that limits count for by itself: a channel, a guild, or a webhook with its token; "" for none.</param>
internal sealed record RestRequest(HttpMethod Method, string Path, string Kind, string Major)
{
    /// <summary>What shares a limit for certain.</summary>
    public string Route { get; } = $"{Method} {Kind} {Major}";

    /// <summary>JSON; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>A file that goes with the JSON; the request is then a multipart form.</summary>
    public RestFile? File { get; init; }

    /// <summary>Interaction callbacks and their webhooks do not count against the global limit.</summary>
    public bool IsInteraction { get; init; }

    /// <summary>Doing it twice does no harm, so it may be sent again when no reply came. True for reading, replacing and deleting, and for a post with an enforced nonce.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>The most that it may wait for limits and repetitions; null: as long as the caller does.</summary>
    public TimeSpan? Within { get; init; }
}

/// <summary>A file with its name and media type.</summary>
internal sealed record RestFile(string Name, string Type, ReadOnlyMemory<byte> Bytes);

/// <summary>How a request ended.</summary>
internal abstract record RestReply
{
    private RestReply()
    {
    }

    internal sealed record Ok(byte[] Body) : RestReply;

    /// <summary>Discord said no; <paramref name="Code"/> is its own error code, 0 where the body had none (HTML from a proxy).</summary>
    internal sealed record Refused(int Status, int Code) : RestReply
    {
        /// <summary>Saying it again changes nothing. The bot's token may be set right (401), and a time limit (408) or Discord's own trouble (5xx) passes.</summary>
        public bool IsForGood => Status is < 500 and not (401 or 408);

        /// <summary>An earlier attempt at the same request had no clear reply and may have been done.</summary>
        public bool MayBeDone { get; init; }
    }

    /// <summary>Too many requests; worth another try after a while.</summary>
    internal sealed record Later(TimeSpan After) : RestReply;

    /// <summary>No reply; the request may have arrived.</summary>
    internal sealed record Unknown : RestReply;
}

/// <summary>The error codes that mean something to us (Discord's documentation, "JSON Error Codes").</summary>
internal static class DiscordError
{
    public const int AlreadyAcknowledged = 40060;
    public const int InvalidForm = 50035;

    /// <summary>"Tried to perform an operation on an archived thread, such as editing a message".</summary>
    public const int ArchivedThread = 50083;

    public const int ThreadExists = 160004;
}
