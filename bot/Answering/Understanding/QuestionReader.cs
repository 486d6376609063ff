using PsoasBot.Knowledge;
using PsoasBot.Retrieval;

namespace PsoasBot.Answering.Understanding;

/// <summary>Understands a question: names, form, follow-up, and the candidates from the knowledge.</summary>
internal sealed class QuestionReader
{
    private const float InFocus = 1.15f;
    private const float OutOfFocus = 0.7f;
    private const float LeftOut = 0.2f;
    private const float OfReader = 0.94f;

    /// <summary>How many claims pull, how much less each next statement of a side is pulled, and how much at least, as shares.</summary>
    private const int MostPulling = 3;
    private const float LessPulled = 0.2f;
    private const float LeastPulled = 0.3f;

    private readonly KnowledgeBase _knowledge;
    private readonly KnowledgeSearch _search;
    private readonly KnowledgeSearch _threadSearch;
    private readonly FocusReader _focus;
    private readonly ThreadContext _context;
    private readonly SmallTalk _smallTalk;
    private readonly LanguageGuess _language;
    private readonly RankingWeights _weights;

    public QuestionReader(KnowledgeBase knowledge, KnowledgeIndex index, RankingWeights weights)
    {
        (_knowledge, _weights) = (knowledge, weights);
        _search = new KnowledgeSearch(index, weights);
        // A short word in a thread means what the thread is about, not what it would mean alone.
        _threadSearch = new KnowledgeSearch(index, weights with { Meaning = 0, Known = 0, Verbatim = 0 });
        _focus = new FocusReader(knowledge, index);
        _context = new ThreadContext(knowledge, _search);
        _smallTalk = new SmallTalk(knowledge, index);
        _language = new LanguageGuess(knowledge, index);
    }

    /// <param name="question">The message in its thread.</param>
    /// <param name="meaning">What vectors found near it, if there are any.</param>
    /// <param name="isRewritten">The text is a follow-up in a model's words: scored like the member's own, so that the two compare.</param>
    public UnderstoodQuestion Read(Question question, IReadOnlyDictionary<Target, float>? meaning = null, bool isRewritten = false)
    {
        var thread = ConversationThread.Parse(question.History);
        var smallTalk = _smallTalk.Read(question.Text, inThread: thread is not null);
        var asked = smallTalk.Rest;
        var (focus, text) = _focus.Read(asked);
        var kind = thread is null ? FollowUpKind.NewTopic : FollowUpKinds.Of(asked);
        var named = Subject.Named(kind == FollowUpKind.NewTopic ? Subject.WithoutPreface(text) : text);
        var alone = _search.Find(kind == FollowUpKind.NewTopic && thread is not null ? FollowUpKinds.WithoutSwitch(text) : Ages.InWords(named), meaning);
        var previous = kind == FollowUpKind.NewTopic ? [] : _context.Previous(thread!);
        var findings = previous.Count == 0 && !isRewritten ? alone : _threadSearch.Find(text, meaning);
        var scores = Scores(findings);
        var bestAlone = findings == alone ? Best(scores, focus) : Best(Scores(alone), focus);
        if (previous.Count > 0) findings = new FollowUpScores(_knowledge, _search, _context, text, thread!).Adjust(scores, kind, previous, findings);
        return new UnderstoodQuestion
        {
            Text = thread is null && focus.IsNone && named.Length < text.Length / 2 ? named : asked,
            Foreign = _language.Of(question.Text),
            SmallTalk = smallTalk,
            Form = QuestionForms.Of(asked),
            Focus = focus,
            Findings = findings,
            Alone = alone,
            BestAlone = bestAlone,
            FollowUp = previous.Count == 0 ? FollowUpKind.NewTopic : kind,
            Previous = previous,
            Candidates = Rank(scores, focus),
        };
    }

    /// <summary>The score of each statement, with what its claims add.</summary>
    private Dictionary<StatementId, float> Scores(Findings findings)
    {
        var scores = findings.Statements.ToDictionary(target => StatementId.Parse(target.Target.Id), target => target.Score);
        Pull(scores, findings.Claims);
        return scores;
    }

    /// <summary>A question that is near to a contested claim is near to what its sides say, most of all to what each says first.</summary>
    private void Pull(Dictionary<StatementId, float> scores, IReadOnlyList<RankedTarget> claims)
    {
        foreach (var target in claims.Take(MostPulling))
        {
            foreach (var side in _knowledge.Claim(target.Target.Id).Sides)
            {
                for (var at = 0; at < side.Statements.Count; at++)
                    scores[side.Statements[at]] = scores.GetValueOrDefault(side.Statements[at]) + _weights.ClaimPull * target.Score * Math.Max(LeastPulled, 1 - LessPulled * at);
            }
        }
    }

    private List<ScoredStatement> Rank(Dictionary<StatementId, float> scores, Focus focus) =>
        [.. scores
            .Select(pair => Weigh(_knowledge.Statement(pair.Key), pair.Value, focus))
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Statement.Id)];

    private float Best(Dictionary<StatementId, float> scores, Focus focus)
    {
        var best = 0f;
        foreach (var (id, score) in scores)
        {
            if (score * InFocus > best) best = Math.Max(best, Weigh(_knowledge.Statement(id), score, focus).Score);
        }
        return best;
    }

    private ScoredStatement Weigh(Statement statement, float score, Focus focus)
    {
        var factor = focus.LeavesOut(statement) ? LeftOut : focus.IsNone ? 1 : focus.Holds(statement, _knowledge.Source(statement.Id.Source)) ? InFocus : OutOfFocus;
        return new ScoredStatement(statement, score * factor * Standing(statement, focus));
    }

    /// <summary>What a reader of a page wonders weighs a little less than what an author or a practitioner says, unless the comments are asked for.</summary>
    private static float Standing(Statement statement, Focus focus) =>
        statement.Speaker.Role == SpeakerRole.ReaderInComments && !focus.Comments ? OfReader : 1;
}
