namespace PsoasBot.Platforms;

/// <summary>What a platform knows about a message that somebody wrote.</summary>
internal sealed record HeardMessage
{
    public required string MemberId { get; init; }

    /// <summary>Written by a program: this bot, another one, a webhook, the platform itself.</summary>
    public bool IsAutomatic { get; init; }

    public bool HasText { get; init; } = true;
    public bool IsDirect { get; init; }
    public bool IsAllowedChannel { get; init; } = true;
    public bool MentionsBot { get; init; }
    public bool RepliesToBot { get; init; }

    /// <summary>Mentions, or replies to, somebody else.</summary>
    public bool AddressesOthers { get; init; }

    /// <summary>The bot's own thread that it was written in; null elsewhere.</summary>
    public BotThread? Thread { get; init; }
}

/// <summary>A thread that was opened for an answer.</summary>
/// <param name="AskerId">Whose question it was opened for.</param>
/// <param name="HumanSpoke">Somebody else has answered, so the bot leaves the talk to people.</param>
internal sealed record BotThread(string AskerId, bool HumanSpoke);

/// <summary>What to do with a heard message.</summary>
internal enum Route { Silent, Ask, FollowUp }

/// <summary>
/// Decides whether a message is for the bot. It speaks when it is spoken to (direct message, mention, reply), and goes on in its own thread
/// with the person who asked until another person joins in.
/// </summary>
internal static class Routing
{
    public static Route Of(HeardMessage message)
    {
        if (message.IsAutomatic || !message.HasText) return Route.Silent;
        if (message.IsDirect) return Route.Ask;
        if (!message.IsAllowedChannel) return Route.Silent;
        if (message.RepliesToBot) return Route.FollowUp;
        if (message.MentionsBot) return message.Thread is null ? Route.Ask : Route.FollowUp;
        return message.Thread is { HumanSpoke: false } thread && thread.AskerId == message.MemberId && !message.AddressesOthers ? Route.FollowUp : Route.Silent;
    }

    /// <summary>The thread after the message: a person other than the asker who speaks without addressing the bot takes the talk over.</summary>
    public static BotThread After(BotThread thread, HeardMessage message) =>
        message.IsAutomatic || message.MentionsBot || message.RepliesToBot || message.MemberId == thread.AskerId ? thread : thread with { HumanSpoke = true };
}
