using PsoasBot.Knowledge;
using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Answering.Understanding;

/// <summary>Changes the scores of statements and claims by what the thread says. The more a message leans on the thread, the more it takes over.</summary>
internal sealed class FollowUpScores(KnowledgeBase knowledge, KnowledgeSearch search, ThreadContext context, string text, ConversationThread thread)
{
    /// <summary>From this score on a message of several words has a topic of its own, and leans on the thread as little as that.</summary>
    private const float OwnTopicScore = 0.62f;
    private const int FewestOfTopic = 3;
    private const float LeastDependence = 0.1f;

    /// <summary>The score of what is certainly meant, how much less each next statement of it has, and the least of one that the reply rested on.</summary>
    private const float Sure = 0.9f;
    private const float LessWhenKept = 0.12f;
    private const float LeastKept = 0.5f;
    private const float LessWhenOpposed = 0.15f;

    /// <summary>A statement that takes a side on so many claims says less about this one, by as much.</summary>
    private const float ManyClaims = 8f;
    private const float LessForManyClaims = 0.1f;
    private const int MostOfSide = 3;

    /// <summary>What remains of the scores that a message has by itself.</summary>
    private const float OwnWhenKept = 0.3f;
    private const float OtherThanKept = 0.3f;
    private const float AlreadyHeard = 0.5f;
    private const float JustCorrected = 0.6f;
    private const float OwnDiscount = 0.7f;
    private const float JoinedShare = 0.8f;
    private const float SubjectShare = 0.25f;
    private const float NearShare = 0.2f;

    /// <summary>Words that mean something said before, in a message of so few telling words.</summary>
    private static readonly HashSet<string> Pointing = new(StringComparer.Ordinal) { "it", "its", "that", "this", "there", "these", "those", "them", "they", "he", "she", "her", "him", "his", "one", "ones", "each", "then", "both", "either" };

    private const int MostPointing = 5;

    /// <summary>How much a correction leans on the thread.</summary>
    private const float Corrected = 0.6f;

    /// <summary>How much a question about the last reply leans on it.</summary>
    private const float Staying = 0.9f;

    /// <summary>What the message is near to together with the question before it, and what the last exchange was about.</summary>
    private readonly Findings _joined = search.Find($"{thread.LastQuestion} {text}");
    private readonly Findings _subject = search.Find(ThreadContext.Subject(thread));

    /// <summary>Changes the scores of statements in place; the findings with the scores of claims changed in the same way.</summary>
    public Findings Adjust(Dictionary<StatementId, float> scores, FollowUpKind kind, IReadOnlyList<StatementId> previous, Findings own)
    {
        switch (kind)
        {
            case FollowUpKind.AskForSource or FollowUpKind.Pushback:
                Keep(scores, previous);
                return LeanClaims(own, Staying, 0, Sure);
            case FollowUpKind.OtherSide:
                Oppose(scores, previous);
                return LeanClaims(own, Staying, 0, Sure);
            case FollowUpKind.Correction:
                Lean(scores, previous, Corrected, withNeighbours: false);
                foreach (var id in previous.Take(1)) scores[id] = scores.GetValueOrDefault(id) * JustCorrected;
                return LeanClaims(own, Corrected, JoinedShare, SubjectShare);
            default:
                var dependence = Dependence(own);
                Lean(scores, previous, dependence, withNeighbours: true);
                return LeanClaims(own, dependence, JoinedShare, SubjectShare);
        }
    }

    /// <summary>From 0 (a subject of its own) to 1 (nothing without the thread).</summary>
    private float Dependence(Findings own)
    {
        var best = own.Statements.Count == 0 ? 0 : own.Statements[0].Score;
        var points = own.Words <= MostPointing && QueryWords.Split(text).Exists(Pointing.Contains);
        if (best >= OwnTopicScore && own.Words >= FewestOfTopic && !points) return LeastDependence;
        return own.Words switch { <= 2 => 1f, <= 4 => 0.75f, <= 6 => 0.5f, _ => 0.3f };
    }

    /// <summary>"Who says that?" asks about the last reply; whatever else its few words are near to hardly counts.</summary>
    private static void Keep(Dictionary<StatementId, float> scores, IReadOnlyList<StatementId> previous)
    {
        foreach (var id in scores.Keys.Except(previous).ToList()) scores[id] *= OtherThanKept;
        for (var at = 0; at < previous.Count; at++)
            scores[previous[at]] = Math.Max(Sure - LessWhenKept * at, LeastKept) + OwnWhenKept * scores.GetValueOrDefault(previous[at]);
    }

