using PsoasBot.Answering.Understanding;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Whether the sources answer a question: a logistic model over seven signs that retrieval gives, fitted on tests/questions/fit.jsonl
/// (`dotnet run -c Release --project tests/PsoasBot.Benchmarks -- calibrate`). Each sign lies between 0 and 1.
/// </summary>
internal sealed record AnswerDecision
{
    public const int SignCount = 8;

    /// <summary>One weight for each sign of <see cref="Signs"/>, the constant last.</summary>
    public IReadOnlyList<float> Weights { get; init; } = [7.4f, -9.3f, 5.2f, 3.8f, 4.8f, -0.4f, -2.9f, -5.1f];

    /// <summary>Answer from this probability on.</summary>
    public float Threshold { get; init; } = 0.35f;

    public float Probability(UnderstoodQuestion question)
    {
        Span<float> signs = stackalloc float[SignCount];
        Signs(question, signs);
        var sum = 0f;
        for (var i = 0; i < SignCount; i++) sum += Weights[i] * signs[i];
        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>Best statement, best subject outside the sources, best claim, coverage, covered weight, unknown words, brevity, constant.</summary>
    public static void Signs(UnderstoodQuestion question, Span<float> signs)
    {
        var findings = question.Findings;
        var coverage = findings.Statements.Count == 0 ? 0 : findings.Statements.Take(5).Max(target => target.Nearness.Coverage);
        signs[0] = question.Candidates.Count == 0 ? 0 : Math.Min(1.2f, question.Candidates[0].Score);
        signs[1] = findings.Scope.Count == 0 ? 0 : findings.Scope[0].Score;
        signs[2] = findings.Claims.Count == 0 ? 0 : findings.Claims[0].Score;
        signs[3] = coverage;
        signs[4] = Math.Min(1, coverage * findings.Weight / 25f);
        signs[5] = findings.Unknown;
        signs[6] = findings.Words <= 2 ? 1 : 0;
        signs[7] = 1;
    }
}
