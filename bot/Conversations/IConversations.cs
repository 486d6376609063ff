namespace PsoasBot.Conversations;

/// <summary>The front door for platforms: a message is durable when this returns <see cref="Acceptance.Accepted"/>.</summary>
internal interface IConversations
{
    ValueTask<Acceptance> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken);
}

/// <summary>What became of an incoming message.</summary>
internal abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>Durable; exactly one answer follows through <see cref="IDelivery"/>.</summary>
    internal sealed record Accepted(string QuestionId) : Acceptance;

    /// <summary>The event was accepted before; nothing more happens.</summary>
    internal sealed record Duplicate(string QuestionId) : Acceptance;

    /// <summary>Not accepted, with a friendly line for the member (too many questions, too long, empty).</summary>
    internal sealed record Refused(string Reply) : Acceptance;
}
