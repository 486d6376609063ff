using PsoasBot.Answering.Grounding.Checks;
using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding;

/// <summary>A statement that a sentence may rest on; <see cref="Voice"/> is who says it, where that is known.</summary>
internal sealed record EvidenceItem(string Id, string Text, EvidenceVoice? Voice = null);

/// <summary>A sentence as a model wrote it, with the ids that it cites; none: any of the evidence may support it.</summary>
internal sealed record CandidateSentence(string Text, IReadOnlyList<string> Citations);

/// <summary>Whether the evidence supports a sentence, and in one line why; <see cref="Rule"/> names the check that decided.</summary>
internal sealed record SentenceVerdict(string Text, bool Supported, string Rule, string Why)
{
    /// <summary>True for a greeting or a connecting line: it states nothing that would need support.</summary>
    public bool IsNeutral { get; init; }

    /// <summary>What was weighed; empty when the sentence was judged by itself. <see cref="IsVetoed"/>: one objection alone decided.</summary>
    public IReadOnlyDictionary<string, float> Signals { get; init; } = EmptySignals;
    public bool IsVetoed { get; init; }

    private static readonly Dictionary<string, float> EmptySignals = new(StringComparer.Ordinal);

    /// <summary>The evidence that the sentence was held against.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];
}

/// <summary>
/// Holds every sentence against the statements that it cites: deterministic, no model, explainable. A sentence passes when no check objects.
/// The checks are ordered from plain to subtle, and the first objection is the reason that is told.
/// </summary>
internal sealed class GroundingGate(GateOptions options)
{
    private static readonly ISentenceCheck[] Alone = [new OutsideMatter()];

    private readonly GateLexicon _lexicon = GateLexicon.Embedded;
    private readonly SupportScale _scale = SupportScale.Embedded;
    private readonly IGroundingCheck[] _checks =
    [
        new QuotationCheck(), new NumberCheck(), new AmountLabelCheck(), new AgentCheck(), new PersonalAdviceCheck(), new PersonalStateCheck(), new VoiceCheck(), new PolarityCheck(), new DirectionCheck(), new OrderCheck(), new FlowCheck(), new SwapCheck(), new ContrastCheck(), new DenialCountCheck(),
        new ModalityCheck(), new QuantityWordsCheck(), new CauseCheck(), new SingleCaseCheck(), new ContestedCheck(), new CombinationCheck(), new WrongCitationCheck(), new LexicalCheck(),
    ];

    public IReadOnlyList<SentenceVerdict> Check(IReadOnlyList<EvidenceItem> evidence, IReadOnlyList<CandidateSentence> sentences)
    {
        var read = evidence.Select(item => new ReadEvidence(item, SentenceReader.Read(item.Text, _lexicon))).ToList();
        return [.. sentences.Select(sentence => Check(sentence, read))];
    }

    private SentenceVerdict Check(CandidateSentence sentence, IReadOnlyList<ReadEvidence> evidence)
    {
        var text = SentenceReader.Read(sentence.Text, _lexicon);
        foreach (var check in Alone)
        {
            if (check.Objection(text) is { } objection) return new SentenceVerdict(sentence.Text, false, check.Name, objection);
        }
        if (text.Has("neutral")) return new SentenceVerdict(sentence.Text, true, "neutral", "states nothing about the subject") { IsNeutral = true };
        if (text.Content.Count == 0) return new SentenceVerdict(sentence.Text, false, "lexical", "says nothing that could be held against a source");
        var unknown = sentence.Citations.FirstOrDefault(id => !evidence.Any(item => item.Item.Id == id));
        if (unknown is not null) return new SentenceVerdict(sentence.Text, false, "citation", $"cites {unknown}, which is not in the evidence");
        var used = Support.Choose(text, evidence, sentence.Citations, _lexicon);
        if (used.Count == 0) return new SentenceVerdict(sentence.Text, false, "lexical", "there is no evidence");
        return Judge(sentence, new Comparison(text, used, evidence, sentence.Citations.Count > 0, _lexicon));
    }

    private SentenceVerdict Judge(CandidateSentence sentence, Comparison comparison)
    {
        IReadOnlyList<string> against = [.. comparison.Used.Select(item => item.Item.Id)];
        List<(IGroundingCheck Check, Objection Objection)> objections = [.. _checks.SelectMany(check => check.Find(comparison).Select(objection => (check, objection)))];
        var signals = GateSignals.Of(comparison, objections);
        var support = _scale.Support(signals);
        var veto = objections.Find(each => each.Check.IsVeto);
        if (veto.Check is null && (support >= options.LeastSupport || (options.NeedsObjection && objections.Count == 0))) return new SentenceVerdict(sentence.Text, true, "supported", $"said by {string.Join(", ", against)}") { Against = against, Signals = signals };
        var (check, objection) = veto.Check is not null ? veto : Strongest(objections);
        return new SentenceVerdict(sentence.Text, false, check?.Name ?? "lexical", objection?.Why ?? "says too little of what the evidence says") { Against = against, Signals = signals, IsVetoed = veto.Check is not null };
    }

    /// <summary>The objection that speaks most against the sentence is the reason that is told; new words only where nothing else is wrong.</summary>
    private (IGroundingCheck? Check, Objection? Objection) Strongest(List<(IGroundingCheck Check, Objection Objection)> objections) =>
        objections.Count == 0 ? default : objections.MaxBy(each => (each.Check is not LexicalCheck, _scale.Against($"{each.Check.Name}.{each.Objection.Code}")));
}
