using PsoasBot.Answering;

namespace PsoasBot.Moderation;

/// <summary>Answers that moderators wrote for a question, served for the same question asked again.</summary>
internal interface ICuratedAnswers
{
    /// <summary>The moderators' answer where there is one for this question, else <paramref name="fresh"/>.</summary>
    ValueTask<Answer> ReplaceAsync(string question, Answer fresh, CancellationToken cancellationToken);
}