    /// <summary>The claim that was talked about speaks through the sides that the reply did not name.</summary>
    private void Oppose(Dictionary<StatementId, float> scores, IReadOnlyList<StatementId> previous)
    {
        var asked = search.Find(thread.LastQuestion).Claims.Take(1).Concat(_subject.Claims.Take(1)).MaxBy(target => target.Score) is { } nearest ? [knowledge.Claim(nearest.Target.Id)] : (ContestedClaim[])[];
        foreach (var claim in asked.Concat(previous.Take(1).SelectMany(knowledge.ClaimsOf)).Distinct())
        {
            foreach (var side in claim.Sides.Where(side => !IsHeard(side, previous)))
            {
                for (var at = 0; at < Math.Min(MostOfSide, side.Statements.Count); at++)
                    scores[side.Statements[at]] = Math.Max(scores.GetValueOrDefault(side.Statements[at]), Sure - LessWhenOpposed * at - LessForManyClaims * knowledge.ClaimsOf(side.Statements[at]).Count / ManyClaims);
            }
        }
        foreach (var id in previous) scores[id] = scores.GetValueOrDefault(id) * AlreadyHeard;
    }

    private bool IsHeard(Side side, IReadOnlyList<StatementId> previous) =>
        side.Statements.Take(2).Any(previous.Take(2).Contains) ||
        side.Holders.Split(',', StringSplitOptions.TrimEntries).Any(holder => thread.LastReply.Contains(holder, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// What the message says alone counts the less, the more it leans; then its words together with the question before, the subject of the
    /// last exchange, and the neighbourhood of what was answered decide.
    /// </summary>
    private void Lean(Dictionary<StatementId, float> scores, IReadOnlyList<StatementId> previous, float dependence, bool withNeighbours)
    {
        var joined = Scores(_joined.Statements);
        var subject = Scores(_subject.Statements);
        foreach (var id in scores.Keys.Union(joined.Keys).Union(subject.Keys).Union(previous.SelectMany(Neighbours)).Union(previous).ToList())
        {
            var near = withNeighbours ? context.Neighbourhood(id, previous) : 0;
            scores[id] = (1 - OwnDiscount * dependence) * scores.GetValueOrDefault(id)
                + dependence * (JoinedShare * joined.GetValueOrDefault(id) + SubjectShare * subject.GetValueOrDefault(id) + NearShare * near);
        }
    }

    /// <summary>The claims that the last exchange touched are touched by what leans on it.</summary>
    private Findings LeanClaims(Findings own, float dependence, float joinedShare, float subjectShare)
    {
        var (alone, joined, subject) = (Scored(own.Claims), Scored(_joined.Claims), Scored(_subject.Claims));
        float Score(string id) => (1 - OwnDiscount * dependence) * alone.GetValueOrDefault(id).Score + dependence * (joinedShare * joined.GetValueOrDefault(id).Score + subjectShare * subject.GetValueOrDefault(id).Score);
        float Meaning(string id) => (1 - dependence) * alone.GetValueOrDefault(id).Meaning + dependence * Shared(joined.GetValueOrDefault(id).Meaning, subject.GetValueOrDefault(id).Meaning);
        float Shared(float ofJoined, float ofSubject) => (joinedShare * ofJoined + subjectShare * ofSubject) / (joinedShare + subjectShare);
        return own with
        {
            NoClaim = (1 - dependence) * own.NoClaim + dependence * Shared(_joined.NoClaim, _subject.NoClaim),
            Claims = [.. alone.Keys.Union(joined.Keys, StringComparer.Ordinal).Union(subject.Keys, StringComparer.Ordinal)
                .Select(id => new RankedTarget(new Target(TargetKind.Claim, id), Score(id), new Nearness { Meaning = Meaning(id) }))
                .OrderByDescending(claim => claim.Score)
                .ThenBy(claim => claim.Target.Id, StringComparer.Ordinal)],
        };
    }

    private static Dictionary<string, (float Score, float Meaning)> Scored(IReadOnlyList<RankedTarget> claims) =>
        claims.ToDictionary(claim => claim.Target.Id, claim => (claim.Score, claim.Nearness.Meaning), StringComparer.Ordinal);

    private static Dictionary<StatementId, float> Scores(IReadOnlyList<RankedTarget> statements) =>
        statements.ToDictionary(target => StatementId.Parse(target.Target.Id), target => target.Score);

    private IEnumerable<StatementId> Neighbours(StatementId id) =>
        knowledge.Exercises.Where(exercise => exercise.Statements.Contains(id)).SelectMany(exercise => exercise.Statements)
            .Concat(Enumerable.Range(id.Number - 3, 7).Select(number => new StatementId(id.Source, number)))
            .Where(near => knowledge.TryStatement(near, out _));
}
