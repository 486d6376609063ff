using PsoasBot.Conversations;
using PsoasBot.Platforms.Slack.Cards;
using PsoasBot.Platforms.Slack.Web;

namespace PsoasBot.Platforms.Slack;

/// <summary>Looks through a conversation's history for what the bot itself has posted, by the metadata that it gave each message.</summary>
internal sealed class AnswerSearch(SlackApi api)
{
    private const int MostPages = 20;

    /// <summary>The ts of the answer to a question; null where it is not there, or the bot cannot be there.</summary>
    /// <param name="conversation">Where to look: its thread, or its channel.</param>
    /// <param name="since">The ts from which on.</param>
    /// <param name="questionId">Whose answer.</param>
    /// <param name="change">The version of a changed answer that was sent again; null for the answer itself.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="HttpRequestException">Slack could not be asked.</exception>
    public ValueTask<string?> FindAsync(ConversationKey conversation, string since, string questionId, string? change, CancellationToken cancellationToken) =>
        FindAsync(conversation, since, message => message.Metadata is { EventType: AnswerMessages.Metadata } data && data["question"] == questionId && data["change"] == change, cancellationToken);

    /// <inheritdoc cref="FindAsync(ConversationKey, string, string, string?, CancellationToken)"/>
    public async ValueTask<string?> FindAsync(ConversationKey conversation, string since, Func<Wire.MessageObject, bool> isIt, CancellationToken cancellationToken)
    {
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var (value, reply) = conversation.Thread is { } thread
                ? await api.RepliesAsync(conversation.Channel, thread, since, cursor, cancellationToken)
                : await api.HistoryAsync(conversation.Channel, since, cursor, cancellationToken);
            // Where the bot may not read, it cannot have written.
            if (reply is SlackReply.Refused { Error: var error } && !WebPolicy.IsOfToken(error)) return null;
            if (value is null) throw new HttpRequestException("Slack could not be asked for the history");
            if (value.Messages?.FirstOrDefault(isIt)?.Ts is { } ts) return ts;
            cursor = value.ResponseMetadata?.NextCursor;
            if (cursor is not { Length: > 0 }) return null;
        }
        return null;
    }
}
