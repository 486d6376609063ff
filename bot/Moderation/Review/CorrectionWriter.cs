using PsoasBot.Answering;
using PsoasBot.Answering.Composing;
using PsoasBot.Answering.Grounding;
using PsoasBot.Knowledge;

namespace PsoasBot.Moderation.Review;

/// <summary>
/// Turns a moderator's draft into an answer, held to what holds for any answer: every sentence cites a statement that exists or the
/// moderator's note, what it cites supports it as far as the grounding gate can tell, a contested claim that it touches is marked with all its sides, no link, no ping, and the pointer to a professional stays.
/// </summary>
internal sealed class CorrectionWriter(KnowledgeBase knowledge)
{
    private const int LongestSentence = 600;
    private const int MostSentences = 12;
    private const int MostMarks = 3;
    private const string NoteSlug = "moderator";

    /// <summary>People phrase more freely than a model, so the gate's plain thresholds hold. Its words are read with the first correction.</summary>
    private readonly Lazy<GroundingGate> _gate = new(() => new GroundingGate(GateOptions.ForModerators));
    private readonly KnowledgeVoices _voices = new(knowledge);

    /// <summary>Everything that a correction may cite.</summary>
    public IReadOnlyList<CitableStatement> Citable { get; } = [.. knowledge.Statements.Select(statement => new CitableStatement(statement.Id.ToString(), statement.Text))];

    /// <summary>What a statement says now; null where it is no longer there.</summary>
    public string? TextOf(string citation) => StatementId.TryParse(citation, out var id) && knowledge.TryStatement(id, out var statement) ? statement.Text : null;

    public IReadOnlyList<string> Check(CorrectionDraft draft)
    {
        List<string> problems = [];
        if (draft.Sentences.Count == 0) problems.Add("A correction needs at least one sentence.");
        if (draft.Sentences.Count > MostSentences) problems.Add($"A correction has at most {MostSentences} sentences.");
        for (var i = 0; i < draft.Sentences.Count; i++)
        {
            List<string> found = [.. Check(draft.Sentences[i], draft)];
            if (found.Count == 0 && Unsupported(draft.Sentences[i]) is { } unsupported) found.Add(unsupported);
            problems.AddRange(found.Select(problem => $"Sentence {i + 1}: {problem}"));
        }
        return problems;
    }

    /// <summary>What the grounding gate objects to; a sentence that rests on the moderator's note as well is the moderator's own word.</summary>
    private string? Unsupported(DraftSentence sentence)
    {
        if (sentence.Citations.Contains(CorrectionDraft.NoteCitation, StringComparer.Ordinal)) return null;
        List<EvidenceItem> evidence = [.. sentence.Citations.Distinct(StringComparer.Ordinal).Select(id => new EvidenceItem(id, TextOf(id)!, _voices.Of(id)))];
        var verdict = _gate.Value.Check(evidence, [new CandidateSentence(sentence.Text.Trim(), sentence.Citations)])[0];
        return verdict.Supported
            ? null
            : $"what it cites does not support it ({verdict.Why}). Change it, cite a statement that says so, or name your own source in the note and cite {CorrectionDraft.NoteCitation} as well.";
    }

    public Answer Write(CorrectionDraft draft, Answer original, string reviewedOn)
    {
        var written = draft.Sentences.Select(sentence => new CitedSentence(sentence.Text.Trim(), sentence.Citations));
        List<CitedSentence> sentences = Notices.IsSafetyCard(original) ? [.. original.Sentences, .. written] : [.. written];
        var corrected = original with
        {
            Status = Notices.IsSafetyCard(original) ? AnswerStatus.Safety : AnswerStatus.Answered,
            Sentences = sentences,
            Contested = Marks(sentences),
            Sources = [.. original.Sources.Where(source => Notices.IsSafetyCard(original) && source.Ids.All(id => !StatementId.TryParse(id.Id, out _))), .. NoteSource(draft)],
            Flags = [],
            // The sentences take the exercises' place, which a platform would otherwise still show.
            Routine = null,
        };
        return Render(corrected, $"Corrected by moderators on {reviewedOn}.", original.Referral);
    }

