using PsoasBot.Answering.Meaning;
using PsoasBot.Answering.Phrasing;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering;

/// <summary>What helps to search for a question beside its own words: the follow-up in other words, and what vectors find near it.</summary>
internal sealed record SearchAid(RewrittenQuestion? FollowUp, MeaningFindings? Meaning)
{
    public static SearchAid None { get; } = new(null, null);

    public IReadOnlyDictionary<Target, float>? Near => Meaning?.Near;
}

/// <summary>Asks the model and the embedding model, where they are set; without them nothing is asked and nothing waits.</summary>
internal sealed class QuestionAids(FollowUpRewriter? rewriter, MeaningSearch? meaning)
{
    public static QuestionAids None { get; } = new(null, null);

    /// <summary>Never throws but for the caller's own cancellation.</summary>
    public async ValueTask<SearchAid> ForAsync(Question question, CancellationToken cancellationToken)
    {
        if (rewriter is null && meaning is null) return SearchAid.None;
        var followUp = rewriter is null ? null : await rewriter.RewriteAsync(question, cancellationToken);
        return new SearchAid(followUp, meaning is null ? null : await meaning.FindAsync(followUp?.Text ?? question.Text, cancellationToken));
    }
}
