using PsoasBot.Answering;

namespace PsoasBot.Conversations;

/// <summary>Finds what was answered, for buttons that are pressed long after.</summary>
internal interface IAnswerLookup
{
    /// <summary>Null where there is no such question, none was answered yet, or it was forgotten.</summary>
    ValueTask<AnsweredQuestion?> FindAsync(string questionId, CancellationToken cancellationToken);
}

/// <summary>A question with the answer as it stands now: moderators' corrections and retractions included.</summary>
internal sealed record AnsweredQuestion(string QuestionId, IncomingMessage Question, Answer Answer);
