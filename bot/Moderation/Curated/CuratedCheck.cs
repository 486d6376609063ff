namespace PsoasBot.Moderation.Curated;

/// <summary>At start: every curated answer whose statements have changed goes back to review, before anybody asks for it.</summary>
internal sealed partial class CuratedCheck(ICuratedStore store, CuratedKnowledge knowledge, TimeProvider time, ILogger<CuratedCheck> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var curated in await store.ActiveAsync(cancellationToken))
        {
            if (knowledge.IsCurrent(curated)) continue;
            await store.ReturnToReviewAsync(curated.QuestionId, time.GetUtcNow(), cancellationToken);
            LogReturned(curated.QuestionId);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The curated answer of {QuestionId} goes back to review: a statement that it cites has changed")]
    private partial void LogReturned(string questionId);
}
