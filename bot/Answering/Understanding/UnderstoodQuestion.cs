using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Understanding;

/// <summary>A question read in its thread: whose words it asks for, what form it has, what the knowledge holds near it.</summary>
internal sealed record UnderstoodQuestion
{
    /// <summary>The member's words.</summary>
    public required string Text { get; init; }

    /// <summary>What to say where it is not written in English; null where it is, or may be.</summary>
    public required ForeignMessage? Foreign { get; init; }

    public required SmallTalkReading SmallTalk { get; init; }
    public required QuestionForm Form { get; init; }
    public required Focus Focus { get; init; }
    /// <summary>What the message is near to; in a thread, together with what the thread is about.</summary>
    public required Findings Findings { get; init; }

    /// <summary>What the message is near to read without its thread; the same where there is none.</summary>
    public required Findings Alone { get; init; }

    /// <summary>The score of the best candidate, read without the thread.</summary>
    public required float BestAlone { get; init; }
    public required FollowUpKind FollowUp { get; init; }

    /// <summary>The statements that the last reply rested on; empty for a new topic.</summary>
    public required IReadOnlyList<StatementId> Previous { get; init; }

    /// <summary>Candidates, best first, with everything taken into account.</summary>
    public required IReadOnlyList<ScoredStatement> Candidates { get; init; }
}

/// <summary>A statement and its score for one question.</summary>
internal sealed record ScoredStatement(Statement Statement, float Score);
