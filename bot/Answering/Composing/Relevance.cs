using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Whether a statement adds to the best one what the question wants: a logistic model over <see cref="SignCount"/> signs, fitted on the gold statements of tests/questions
/// (`-- calibrate`, both classes counting the same). A word that two statements share is no reason: filler is worse than a short answer.
/// </summary>
internal sealed class Relevance(KnowledgeBase knowledge)
{
    public const int SignCount = 9;

    private static readonly float[] Weights = [2.93f, -0.88f, -0.29f, -0.97f, 3.01f, 1.80f, 0.41f, 1.36f, -2.33f];

    /// <summary>The probability of a candidate beside the best one, 0 to 1.</summary>
    public float Probability(ScoredStatement candidate, ScoredStatement best, Findings findings)
    {
        Span<float> signs = stackalloc float[SignCount];
        Signs(candidate, best, findings, signs);
        return Logistic.Probability(Weights, signs);
    }

    /// <summary>The score; how near the second way to ask, the text and the whole document are, and what learnt vectors give it; a contested claim, the kind and topics that it shares with the best; the constant.</summary>
    public void Signs(ScoredStatement candidate, ScoredStatement best, Findings findings, Span<float> signs)
    {
        var (statement, first) = (candidate.Statement, best.Statement);
        var near = findings.Statement(statement.Id.ToString())?.Nearness ?? default;
        signs[0] = candidate.Score;
        signs[1] = near.SecondAsk;
        signs[2] = near.Text;
        signs[3] = near.Document;
        signs[4] = near.Meaning;
        signs[5] = knowledge.ClaimsOf(statement.Id).Any(claim => claim.Involves(first.Id)) ? 1 : 0;
        signs[6] = statement.Kind == first.Kind ? 1 : 0;
        signs[7] = statement.Topics.Count(topic => first.Topics.Contains(topic, StringComparer.Ordinal)) / (float)Math.Max(1, Math.Min(statement.Topics.Count, first.Topics.Count));
        signs[8] = 1;
    }
}
