namespace PsoasBot.Platforms.Discord;

/// <summary>
/// What is needed to answer where a question came from, as the text that the inbox keeps until the answer stands: an interaction's token
/// (valid for 15 minutes), or the message to reply to.
/// </summary>
internal abstract record ReplyHandle
{
    private ReplyHandle()
    {
    }

    /// <param name="Application">The application's id.</param>
    /// <param name="Token">The interaction's token.</param>
    /// <param name="Wish">What the member said about privacy; null where nothing.</param>
    internal sealed record ToInteraction(string Application, string Token, bool? Wish) : ReplyHandle
    {
        public override string ToString() => $"i|{Application}|{(Wish is { } wish ? wish ? "y" : "n" : "-")}|{Token}";
    }

    /// <param name="Message">The message that asked.</param>
    /// <param name="OpensThread">The answer opens that message's thread.</param>
    internal sealed record ToMessage(string Message, bool OpensThread) : ReplyHandle
    {
        public override string ToString() => $"m|{(OpensThread ? "t" : "-")}|{Message}";
    }

    public static ReplyHandle? Parse(string? text) => text?.Split('|', 4) switch
    {
        ["i", var application, var wish, var token] => new ToInteraction(application, token, wish switch { "y" => true, "n" => false, _ => null }),
        ["m", var thread, var message] => new ToMessage(message, thread == "t"),
        _ => null,
    };
}
