using PsoasBot.Conversations.Inbox;

namespace PsoasBot.Conversations.Work;

/// <summary>What a worker does with a claimed question.</summary>
internal enum NextStep
{
    /// <summary>Make the answer, keep it, send it.</summary>
    Answer,

    /// <summary>The kept answer is sent again; nothing was sent since it was kept or last refused.</summary>
    Send,

    /// <summary>An attempt was sent and never confirmed: look for it first, and send again only where it is not found.</summary>
    LookThenSend,

    /// <summary>The platform's time for an answer has passed, or no answer could be made: say sorry.</summary>
    Apologise,

    /// <summary>As <see cref="Apologise"/>, but an attempt may have arrived.</summary>
    LookThenApologise,

    /// <summary>Too old; nothing more is tried.</summary>
    GiveUp,
}

/// <summary>Decides the next step from the question and the time alone.</summary>
internal static class StepPolicy
{
    /// <summary>Claims after which a question without an answer is taken for one that cannot be answered.</summary>
    public const int FruitlessClaims = 5;

    public static NextStep For(ClaimedQuestion question, DateTimeOffset now, ConversationOptions options)
    {
        if (now - question.Message.ReceivedAt > options.GiveUpAfter) return NextStep.GiveUp;
        var late = question.Message.AnswerBefore is { } deadline && now >= deadline;
        return question.State switch
        {
            QuestionState.Waiting => late || question.Attempts > FruitlessClaims ? NextStep.Apologise : NextStep.Answer,
            QuestionState.Prepared => late ? NextStep.Apologise : NextStep.Send,
            QuestionState.Sending => late ? NextStep.LookThenApologise : NextStep.LookThenSend,
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.State, "only open questions are claimed"),
        };
    }
}
