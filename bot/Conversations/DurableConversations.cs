using PsoasBot.Conversations.Inbox;
using PsoasBot.Conversations.Limits;
using PsoasBot.Conversations.Work;

namespace PsoasBot.Conversations;

/// <summary>Takes messages into the inbox: what it says is accepted survives any crash and gets exactly one answer.</summary>
internal sealed partial class DurableConversations(
    IInbox inbox, RateLimits limits, WorkSignal signal, ConversationOptions options, ILogger<DurableConversations> logger) : IConversations
{
    public async ValueTask<Acceptance> AcceptAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(message.Text)) return new Acceptance.Refused(Replies.Empty);
        if (message.Text.Length > options.MessageLength) return new Acceptance.Refused(Replies.TooLong(options.MessageLength));
        try
        {
            return await StoreAsync(message, cancellationToken);
        }
        catch (StoreUnavailableException problem)
        {
            LogNotAccepted(problem, message.Event.Platform);
            return new Acceptance.Refused(Replies.StoreDown);
        }
    }

    private async ValueTask<Acceptance> StoreAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var id = QuestionName.Of(message.Event);
        if (limits.Take(message) is RateVerdict.TooFast verdict)
        {
            return await inbox.KnowsAsync(message.Event, cancellationToken)
                ? new Acceptance.Duplicate(id)
                : new Acceptance.Refused(Replies.TooFast(verdict));
        }
        if (!await inbox.AcceptAsync(message, cancellationToken)) return new Acceptance.Duplicate(id);
        signal.Raise();
        return new Acceptance.Accepted(id);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message from {Platform} was not accepted: the store is unavailable")]
    private partial void LogNotAccepted(Exception problem, string platform);
}

/// <summary>The store cannot be used now: unreachable, locked by another program, or its disk is full. The message says which.</summary>
internal sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
