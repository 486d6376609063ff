using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Understanding;

/// <summary>
/// What a follow-up takes over from the thread: the statements that the last reply rested on, found again from its words,
/// and what the last exchange was about.
/// </summary>
internal sealed class ThreadContext(KnowledgeBase knowledge, KnowledgeSearch search)
{
    private const int MostPrevious = 4;
    private const float LeastPrevious = 0.30f;

    /// <summary>Nearness by place: the next step of an exercise is more likely to be asked for than what was said already, and a line further on less with each line.</summary>
    private const float OfExercise = 1f;
    private const float SaidAlready = 0.8f;
    private const float NextLine = 0.7f;
    private const float LessEachLine = 0.1f;
    private const int FarthestLine = 4;

    /// <summary>The statements behind a reply, the closest first; a reply of several sentences is looked up sentence by sentence.</summary>
    public IReadOnlyList<StatementId> Previous(ConversationThread thread)
    {
        List<StatementId> previous = [];
        foreach (var sentence in Sentences(thread.LastReply).Append($"{thread.LastQuestion} {Content(thread.LastReply)}"))
        {
            if (search.Find(sentence).Statements is [var best, ..] && best.Score >= LeastPrevious && StatementId.Parse(best.Target.Id) is var id && !previous.Contains(id))
                previous.Add(id);
            if (previous.Count == MostPrevious) break;
        }
        return previous;
    }

    /// <summary>The subject of the last exchange, as a question of its own.</summary>
    public static string Subject(ConversationThread thread) => $"{thread.LastQuestion} {Content(thread.LastReply)}".Trim();

    /// <summary>How near a statement is to the previous ones by its place: the same exercise, the next lines of the same voice.</summary>
    public float Neighbourhood(StatementId id, IReadOnlyList<StatementId> previous)
    {
        var best = 0f;
        foreach (var before in previous)
        {
            if (id == before) best = Math.Max(best, SaidAlready);
            else if (knowledge.Exercises.Any(exercise => exercise.Statements.Contains(id) && exercise.Statements.Contains(before))) best = Math.Max(best, OfExercise);
            else if (id.Source == before.Source && Math.Abs(id.Number - before.Number) <= FarthestLine) best = Math.Max(best, NextLine - LessEachLine * Math.Abs(id.Number - before.Number));
        }
        return best;
    }

    /// <summary>The reply without its marks, pointer and source list.</summary>
    private static string Content(string reply)
    {
        var end = reply.Length;
        foreach (var mark in (ReadOnlySpan<string>)["⚖", "For you:", "Not medical advice", "For your own body", "General information", "\n[1]"])
        {
            if (reply.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at) end = Math.Min(end, at);
        }
        return reply[..end];
    }

    private static IEnumerable<string> Sentences(string reply) =>
        Content(reply).Split(['.', '!', '?', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(sentence => sentence.Length > 12);
}
