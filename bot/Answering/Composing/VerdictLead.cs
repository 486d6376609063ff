using System.Text.RegularExpressions;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// Whether the verdict of the first marked claim opens the answer: a logistic model over <see cref="SignCount"/> signs, fitted on which questions of tests/questions
/// are labelled as being about just that claim (`-- calibrate`). A verdict that opens another question is a false answer; one that is missing leaves a yes or no unsaid.
/// </summary>
internal static partial class VerdictLead
{
    public const int SignCount = 24;

    /// <summary>The verdict opens from this probability on.</summary>
    private const float Threshold = 0.66f;

    private const float ManyWords = 14;
    private const float Single = 0.6f;
    private const float Known = 0.9f;
    private const float OwnAsk = 0.8f;
    private const float All = 0.95f;

    private static readonly float[] Weights = [-0.66f, 0.48f, 1.80f, 0.06f, 0.52f, -1.06f, 3.72f, -2.48f, 0.87f, 0.11f, 0.68f, -1.71f, 0.83f, 1.27f, -0.86f, 0.49f, 1.46f, -1.49f, -1.03f, -0.78f, -0.96f, 1.23f, -1.17f, -3.05f];

    /// <param name="marked">The marked claims, strongest first; at least one.</param>
    /// <param name="question">What is asked.</param>
    public static bool Opens(IReadOnlyList<ChosenClaim> marked, UnderstoodQuestion question)
    {
        if (IsOwn(marked[0], question)) return true;
        Span<float> signs = stackalloc float[SignCount];
        Signs(marked, question, signs);
        return Logistic.Probability(Weights, signs) >= Threshold;
    }

    /// <summary>The question is a known way to ask for the claim, and has no telling word that the claim knows nothing of.</summary>
    private static bool IsOwn(ChosenClaim claim, UnderstoodQuestion question) =>
        question.Findings.Claim(claim.Claim.Id)?.Nearness is { Ask: >= OwnAsk, Coverage: >= All };

    /// <summary>The signs, each between 0 and 1.3, of the strongest claim.</summary>
    /// <param name="marked">The marked claims, strongest first; at least one.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="signs">Where they are written.</param>
    public static void Signs(IReadOnlyList<ChosenClaim> marked, UnderstoodQuestion question, Span<float> signs)
    {
        var findings = question.Findings;
        var claim = marked[0];
        var near = findings.Claim(claim.Claim.Id);
        var best = question.Candidates[0];
        var nearBest = findings.Statement(best.Statement.Id.ToString())?.Nearness ?? default;
        signs[0] = claim.Strength;
        signs[1] = claim.Strength - (marked.Count > 1 ? marked[1].Strength : 0);
        signs[2] = near?.Nearness.Ask ?? 0;
        signs[3] = near?.Nearness.Coverage ?? 0;
        signs[4] = near?.Nearness.Meaning ?? 0;
        signs[5] = findings.NoClaim;
        signs[6] = near is null ? 0 : Math.Min(1.3f, near.Score / best.Score);
        signs[7] = nearBest.Ask;
        signs[8] = nearBest.Meaning;
        signs[9] = question.Form == QuestionForm.YesNo || Whether().IsMatch(question.Text) ? 1 : 0;
        signs[10] = question.Form == QuestionForm.Who ? 1 : 0;
        signs[11] = question.Form is QuestionForm.HowTo ? 1 : 0;
        signs[12] = question.Form is QuestionForm.Where or QuestionForm.Why ? 1 : 0;
        signs[13] = Verdicts.AreAsked(question.Text) ? 1 : 0;
        signs[14] = Verdicts.WaitsForContent(question.Text) ? 1 : 0;
        signs[15] = Either().IsMatch(question.Text) ? 1 : 0;
        signs[16] = claim.Claim.Involves(best.Statement.Id) ? 1 : 0;
        signs[17] = Math.Min(1, findings.Words / ManyWords);
        signs[18] = findings.Unknown;
        signs[19] = question.Form == QuestionForm.Dose ? 1 : 0;
        signs[20] = question.Focus.IsNone ? 0 : Single;
        signs[21] = near?.Nearness.Ask >= Known ? 1 : 0;
        signs[22] = Math.Max(0, findings.Statements.Take(5).Select(found => found.Nearness.Coverage).DefaultIfEmpty().Max() - signs[3]);
        signs[23] = 1;
    }

    /// <summary>"Is it …", "does it …" at the beginning of any part of the message.</summary>
    [GeneratedRegex(@"(^|[.!?,;:]\s*|\b(so|and|but|or|if|whether)\s+)(is|are|does|do|did|can|could|should|will|would|has|have)\s+(?!you\b)\w+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Whether();

    /// <summary>One thing or the other.</summary>
    [GeneratedRegex(@"\b(or|versus|vs)\b|\w/\w", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Either();
}
