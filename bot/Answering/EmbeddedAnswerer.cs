using System.Diagnostics;
using PsoasBot.Answering.Composing;
using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Answering;

/// <summary>
/// Answers from the knowledge alone: screen, understand, retrieve, select, compose. A warm answer takes well under a millisecond where no aid is set.
/// </summary>
internal sealed class EmbeddedAnswerer : IAnswerer
{
    private const int MostPassages = 2;

    /// <summary>The statements of a second question in a message, and the score from which on they belong to it.</summary>
    private const int MostOfPart = 2;
    private const float LeastOfPart = 0.5f;

    /// <summary>A model's wording must come so much nearer before it is preferred to the member's.</summary>
    private const float ClearlyNearer = 1.15f;

    /// <summary>A part of fewer telling words ("how do I do it") asks nothing by itself.</summary>
    private const int FewestOfPart = 2;

    private readonly KnowledgeBase _knowledge;
    private readonly LibrarySearch _library;
    private readonly AnsweringOptions _options;
    private readonly SafetyGate _gate;
    private readonly QuestionReader _reader;
    private readonly EvidenceSelector _selector;
    private readonly AnswerComposer _composer;
    private readonly Declines _declines;
    private readonly QuestionAids _aids;

    public EmbeddedAnswerer(KnowledgeBase knowledge, KnowledgeIndex index, LibrarySearch library, SafetyGate gate, AnsweringOptions options, QuestionAids? aids = null)
    {
        _aids = aids ?? QuestionAids.None;
        (_knowledge, _library, _gate, _options) = (knowledge, library, gate, options);
        _reader = new QuestionReader(knowledge, index, options.Ranking);
        _selector = new EvidenceSelector(knowledge, options, new ClaimMarker(knowledge, options));
        _composer = new AnswerComposer(knowledge);
        _declines = new Declines(knowledge, _composer, options);
    }

    public async ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var (verdict, card) = await _gate.ScreenAsync(question, cancellationToken);
        var aid = card is null ? await _aids.ForAsync(question, cancellationToken) : null;
        var answer = card is null ? Answer(question, verdict, aid) : SafetyAnswers.From(card, verdict, NewReceipt(verdict));
        return answer with { Receipt = answer.Receipt with { Elapsed = Stopwatch.GetElapsedTime(started) } };
    }

    /// <summary>The answer under a verdict below <see cref="SafetyLevel.Urgent"/>.</summary>
    internal Answer Answer(Question question, SafetyVerdict verdict, SearchAid? aid = null)
    {
        aid ??= SearchAid.None;
        var own = _reader.Read(question, aid.Near);
        var understood = Nearer(own, question, aid);
        var receipt = NewReceipt(verdict) with { Search = aid.Meaning?.Outcome, FollowUp = aid.FollowUp?.Outcome, Considered = [.. understood.Candidates.Take(10).Select(candidate => new ScoredEvidence(candidate.Statement.Id.ToString(), candidate.Score))] };
        var library = LibraryFor(own, question.Text);
        if (_declines.Decide(own, verdict, () => question.History.Count == 0 || _gate.Points(question), receipt) is not { } decline) return _composer.Compose(WithParts(question, understood), [.. library.Take(1)], verdict, receipt);
        return library.Count > 0 && _declines.LeavesRoomForLibrary(own) ? _composer.Compose(Selection.Empty, library, verdict, receipt) : decline;
    }

    /// <summary>What answers the whole message, and for each of its questions that this leaves out the statement that answers it.</summary>
    private Selection WithParts(Question question, UnderstoodQuestion understood)
    {
        var selection = _selector.Select(understood);
        if (question.History.Count > 0 || understood.Focus.IsComparison || Definition.IsAsked(understood)) return selection;
        List<ScoredStatement> statements = [.. selection.Statements];
        var parts = QuestionParts.Of(question.Text);
        for (var at = 0; at < parts.Count && statements.Count <= _options.MostStatements; at++)
        {
            var part = _reader.Read(question with { Text = parts[at] });
            if (part.Candidates.Count == 0 || part.Findings.Words < FewestOfPart || part.Candidates[0].Score < LeastOfPart || _options.Decision.Probability(part) < _options.Decision.Threshold) continue;
            var own = _selector.Select(part, isPart: true).Statements;
            if (own.Any(statement => statements.Exists(other => other.Statement == statement.Statement))) continue;
            statements.InsertRange(at == 0 ? 0 : statements.Count, own.Take(selection.Claims is [{ Leads: true }, ..] ? 1 : MostOfPart));
        }
        return selection with { Statements = statements };
    }

    /// <summary>
    /// A follow-up in the model's words chooses the statements where it is nearer to the knowledge than in the member's own.
    /// Whether anything is answered at all, the member's own words decide.
    /// </summary>
    private UnderstoodQuestion Nearer(UnderstoodQuestion own, Question question, SearchAid aid)
    {
        if (aid.FollowUp?.Text is not { } text) return own;
        var rewritten = _reader.Read(question with { Text = text }, aid.Near, isRewritten: true);
        return Best(rewritten) > ClearlyNearer * Best(own) ? rewritten : own;
    }

    private static float Best(UnderstoodQuestion question) => question.Candidates is [var best, ..] ? best.Score : 0;

    /// <summary>Passages of the community's own documents that cover most of the question; a second one only from another document.</summary>
    private IReadOnlyList<LibraryHit> LibraryFor(UnderstoodQuestion understood, string text) =>
        understood.FollowUp is FollowUpKind.NewTopic
            ? [.. _library.Find(text, MostPassages).Where(hit => hit.Coverage >= _options.LeastLibraryCoverage && hit.Matches >= 2).DistinctBy(hit => hit.Passage.File, StringComparer.Ordinal)]
            : [];

    private Receipt NewReceipt(SafetyVerdict verdict) => new() { KnowledgeVersion = _knowledge.Version, Findings = verdict.Findings, Elapsed = TimeSpan.Zero };
}
