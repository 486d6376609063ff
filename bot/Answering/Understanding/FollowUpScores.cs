using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Understanding;

/// <summary>Changes the scores of statements by what the thread says. The more a message leans on the thread, the more it takes over.</summary>
internal sealed class FollowUpScores(KnowledgeBase knowledge, KnowledgeSearch search, ThreadContext context)
{
    private const float OwnTopicScore = 0.62f;
    private const float Sure = 0.9f;

    public void Adjust(Dictionary<StatementId, float> scores, FollowUpKind kind, ConversationThread thread, IReadOnlyList<StatementId> previous, Findings own)
    {
        switch (kind)
        {
            case FollowUpKind.AskForSource or FollowUpKind.Pushback:
                Keep(scores, previous);
                break;
            case FollowUpKind.OtherSide:
                Oppose(scores, previous);
                break;
            case FollowUpKind.Correction:
                Lean(scores, thread, previous, share: 0.5f, withNeighbours: false);
                foreach (var id in previous.Take(1)) scores[id] = scores.GetValueOrDefault(id) * 0.6f;
                break;
            default:
                Lean(scores, thread, previous, Dependence(own), withNeighbours: true);
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

    private static void Keep(Dictionary<StatementId, float> scores, IReadOnlyList<StatementId> previous)
    {
        for (var at = 0; at < previous.Count; at++)
            scores[previous[at]] = Math.Max(Sure - 0.12f * at, 0.5f) + 0.3f * scores.GetValueOrDefault(previous[at]);
    }

    /// <summary>Every claim that the previous statements take a side on speaks through its other sides.</summary>
    private void Oppose(Dictionary<StatementId, float> scores, IReadOnlyList<StatementId> previous)
    {
        foreach (var claim in previous.Take(2).SelectMany(knowledge.ClaimsOf).Distinct())
        {
            foreach (var side in claim.Sides.Where(side => !side.Statements.Any(previous.Contains)))
            {
                for (var at = 0; at < Math.Min(3, side.Statements.Count); at++)
                    scores[side.Statements[at]] = Math.Max(scores.GetValueOrDefault(side.Statements[at]), Sure - 0.15f * at - 0.1f * knowledge.ClaimsOf(side.Statements[at]).Count / 8f);
            }
        }
        foreach (var id in previous) scores[id] = scores.GetValueOrDefault(id) * 0.5f;
    }

    private void Lean(Dictionary<StatementId, float> scores, ConversationThread thread, IReadOnlyList<StatementId> previous, float share, bool withNeighbours)
    {
        var subject = search.Find(ThreadContext.Subject(thread)).Statements.ToDictionary(target => StatementId.Parse(target.Target.Id), target => target.Score);
        foreach (var id in scores.Keys.Union(subject.Keys).Union(previous).ToList())
        {
            var near = withNeighbours ? context.Neighbourhood(id, previous) : 0;
            scores[id] = scores.GetValueOrDefault(id) + share * (0.35f * subject.GetValueOrDefault(id) + 0.4f * near);
        }
        if (!withNeighbours) return;
        foreach (var id in previous.SelectMany(Neighbours).Distinct().Where(id => !scores.ContainsKey(id)).ToList())
            scores[id] = share * 0.4f * context.Neighbourhood(id, previous);
    }

    private IEnumerable<StatementId> Neighbours(StatementId id) =>
        knowledge.Exercises.Where(exercise => exercise.Statements.Contains(id)).SelectMany(exercise => exercise.Statements)
            .Concat(Enumerable.Range(id.Number - 3, 7).Select(number => new StatementId(id.Source, number)))
            .Where(near => knowledge.TryStatement(near, out _));
}
