using System.Text.RegularExpressions;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Text;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// "What is the psoas?" in a newcomer's words: where it is, then what it does, in the plainest statements near the question, and the finer anatomy not at all.
/// "What does it do?" the other way round.
/// </summary>
internal static partial class Definition
{
    /// <summary>Statements below this share of the best are about something else.</summary>
    private const float LeastShare = 0.15f;

    private const float PerPlace = 0.2f;

    private static readonly HashSet<string> Bare = new(StringComparer.Ordinal)
    {
        "what", "whats", "is", "the", "a", "psoas", "muscle", "it", "this", "that", "thing", "so", "and", "please", "hi", "hello", "hey", "exactly", "even", "actually", "tell", "me", "about", "explain", "to", "us", "who", "does", "do", "mean", "s", "ok", "anyway", "again",
    };

    public static bool IsAsked(UnderstoodQuestion question)
    {
        var words = QueryWords.Split(question.Text);
        return question.Form == QuestionForm.Open && question.Focus.IsNone && words.Count is > 1 and < 12 && words.TrueForAll(Bare.Contains)
            && words.Exists(word => word is "what" or "whats" or "tell" or "explain") && words.Exists(word => word is "psoas" or "muscle" or "it" or "that" or "this") && !words.Contains("who", StringComparer.Ordinal);
    }

    /// <summary>The plainest statements of where it is and of what it does, first the one that is asked for; null where either is missing.</summary>
    public static List<ScoredStatement>? Of(UnderstoodQuestion question, KnowledgeBase knowledge)
    {
        var place = Plainest(question, StatementKind.Anatomy, knowledge);
        var work = Plainest(question, StatementKind.Function, knowledge);
        return place is null || work is null ? null : QueryWords.Split(question.Text).Exists(word => word is "do" or "does") ? [work, place] : [place, work];
    }

    /// <summary>Nearness counts, and naming more than one place that everybody knows: a muscle runs from one to another.</summary>
    private static ScoredStatement? Plainest(UnderstoodQuestion question, StatementKind kind, KnowledgeBase knowledge)
    {
        var best = question.Candidates[0].Score;
        return question.Candidates
            .Where(candidate => candidate.Score >= best * LeastShare && candidate.Statement.Kind == kind && !knowledge.ClaimsOf(candidate.Statement.Id).Any(claim => claim.Type == ContestedType.MinorDifference))
            .MaxBy(candidate => Opening.Fitness(candidate, question, []) + best * PerPlace * Places().Matches(candidate.Statement.Text).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [GeneratedRegex(@"\b(back|spine|pelvis|hips?|thigh|legs?|belly|body|walk|stand|upright)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, PatternGuard.Limit)]
    private static partial Regex Places();
}
