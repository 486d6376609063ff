namespace PsoasBot.Retrieval;

/// <summary>
/// How passages are ranked. BM25F (Robertson, Zaragoza, Taylor 2004) with k1 and a b for each field, then coverage, proximity and feedback.
/// The defaults are fitted on the Cranfield collection with cross-validation, see docs/retrieval.md.
/// </summary>
internal sealed record RetrievalOptions
{
    /// <summary>Saturation of repeated words, 0 to 3.</summary>
    public float K1 { get; init; } = 1.6f;

    /// <summary>Length normalisation of the text, 0 to 1.</summary>
    public float TextB { get; init; } = 0.7f;

    /// <summary>Length normalisation of the title, 0 to 1.</summary>
    public float TitleB { get; init; } = 0.6f;

    /// <summary>How many words in the text one word in the title is worth, 0 to 10.</summary>
    public float TitleWeight { get; init; } = 2.8f;

    /// <summary>Share of the score that depends on how much of the question a passage covers, 0 to 1.</summary>
    public float CoverageShare { get; init; } = 0.2f;

    /// <summary>Gain for neighbouring question words that stand close together in the passage, 0 to 1.</summary>
    public float ProximityGain { get; init; } = 0.25f;

    /// <summary>How many of the best passages are looked at again for coverage, proximity and feedback, 1 to 1,000.</summary>
    public int Rerank { get; init; } = 100;

    /// <summary>How many of the best passages tell which other words belong to the subject (pseudo-relevance feedback), 0 to 20; 0 turns it off.</summary>
    public int FeedbackPassages { get; init; } = 8;

    /// <summary>How many of their words are used, 1 to 100.</summary>
    public int FeedbackTerms { get; init; } = 40;

    /// <summary>Share of the final score that the words of the feedback give, 0 to 1.</summary>
    public float FeedbackShare { get; init; } = 0.5f;

    /// <summary>Question words (what, how, who …) are kept as words: right where passages are themselves questions.</summary>
    public bool KeepQuestionWords { get; init; }
}
