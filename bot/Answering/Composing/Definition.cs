using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Composing;

/// <summary>
/// "What is the psoas?" in a newcomer's words: where it is, then what it does, in the plainest statements near the question, and the finer anatomy not at all.
/// </summary>
internal static class Definition
{
    /// <summary>Statements below this share of the best are about something else.</summary>
    private const float LeastShare = 0.3f;

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

    /// <summary>The plainest statement of where it is and of what it does; null where either is missing.</summary>
    public static List<ScoredStatement>? Of(UnderstoodQuestion question, KnowledgeBase knowledge)
    {
        var floor = question.Candidates[0].Score * LeastShare;
        ScoredStatement? Plainest(StatementKind kind) => question.Candidates
            .Where(candidate => candidate.Score >= floor && candidate.Statement.Kind == kind && !knowledge.ClaimsOf(candidate.Statement.Id).Any(claim => claim.Type == ContestedType.MinorDifference))
            .MaxBy(candidate => Opening.Fitness(candidate, question, []));
        return Plainest(StatementKind.Anatomy) is { } place && Plainest(StatementKind.Function) is { } work ? [place, work] : null;
    }
}
