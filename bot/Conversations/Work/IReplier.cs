using PsoasBot.Conversations.Inbox;

namespace PsoasBot.Conversations.Work;

/// <summary>Makes the answer to a message and says what moderators should look at.</summary>
internal interface IReplier
{
    ValueTask<PreparedAnswer> ReplyAsync(IncomingMessage message, IReadOnlyList<string> history, CancellationToken cancellationToken);
}
