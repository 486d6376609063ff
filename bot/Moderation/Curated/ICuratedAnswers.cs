using PsoasBot.Answering;

namespace PsoasBot.Moderation.Curated;

/// <summary>Answers that moderators wrote for a question, served for the same question asked again.</summary>
internal interface ICuratedAnswers
{
    /// <summary>The moderators' answer where there is one for this question, else <paramref name="fresh"/>.</summary>
    ValueTask<Answer> ReplaceAsync(CuratedRequest request, Answer fresh, CancellationToken cancellationToken);
}

/// <summary>A question and the community that asks it.</summary>
internal sealed record CuratedRequest(string Platform, string Community, string Question);
