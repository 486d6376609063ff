using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Understanding;

/// <summary>Changes the scores of statements by what the thread says. The more a message leans on the thread, the more it takes over.</summary>
internal sealed class FollowUpScores(KnowledgeBase knowledge, KnowledgeSearch search, ThreadContext context)
{
    private const float OwnTopicScore = 0.62f;
    private const float Sure = 0.9f;
    private const float OtherThanKept = 0.3f;
    private const float OwnDiscount = 0.7f;
    private const float JoinedShare = 0.8f;
    private const float SubjectShare = 0.25f;
    private const float NearShare = 0.2f;

    public void Adjust(Dictionary<StatementId, float> scores, FollowUpKind kind, string text, ConversationThread thread, IReadOnlyList<StatementId> previous, Findings own)
    {
        switch (kind)
        {
            case FollowUpKind.AskForSource or FollowUpKind.Pushback:
                Keep(scores, previous);
                break;
            case FollowUpKind.OtherSide:
                Oppose(scores, thread, previous);
                break;
            case FollowUpKind.Correction:
                Lean(scores, text, thread, previous, dependence: 0.6f, withNeighbours: false);
                foreach (var id in previous.Take(1)) scores[id] = scores.GetValueOrDefault(id) * 0.6f;
                break;
            default:
                Lean(scores, text, thread, previous, Dependence(own), withNeighbours: true);
                break;
        }
    }

    /// <summary>From 0 (a subject of its own) to 1 (nothing without the thread).</summary>
    private static float Dependence(Findings own)
    {
        var best = own.Statements.Count == 0 ? 0 : own.Statements[0].Score;
        if (best >= OwnTopicScore && own.Words >= 3) return 0.1f;
        return own.Words switch { <= 2 => 1f, <= 4 => 0.75f, <= 6 => 0.5f, _ => 0.3f };
    }

    /// <summary>"Who says that?" asks about the last reply; whatever else its few words are near to hardly counts.</summary>
    private static void Keep(Dictionary<StatementId, float> scores, IReadOnlyList<StatementId> previous)
    {
        foreach (var id in scores.Keys.Except(previous).ToList()) scores[id] *= OtherThanKept;
        for (var at = 0; at < previous.Count; at++)
            scores[previous[at]] = Math.Max(Sure - 0.12f * at, 0.5f) + 0.3f * scores.GetValueOrDefault(previous[at]);
    }

    /// <summary>The claim that was talked about speaks through the sides that the reply did not name.</summary>
    private void Oppose(Dictionary<StatementId, float> scores, ConversationThread thread, IReadOnlyList<StatementId> previous)
    {
        var asked = search.Find(ThreadContext.Subject(thread)).Claims.Take(1).Select(target => knowledge.Claim(target.Target.Id));
        foreach (var claim in asked.Concat(previous.Take(1).SelectMany(knowledge.ClaimsOf)).Distinct())
        {
            foreach (var side in claim.Sides.Where(side => !IsHeard(side, thread, previous)))
            {
                for (var at = 0; at < Math.Min(3, side.Statements.Count); at++)
                    scores[side.Statements[at]] = Math.Max(scores.GetValueOrDefault(side.Statements[at]), Sure - 0.15f * at - 0.1f * knowledge.ClaimsOf(side.Statements[at]).Count / 8f);
            }
        }
        foreach (var id in previous) scores[id] = scores.GetValueOrDefault(id) * 0.5f;
    }

    private static bool IsHeard(Side side, ConversationThread thread, IReadOnlyList<StatementId> previous) =>
        side.Statements.Take(2).Any(previous.Take(2).Contains) ||
        side.Holders.Split(',', StringSplitOptions.TrimEntries).Any(holder => thread.LastReply.Contains(holder, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// What the message says alone counts the less, the more it leans; then its words together with the question before, the subject of the
    /// last exchange, and the neighbourhood of what was answered decide.
    /// </summary>
    private void Lean(Dictionary<StatementId, float> scores, string text, ConversationThread thread, IReadOnlyList<StatementId> previous, float dependence, bool withNeighbours)
    {
        var joined = Scores($"{thread.LastQuestion} {text}");
        var subject = Scores(ThreadContext.Subject(thread));
        foreach (var id in scores.Keys.Union(joined.Keys).Union(subject.Keys).Union(previous.SelectMany(Neighbours)).Union(previous).ToList())
        {
            var near = withNeighbours ? context.Neighbourhood(id, previous) : 0;
            scores[id] = (1 - OwnDiscount * dependence) * scores.GetValueOrDefault(id)
                + dependence * (JoinedShare * joined.GetValueOrDefault(id) + SubjectShare * subject.GetValueOrDefault(id) + NearShare * near);
        }
    }

    private Dictionary<StatementId, float> Scores(string text) =>
        search.Find(text).Statements.ToDictionary(target => StatementId.Parse(target.Target.Id), target => target.Score);

    private IEnumerable<StatementId> Neighbours(StatementId id) =>
        knowledge.Exercises.Where(exercise => exercise.Statements.Contains(id)).SelectMany(exercise => exercise.Statements)
            .Concat(Enumerable.Range(id.Number - 3, 7).Select(number => new StatementId(id.Source, number)))
            .Where(near => knowledge.TryStatement(near, out _));
}
