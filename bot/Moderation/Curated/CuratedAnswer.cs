using PsoasBot.Answering;
using PsoasBot.Safety;

namespace PsoasBot.Moderation.Curated;

/// <summary>An answer that moderators stand behind, for a question and the questions that are the same.</summary>
internal sealed record CuratedAnswer
{
    public required string QuestionId { get; init; }
    public required string Platform { get; init; }
    public required string Community { get; init; }
    public required string Question { get; init; }

    /// <summary>The question is a moderator's wording and not the member's.</summary>
    public required bool IsOwnWording { get; init; }

    /// <summary>How the question was screened that it was made for.</summary>
    public required SafetyLevel Level { get; init; }

    public required Answer Answer { get; init; }

    /// <summary>The statements that it cites, each with a hash of its text at the time.</summary>
    public required IReadOnlyDictionary<string, string> Cited { get; init; }

    public required DateTimeOffset ReviewedAt { get; init; }
}

/// <summary>Keeps the curated answers.</summary>
internal interface ICuratedStore
{
    /// <summary>All that are served at present, oldest first.</summary>
    ValueTask<IReadOnlyList<CuratedAnswer>> ActiveAsync(CancellationToken cancellationToken);

    /// <summary>Grows with every change to any curated answer, in the same transaction, so that workers know when to read them again.</summary>
    ValueTask<long> RevisionAsync(CancellationToken cancellationToken);

    /// <summary>Takes one out of service and opens its case again, with the flag "knowledge-changed".</summary>
    ValueTask ReturnToReviewAsync(string questionId, DateTimeOffset now, CancellationToken cancellationToken);
}
