namespace PsoasBot.Platforms.Slack;

/// <summary>What is needed to answer where a question came from, as the text that the inbox keeps until the answer stands.</summary>
internal abstract record ReplyHandle
{
    private ReplyHandle()
    {
    }

    /// <summary>A command, a shortcut or a form: its response address is good for 30 minutes and five uses.</summary>
    /// <param name="Address">The response address; null where there was none.</param>
    /// <param name="Wish">What the member said about privacy; null where nothing.</param>
    /// <param name="Thread">The thread that the answer goes into; null for the channel.</param>
    internal sealed record ToCommand(Uri? Address, bool? Wish, string? Thread = null) : ReplyHandle
    {
        public override string ToString() => $"c|{(Wish is { } wish ? wish ? "y" : "n" : "-")}|{Thread}|{Address?.AbsoluteUri}";
    }

    /// <summary>A message.</summary>
    /// <param name="Ts">The message that asked.</param>
    /// <param name="Thread">The thread that the answer goes into; null for beside the message.</param>
    internal sealed record ToMessage(string Ts, string? Thread) : ReplyHandle
    {
        public override string ToString() => $"m|{Ts}|{Thread}";
    }

    public static ReplyHandle? Parse(string? text) => text?.Split('|', 4) switch
    {
        ["c", var wish, var thread, var address] => new ToCommand(Uri.TryCreate(address, UriKind.Absolute, out var read) ? read : null, wish switch { "y" => true, "n" => false, _ => null }, thread.Length > 0 ? thread : null),
        ["m", var ts, var thread] => new ToMessage(ts, thread.Length > 0 ? thread : null),
        _ => null,
    };
}
