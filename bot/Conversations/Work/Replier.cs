using PsoasBot.Answering;
using PsoasBot.Conversations.Inbox;
using PsoasBot.Moderation;
using PsoasBot.Moderation.Curated;

namespace PsoasBot.Conversations.Work;

/// <summary>Answers <see cref="MessageKind.Routine"/>; the Routines room's way in.</summary>
internal delegate ValueTask<Answer> RoutineReply(IncomingMessage message, CancellationToken cancellationToken);

/// <summary>
/// The answerer's answer, a moderators' one where they have answered this question before, and the flags' policy on top.
/// The question is always answered afresh first: the screen sees every message, and its level decides whether a curated answer fits.
/// </summary>
internal sealed class Replier(IAnswerer answerer, ICuratedAnswers curated, ReviewPolicy policy, RoutineReply? routine = null) : IReplier
{
    public async ValueTask<PreparedAnswer> ReplyAsync(IncomingMessage message, IReadOnlyList<string> history, CancellationToken cancellationToken)
    {
        var (answer, review) = policy.Apply(await AnswerAsync(message, history, cancellationToken));
        return new PreparedAnswer(answer, review);
    }

    private async ValueTask<Answer> AnswerAsync(IncomingMessage message, IReadOnlyList<string> history, CancellationToken cancellationToken)
    {
        if (message.Kind == MessageKind.Routine && routine is not null) return await routine(message, cancellationToken);
        var fresh = await answerer.AnswerAsync(new Question(message.Text) { History = history, Locale = message.Locale }, cancellationToken);
        return message.Kind == MessageKind.Ask ? await curated.ReplaceAsync(new CuratedRequest(message.Event.Platform, message.Event.Community, message.Text), fresh, cancellationToken) : fresh;
    }
}
