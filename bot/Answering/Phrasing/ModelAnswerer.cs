using System.Diagnostics;
using Microsoft.Extensions.Options;
using PsoasBot.Answering.Composing;
using PsoasBot.Answering.Grounding;
using PsoasBot.Completion;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;
using PsoasBot.Safety;

namespace PsoasBot.Answering.Phrasing;

/// <summary>
/// The embedded answer, phrased by a model where one is configured. Screen, selection, marks, pointer and sources are those of the embedded answer; a statement that the model
/// leaves out, or gets wrong, is told in its own words. Whatever goes wrong, the embedded answer is given within the deadline.
/// </summary>
internal sealed partial class ModelAnswerer(
    IAnswerer embedded, Phraser phraser, KnowledgeBase knowledge, ILibrary library, IOptions<CompletionOptions> options, TimeProvider time, ILogger<ModelAnswerer> log) : IAnswerer
{
    private readonly AnswerComposer _composer = new(knowledge);

    public async ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await embedded.AnswerAsync(question, cancellationToken);
        if (Evidence(answer) is not { Count: > 0 } evidence) return answer;
        var left = options.Value.Deadline - Stopwatch.GetElapsedTime(started);
        using var deadline = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var phrased = await TryAsync(question, answer, evidence, both.Token, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return phrased with { Receipt = phrased.Receipt with { Elapsed = elapsed, Model = phrased.Receipt.Model! with { Elapsed = elapsed - answer.Receipt.Elapsed } } };
    }

    /// <summary>The one place where any failure becomes the embedded answer; only the caller's own cancellation goes on.</summary>
    private async Task<Answer> TryAsync(Question question, Answer answer, IReadOnlyList<PhrasedEvidence> evidence, CancellationToken deadline, CancellationToken caller)
    {
        try
        {
            return Join(answer, evidence, await phraser.PhraseAsync(question.Text, [.. evidence.Select(each => each.Item)], deadline).WaitAsync(deadline));
        }
        catch (ModelException ex)
        {
            FellBack(ex.Failure, ex.Message);
            return Embedded(answer, $"fell back: {ex.Failure.ToString().ToLowerInvariant()}");
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            FellBack(ModelFailure.Timeout, "the deadline passed (Model:Deadline)");
            return Embedded(answer, "fell back: deadline");
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            Failed(ex);
            return Embedded(answer, "fell back: error");
        }
    }

    /// <summary>
    /// What may be phrased: the statements of a plain answer and what a community's own document says. A safety card and a decline never reach a model;
    /// an answer's opening verdict on a contested claim stays as it is.
    /// </summary>
    private List<PhrasedEvidence>? Evidence(Answer answer)
    {
        if (answer.Status != AnswerStatus.Answered || answer.Routine is not null || answer.Level >= SafetyLevel.Urgent) return null;
        List<PhrasedEvidence> evidence = [];
        foreach (var sentence in answer.Sentences.Where(sentence => !IsVerdict(sentence)))
        {
            var id = sentence.Citations[0];
            if (LibraryPassage.IsId(id)) evidence.Add(new PhrasedEvidence(new EvidenceItem(id, sentence.Text), sentence.Text));
            else if (StatementId.TryParse(id, out var parsed) && knowledge.TryStatement(parsed, out var statement)) evidence.Add(new PhrasedEvidence(phraser.Evidence(statement), statement.Text));
            else return null;
        }
        return evidence;
    }

    private bool IsVerdict(CitedSentence sentence) => sentence.Citations.Count != 1 || knowledge.Contested.Any(claim => claim.Verdict == sentence.Text);

    private Answer Join(Answer answer, IReadOnlyList<PhrasedEvidence> evidence, PhrasedSentences phrasing)
    {
        var told = phrasing.Sentences.SelectMany(sentence => sentence.Citations).ToHashSet(StringComparer.Ordinal);
        if (told.Count * 2 < evidence.Count || told.Count == 0) return Embedded(answer, "fell back: too little stood", phrasing);
        var places = evidence.Select((each, place) => (each.Item.Id, place)).DistinctBy(each => each.Id, StringComparer.Ordinal).ToDictionary(each => each.Id, each => each.place, StringComparer.Ordinal);
        var phrased = phrasing.Sentences.Select(sentence => (Place: sentence.Citations.Min(id => places[id]), sentence));
        var missing = evidence.Where(each => !told.Contains(each.Item.Id)).Select(each => (Place: places[each.Item.Id], sentence: new CitedSentence(each.OwnWords, [each.Item.Id])));
        List<CitedSentence> sentences = [.. answer.Sentences.Where(IsVerdict), .. phrased.Concat(missing).OrderBy(each => each.Place).Select(each => each.sentence)];
        return _composer.Rephrase(answer, sentences, library.Current.Passages) with { Receipt = answer.Receipt with { Model = Receipt("phrased", phrasing) } };
    }

    private Answer Embedded(Answer answer, string outcome, PhrasedSentences? phrasing = null) => answer with { Receipt = answer.Receipt with { Model = Receipt(outcome, phrasing) } };

    private ModelReceipt Receipt(string outcome, PhrasedSentences? phrasing) => new()
    {
        Model = options.Value.Name,
        Prompt = phraser.PromptVersion,
        Outcome = outcome,
        Sent = phrasing?.Reply.Sent ?? 0,
        Received = phrasing?.Reply.Received ?? 0,
        Kept = phrasing?.Sentences.Count ?? 0,
        Cut = phrasing?.Cut ?? [],
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedded answer was sent: {Failure}, {Reason}")]
    private partial void FellBack(ModelFailure failure, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The embedded answer was sent: the model could not be used")]
    private partial void Failed(Exception exception);
}

/// <summary>A piece of evidence and the sentence that is told where the model leaves it out or gets it wrong.</summary>
internal sealed record PhrasedEvidence(EvidenceItem Item, string OwnWords);
