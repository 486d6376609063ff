namespace PsoasBot.Platforms.Slack.Web;

/// <summary>A call of the Web API, or of a response address.</summary>
internal sealed record SlackRequest
{
    /// <summary>"chat.postMessage"; "response_url" and "upload" for addresses that Slack gave.</summary>
    public required string Method { get; init; }

    /// <summary>What the limit counts for by itself: the channel of a new message, a response address; "" where the method has one limit for the whole workspace.</summary>
    public string Place { get; init; } = "";

    /// <summary>The whole address, where it is not the Web API's.</summary>
    public Uri? Address { get; init; }

    /// <summary>JSON; null where <see cref="Form"/> is used.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Arguments for methods that read; those take no JSON.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    public byte[]? Bytes { get; init; }

    /// <summary>Uses the app-level token instead of the bot's.</summary>
    public bool IsForApp { get; init; }

    /// <summary>Doing it twice does no harm, so it may be sent again when no reply came.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The most that it may take with waits and repetitions.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The most that one attempt may take, where the settings' time is too long.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What shares a limit: Slack counts posts per channel and every other method per workspace.</summary>
    public string Limit => $"{Method} {Place}";
}

/// <summary>How a call ended.</summary>
internal abstract record SlackReply
{
    private SlackReply()
    {
    }

    internal sealed record Ok(byte[] Body) : SlackReply;

    /// <summary>Slack said no, with the error's name, and the scope that was missing where it was one.</summary>
    internal sealed record Refused(string Error, string? Needed = null) : SlackReply;

    /// <summary>Too many requests; nothing was done.</summary>
    internal sealed record Later(TimeSpan After) : SlackReply;

    /// <summary>No reply, or one that says nothing (a 5xx, a proxy's page): it may have been done.</summary>
    internal sealed record Unknown(string Why) : SlackReply;
}
