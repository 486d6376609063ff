namespace PsoasBot.Answering.Understanding;

/// <summary>
/// What was said before a question: the lines "member: …", "bot: …", "member 2: …", oldest first.
/// Only the latest exchange carries meaning into a follow-up.
/// </summary>
internal sealed record ConversationThread(string LastQuestion, string LastReply)
{
    public static ConversationThread? Parse(IReadOnlyList<string> history)
    {
        var reply = "";
        for (var at = history.Count - 1; at >= 0; at--)
        {
            var (isBot, text) = Split(history[at]);
            if (isBot && reply.Length == 0) reply = text;
            else if (!isBot && reply.Length > 0) return new ConversationThread(text, reply);
        }
        return reply.Length > 0 ? new ConversationThread("", reply) : null;
    }

    /// <summary>Earlier messages of members, for the safety screen.</summary>
    public static IReadOnlyList<string> MemberMessages(IReadOnlyList<string> history) =>
        [.. history.Select(Split).Where(turn => !turn.IsBot).Select(turn => turn.Text)];

    private static (bool IsBot, string Text) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 0 or > 20) return (false, line.Trim());
        return (line[..colon].Trim().Equals("bot", StringComparison.OrdinalIgnoreCase), line[(colon + 1)..].Trim());
    }
}
