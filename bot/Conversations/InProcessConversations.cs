namespace PsoasBot.Conversations;

/// <summary>
/// Conversations of one process: accepts a message once, and hands it to <see cref="ConversationWorker"/>. What waits here is
/// answered at a graceful stop and lost at a hard one; the durable inbox takes this place where that matters.
/// </summary>
internal sealed class InProcessConversations(ConversationOptions options, QuestionLanes lanes, RecentEvents recent, TimeProvider time) : IConversations
{
    public ValueTask<Acceptance> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Accept(message));

    private Acceptance Accept(IncomingMessage message)
    {
        if (string.IsNullOrWhiteSpace(message.Text)) return new Acceptance.Refused(Replies.Empty);
        if (message.Text.Length > options.MessageLength) return new Acceptance.Refused(Replies.TooLong(options.MessageLength));
        var id = $"q-{Guid.CreateVersion7(time.GetUtcNow()):n}";
        if (!recent.TryAdd(message.Event, id, out var earlier)) return new Acceptance.Duplicate(earlier);
        if (lanes.TryEnqueue(new AcceptedQuestion(id, message))) return new Acceptance.Accepted(id);
        recent.Remove(message.Event);
        return new Acceptance.Refused(Replies.Busy);
    }
}