    /// <summary>
    /// The answer with its numbers, sources and text made anew for the pointer that fits the member who reads it. A safety card's own
    /// sentences stand before what moderators add: nobody lowers a safety level.
    /// </summary>
    public Answer Render(Answer answer, string lead, Referral? referral)
    {
        var numbers = new SourceNumbers(knowledge);
        var pointer = referral ?? Pointer;
        var body = AnswerText.Write(answer.Sentences, answer.Contested, pointer, numbers);
        var others = answer.Sources.Where(source => source.Ids.All(id => !StatementId.TryParse(id.Id, out _))).ToList();
        var stated = numbers.List();
        return answer with
        {
            Lead = lead,
            Text = $"{lead} {body}{string.Concat(others.Where(source => source.Source == NoteSlug).Select(source => $"\nModerators' source: {source.Ids[0].Text}"))}",
            Referral = pointer,
            Sources = [.. stated, .. others.Select((source, i) => source with { Number = stated.Count + 1 + i })],
        };
    }

    /// <summary>The ids of the statements that an answer cites.</summary>
    public static IEnumerable<StatementId> Cited(Answer answer)
    {
        foreach (var citation in answer.Sentences.SelectMany(sentence => sentence.Citations).Concat(answer.Contested.SelectMany(mark => mark.Sides).SelectMany(side => side.Citations)))
        {
            if (StatementId.TryParse(citation, out var id)) yield return id;
        }
    }

    private static Referral Pointer { get; } = new()
    {
        Specific = false,
        Who = ["doctor", "physiotherapist"],
        Why = "the sources cannot examine anyone",
        When = "when something hurts or does not get better",
        Text = "When something hurts or does not get better, ask a doctor or a physiotherapist.",
    };

    private IEnumerable<string> Check(DraftSentence sentence, CorrectionDraft draft)
    {
        if (string.IsNullOrWhiteSpace(sentence.Text)) yield return "it is empty.";
        if (sentence.Text.Length > LongestSentence) yield return $"it is longer than {LongestSentence} characters.";
        if (sentence.Text.Contains("://", StringComparison.Ordinal) || sentence.Text.Contains("www.", StringComparison.OrdinalIgnoreCase)) yield return "links are not shown; pick the statement, or name the source in the note.";
        if (sentence.Text.Contains("@everyone", StringComparison.Ordinal) || sentence.Text.Contains("@here", StringComparison.Ordinal) || sentence.Text.Contains("<!", StringComparison.Ordinal) || sentence.Text.Contains("<@", StringComparison.Ordinal)) yield return "it would ping somebody.";
        if (sentence.Citations.Count == 0) yield return "it cites nothing; pick a statement, or give your note as its source.";
        foreach (var citation in sentence.Citations)
        {
            if (citation == CorrectionDraft.NoteCitation)
            {
                if (string.IsNullOrWhiteSpace(draft.Note)) yield return "it rests on your note, but the note is empty.";
            }
            else if (!StatementId.TryParse(citation, out var id) || !knowledge.TryStatement(id, out _))
            {
                yield return $"there is no statement '{citation}'.";
            }
        }
    }

    private List<ContestedMark> Marks(IEnumerable<CitedSentence> sentences) =>
        [.. sentences
            .SelectMany(sentence => sentence.Citations)
            .Select(citation => StatementId.TryParse(citation, out var id) ? id : default)
            .SelectMany(knowledge.ClaimsOf)
            .GroupBy(claim => claim.Id, StringComparer.Ordinal)
            .OrderBy(group => group.First().Level)
            .ThenByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(MostMarks)
            .Select(group => AnswerComposer.Mark(group.First()))];

    private static IEnumerable<AnswerSource> NoteSource(CorrectionDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Note)) yield break;
        yield return new AnswerSource
        {
            Number = 0,
            Source = NoteSlug,
            Title = "Note of the moderators",
            Author = "the community's moderators",
            Published = "",
            Where = "note",
            Ids = [new AnswerCitation(CorrectionDraft.NoteCitation, draft.Note.Trim(), "the community's moderators", "note")],
        };
    }
}

/// <summary>A statement as a moderator picks it.</summary>
internal sealed record CitableStatement(string Id, string Text);
