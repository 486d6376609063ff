namespace PsoasBot.Answering;

/// <summary>Answers a member's question; the embedded composer and the model-phrased one both do.</summary>
internal interface IAnswerer
{
    /// <summary>Never throws for content; an answer is always given, at worst the safety card.</summary>
    ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken);
}
