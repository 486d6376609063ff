namespace PsoasBot.Retrieval;

/// <summary>How the parts of a <see cref="Nearness"/> make a score. Fitted on tests/questions/fit.jsonl, see docs/answers.md.</summary>
internal sealed record RankingWeights
{
    public float Ask { get; init; } = 0.05f;
    public float SecondAsk { get; init; } = 0.4375f;
    public float Text { get; init; } = 0.164f;
    public float Document { get; init; } = 3.125f;
    public float Coverage { get; init; } = 0.0048f;

    /// <summary>The weight of the learnt vectors, beside the others, which alone share the whole.</summary>
    public float Meaning { get; init; } = 0.1875f;

    /// <summary>What the vectors of an embedding model add to a score at most. Not fitted: which model is used, the community decides.</summary>
    public float Embedding { get; init; } = 0.2f;

    /// <summary>How much of a contested claim's score its sides' best statements get on top.</summary>
    public float ClaimPull { get; init; } = 0.28f;

    /// <summary>What a question gains that is a known way to ask, but for small words and words that mean the same.</summary>
    public float Known { get; init; } = 0.2f;

    /// <summary>What it gains on top when it is one word for word: "is the psoas a hip flexor" asks nothing where both mean the same.</summary>
    public float Verbatim { get; init; } = 0.3f;

    public float Score(Nearness near) =>
        (Ask * near.Ask + SecondAsk * near.SecondAsk + Text * near.Text + Document * near.Document + Coverage * near.Coverage)
        / (Ask + SecondAsk + Text + Document + Coverage)
        + Meaning * near.Meaning
        + (near.Ask >= Nearness.KnownAsk ? Known : 0)
        + (near.IsVerbatim ? Verbatim : 0)
        + Embedding * near.Embedding;
}
