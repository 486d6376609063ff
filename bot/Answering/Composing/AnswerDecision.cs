using PsoasBot.Answering.Understanding;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Whether the sources answer a question: a logistic model over the signs that retrieval gives, fitted on tests/questions
/// (`dotnet run -c Release --project tests/PsoasBot.Benchmarks -- calibrate knowledge FILES`). Each sign lies between 0 and 1.
/// </summary>
internal sealed record AnswerDecision
{
    private const float ManyWords = 14;
    private const int MostFollowUpWords = 8;
    private const int FewOutside = 3;

    public const int SignCount = 16;

    /// <summary>One weight for each sign of <see cref="Signs"/>, the constant last.</summary>
    public IReadOnlyList<float> Weights { get; init; } = [2.62f, -0.41f, 1.79f, 0.78f, 1.13f, -1.37f, -0.86f, 1.83f, -2.60f, 0.18f, 2.48f, -0.07f, -2.28f, 1.82f, 1.27f, -2.98f];

    /// <summary>Answer from this probability on.</summary>
    public float Threshold { get; init; } = 0.34f;

    /// <summary>Answer a member whose condition allows no doses and steps from this probability on.</summary>
    public float CarefulThreshold { get; init; } = 0.45f;

    /// <summary>Answer from this probability on what reads like everyday talk and yet names the muscle or the member's own body.</summary>
    public float DoubtedThreshold { get; init; } = 0.1f;

    /// <summary>A message in a thread is declined when its log-odds, read without the thread, are below this …</summary>
    public float FollowUpOdds { get; init; } = -3.6f;

    /// <summary>… and this for each of its telling words: the fewer it has, the more it leans on the thread.</summary>
    public float FollowUpOddsPerWord { get; init; } = 0.37f;

    /// <summary>The reply for a subject of everyday talk is given from this match with a known way of it on; below it the bot says that it found nothing.</summary>
    public float EverydayMatch { get; init; } = 0.6f;

    /// <summary>… and the reply to a greeting, to thanks or to good news from this one on: "I am glad" must not answer "sore today".</summary>
    public float ReplyMatch { get; init; } = 0.75f;

    /// <summary>A message is small talk when it matches a known way of it at least this closely.</summary>
    public float SmallTalkMatch { get; init; } = 0.93f;

    /// <summary>A message that leans on its thread is nevertheless about something outside the sources.</summary>
    public bool IsOutside(UnderstoodQuestion followUp) =>
        !IsKnown(followUp.Alone) && LogOdds(followUp) < FollowUpOdds + FollowUpOddsPerWord * Math.Min(MostFollowUpWords, followUp.Alone.Words);

    public float Probability(UnderstoodQuestion question) => IsKnown(question.Alone) ? 1 : Logistic.Probability(LogOdds(question));

    private float LogOdds(UnderstoodQuestion question)
    {
        Span<float> signs = stackalloc float[SignCount];
        Signs(question, signs);
        return Logistic.LogOdds(Weights, signs);
    }

    /// <summary>The best statement or claim has this very way to ask, and nothing outside comes as near.</summary>
    private static bool IsKnown(Findings findings)
    {
        var best = findings.Statements.Concat(findings.Claims).MaxBy(target => target.Score);
        return best is { Nearness.Ask: >= Nearness.KnownAsk } && (findings.Scope.Count == 0 || findings.Scope[0].Score < best.Score) && !findings.Scope.Take(FewOutside).Any(target => target.Nearness.Ask >= Nearness.KnownAsk);
    }

    /// <summary>
    /// Scores of the best statement, subject outside the sources and claim; coverage; covered weight; unknown words; what learnt vectors give the best subject outside; the closest ways to ask
    /// for the best statement and the best subject outside; a named voice; which of both documents is nearer; what learnt vectors give the best statement and everything outside; which way the words lean; how many there are; and the constant.
    /// </summary>
    public static void Signs(UnderstoodQuestion question, Span<float> signs)
    {
        var findings = question.Alone;
        var best = findings.Statements.Count == 0 ? default : findings.Statements[0].Nearness;
        var outside = findings.Scope.Count == 0 ? default : findings.Scope[0].Nearness;
        var coverage = findings.Statements.Count == 0 ? 0 : findings.Statements.Take(5).Max(target => target.Nearness.Coverage);
        signs[0] = Math.Min(1.2f, question.BestAlone);
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
        signs[13] = findings.Leaning;
        signs[14] = Math.Min(1, findings.Words / ManyWords);
        signs[15] = 1;
    }
}
