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
    private readonly QuestionReader _reader;
    private readonly EvidenceSelector _selector;
    private readonly AnswerComposer _composer;
    private readonly Declines _declines;
    private readonly Func<Question, SafetyVerdict> _screen;

    public EmbeddedAnswerer(KnowledgeBase knowledge, KnowledgeIndex index, Func<Question, SafetyVerdict> screen, AnsweringOptions options)
    {
        (_knowledge, _screen) = (knowledge, screen);
        _reader = new QuestionReader(knowledge, index, options.Ranking);
        _selector = new EvidenceSelector(knowledge, options, new ClaimMarker(knowledge, options));
        _composer = new AnswerComposer(knowledge);
        _declines = new Declines(knowledge, options);
    }

    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken) => ValueTask.FromResult(Answer(question));

    public Answer Answer(Question question)
    {
        var started = Stopwatch.GetTimestamp();
        var verdict = _screen(question);
        var understood = _reader.Read(question);
        var receipt = new Receipt
        {
            KnowledgeVersion = _knowledge.Version,
            Considered = [.. understood.Candidates.Take(10).Select(candidate => new ScoredEvidence(candidate.Statement.Id.ToString(), candidate.Score))],
            Findings = verdict.Findings,
            Elapsed = TimeSpan.Zero,
        };
        var answer = _declines.Decide(understood, verdict, receipt) ?? _composer.Compose(_selector.Select(understood), verdict, receipt);
        return answer with { Receipt = answer.Receipt with { Elapsed = Stopwatch.GetElapsedTime(started) } };
    }
}
