using PsoasBot.Answering.Understanding;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Whether the sources answer a question: a logistic model over the signs that retrieval gives, fitted on tests/questions
/// (`dotnet run -c Release --project tests/PsoasBot.Benchmarks -- calibrate knowledge FILES`). Each sign lies between 0 and 1.
/// </summary>
internal sealed record AnswerDecision
{
    public const int SignCount = 14;

    /// <summary>One weight for each sign of <see cref="Signs"/>, the constant last.</summary>
    public IReadOnlyList<float> Weights { get; init; } = [0.56f, -2.67f, 3.81f, 0.73f, 2.63f, -1.69f, 0.17f, 0.91f, -1.08f, 0.58f, 3.13f, 0.56f, -2.25f, -3.88f];

    /// <summary>Answer from this probability on.</summary>
    public float Threshold { get; init; } = 0.35f;

    /// <summary>Answer a member whose condition allows no doses and steps from this probability on.</summary>
    public float CarefulThreshold { get; init; } = 0.45f;

    /// <summary>A message in a thread is about something outside the sources only below this probability.</summary>
    public float FollowUpThreshold { get; init; } = 0.35f;

    /// <summary>… and when that something scores this many times as high as the best statement.</summary>
    public float OutsideAdvantage { get; init; } = 1.0f;

    /// <summary>A message is small talk when it matches a known way of it at least this closely.</summary>
    public float SmallTalkMatch { get; init; } = 0.85f;

    public float Probability(UnderstoodQuestion question)
    {
        if (IsKnown(question.Findings)) return 1;
        Span<float> signs = stackalloc float[SignCount];
        Signs(question, signs);
        var sum = 0f;
        for (var i = 0; i < SignCount; i++) sum += Weights[i] * signs[i];
        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>The best statement or claim has this very way to ask, and nothing outside comes nearer.</summary>
    private static bool IsKnown(Findings findings)
    {
        var best = findings.Statements.Concat(findings.Claims).MaxBy(target => target.Score);
        return best is { Nearness.Ask: >= Nearness.KnownAsk } && (findings.Scope.Count == 0 || findings.Scope[0].Score < best.Score);
    }

    /// <summary>
    /// Scores of the best statement, subject outside the sources and claim; coverage; covered weight; unknown words; what learnt vectors give the best subject outside; the closest ways to ask
    /// for the best statement and the best subject outside; a named voice; which of both documents is nearer; what learnt vectors give the best statement and everything outside; and the constant.
    /// </summary>
    public static void Signs(UnderstoodQuestion question, Span<float> signs)
    {
        var findings = question.Findings;
        var best = findings.Statements.Count == 0 ? default : findings.Statements[0].Nearness;
        var outside = findings.Scope.Count == 0 ? default : findings.Scope[0].Nearness;
        var coverage = findings.Statements.Count == 0 ? 0 : findings.Statements.Take(5).Max(target => target.Nearness.Coverage);
        signs[0] = question.Candidates.Count == 0 ? 0 : Math.Min(1.2f, question.Candidates[0].Score);
        signs[1] = findings.Scope.Count == 0 ? 0 : findings.Scope[0].Score;
        signs[2] = findings.Claims.Count == 0 ? 0 : findings.Claims[0].Score;
        signs[3] = coverage;
        signs[4] = Math.Min(1, coverage * findings.Weight / 25f);
        signs[5] = findings.Unknown;
        signs[6] = outside.Meaning;
        signs[7] = best.Ask;
        signs[8] = outside.Ask;
        signs[9] = question.Focus.IsNone ? 0 : 1;
        signs[10] = Math.Clamp((best.Document - outside.Document) * 3, -1, 1);
        signs[11] = best.Meaning;
        signs[12] = findings.Outside;
        signs[13] = 1;
    }
}
