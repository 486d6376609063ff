using System.Diagnostics;
using PsoasBot.Answering.Composing;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Answering;

/// <summary>
/// Answers without a model: screen, understand, retrieve, select, compose. Pure and synchronous; a warm answer takes well under a millisecond.
/// </summary>
internal sealed class EmbeddedAnswerer : IAnswerer
{
    private readonly KnowledgeBase _knowledge;
    private readonly AnsweringOptions _options;
    private readonly KnowledgeSearch _search;
    private readonly FocusReader _focus;
    private readonly EvidenceSelector _selector;
    private readonly AnswerComposer _composer;
    private readonly Declines _declines;
    private readonly Func<Question, SafetyVerdict> _screen;

    public EmbeddedAnswerer(KnowledgeBase knowledge, KnowledgeIndex index, Func<Question, SafetyVerdict> screen, AnsweringOptions options)
    {
        (_knowledge, _screen, _options) = (knowledge, screen, options);
        _search = new KnowledgeSearch(index);
        _focus = new FocusReader(knowledge, index);
        _selector = new EvidenceSelector(knowledge, options, new ClaimMarker(knowledge, options));
        _composer = new AnswerComposer(knowledge);
        _declines = new Declines(knowledge, options);
    }

    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken) => ValueTask.FromResult(Answer(question));

    public Answer Answer(Question question)
    {
        var started = Stopwatch.GetTimestamp();
        var verdict = _screen(question);
        var (focus, text) = _focus.Read(question.Text);
        var findings = _search.Find(text);
        var candidates = Candidates(findings, focus);
        var receipt = new Receipt
        {
            KnowledgeVersion = _knowledge.Version,
            Considered = [.. candidates.Take(10).Select(candidate => new ScoredEvidence(candidate.Statement.Id.ToString(), candidate.Score))],
            Findings = verdict.Findings,
            Elapsed = TimeSpan.Zero,
        };
        var answer = _declines.Decide(findings, candidates, verdict, receipt)
            ?? _composer.Compose(_selector.Select(candidates, findings.Claims, focus, QuestionForms.Of(question.Text)), verdict, receipt);
        return answer with { Receipt = answer.Receipt with { Elapsed = Stopwatch.GetElapsedTime(started) } };
    }

    private List<ChosenStatement> Candidates(Findings findings, Focus focus) =>
        [.. findings.Statements
            .Select(target => Weigh(target, focus))
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Statement.Id)];

    private ChosenStatement Weigh(RankedTarget target, Focus focus)
    {
        var statement = _knowledge.Statement(StatementId.Parse(target.Target.Id));
        var factor = focus.IsNone ? 1 : focus.Holds(statement, _knowledge.Source(statement.Id.Source)) ? 1.15f : 0.7f;
        return new ChosenStatement(statement, target.Score * factor);
    }
}
