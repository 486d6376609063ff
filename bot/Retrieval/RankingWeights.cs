namespace PsoasBot.Retrieval;

/// <summary>How the parts of a <see cref="Nearness"/> make a score. Fitted on tests/questions/fit.jsonl, see docs/answers.md.</summary>
internal sealed record RankingWeights
{
    public float Ask { get; init; } = 0.4f;
    public float SecondAsk { get; init; } = 0.35f;
    public float Text { get; init; } = 0.08f;
    public float Document { get; init; } = 2.5f;
    public float Coverage { get; init; } = 0.02f;

    /// <summary>What the vectors add to a score at most. Not fitted: which model is used, the community decides.</summary>
    public float Meaning { get; init; } = 0.2f;

    /// <summary>How much of a contested claim's score its sides' best statements get on top.</summary>
    public float ClaimPull { get; init; } = 0.18f;

    public float Score(Nearness near) =>
        (Ask * near.Ask + SecondAsk * near.SecondAsk + Text * near.Text + Document * near.Document + Coverage * near.Coverage)
        / (Ask + SecondAsk + Text + Document + Coverage)
        + Meaning * near.Meaning;
}
