using PsoasBot.Answering;
using PsoasBot.Moderation.Likeness;
using PsoasBot.Moderation.Review;
using PsoasBot.Safety;

namespace PsoasBot.Moderation.Curated;

/// <summary>
/// Serves moderators' answers for the same and closely similar questions of their community. Never over a safety card, never for a question
/// that is screened otherwise, and never when a cited statement has changed meanwhile.
/// </summary>
internal sealed class CuratedAnswers(
    ICuratedStore store, Lazy<QuestionSimilarity> similarity, CuratedKnowledge knowledge, CorrectionWriter corrections, TimeProvider time) : ICuratedAnswers, IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Shelf _shelf = new(-1, []);

    public async ValueTask<Answer> ReplaceAsync(CuratedRequest request, Answer fresh, CancellationToken cancellationToken)
    {
        if (fresh.Status == AnswerStatus.Safety || fresh.Level >= SafetyLevel.Urgent) return fresh;
        var shelf = await ShelfAsync(cancellationToken);
        if (Best(shelf, request) is not { } curated) return fresh;
        if (!knowledge.IsCurrent(curated))
        {
            await store.ReturnToReviewAsync(curated.QuestionId, time.GetUtcNow(), cancellationToken);
            return fresh;
        }
        var served = corrections.Render(curated.Answer, $"Reviewed by moderators on {Notices.Date(curated.ReviewedAt)}.", fresh.Referral);
        return served with { Level = fresh.Level, Flags = ["curated"], Receipt = fresh.Receipt with { Decision = $"curated {curated.QuestionId}" } };
    }

    private CuratedAnswer? Best(Shelf shelf, CuratedRequest request)
    {
        if (shelf.Entries.Count == 0) return null;
        var asked = similarity.Value.Read(request.Question);
        return shelf.Entries
            .Where(entry => entry.Answer.Platform == request.Platform && entry.Answer.Community == request.Community)
            .Select(entry => (entry.Answer, Likeliness: similarity.Value.Compare(entry.Question, asked)))
            .Where(pair => pair.Likeliness.IsSame)
            .OrderByDescending(pair => pair.Likeliness.Score)
            .Select(pair => pair.Answer)
            .FirstOrDefault();
    }

    /// <summary>
    /// One reader reads for all who wait: what moderators took back must not be served from the old shelf meanwhile. The revision is read before the
    /// answers, so a change in between is read once more at worst.
    /// </summary>
    private async ValueTask<Shelf> ShelfAsync(CancellationToken cancellationToken)
    {
        var revision = await store.RevisionAsync(cancellationToken);
        if (_shelf is { } current && current.Revision >= revision) return current;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_shelf.Revision >= revision) return _shelf;
            var newest = await store.RevisionAsync(cancellationToken);
            return _shelf = new Shelf(newest, [.. (await store.ActiveAsync(cancellationToken)).Select(answer => new Entry(similarity.Value.Read(answer.Question), answer))]);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private sealed record Shelf(long Revision, IReadOnlyList<Entry> Entries);

    private sealed record Entry(QuestionMeaning Question, CuratedAnswer Answer);
}
