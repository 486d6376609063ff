using PsoasBot.Answering.Understanding;
using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Library;
using PsoasBot.Retrieval;
using PsoasBot.Safety;

namespace PsoasBot.Answering.Composing;

/// <summary>Writes the answer from the chosen statements: verdict, statements, marks, pointer, numbered sources.</summary>
internal sealed class AnswerComposer(KnowledgeBase knowledge)
{
    public Answer Compose(Selection selection, IReadOnlyList<LibraryHit> library, SafetyVerdict verdict, Receipt receipt)
    {
        var numbers = new SourceNumbers(knowledge);
        foreach (var hit in library) numbers.Add(hit.Passage);
        List<CitedSentence> sentences = [.. Verdict(selection), .. Sentences(selection.Statements), .. library.Select(Sentence)];
        foreach (var sentence in sentences) numbers.Brackets(sentence.Citations);
        List<ContestedMark> marks = [.. selection.Claims.Select(claim => Mark(claim.Claim))];
        foreach (var side in marks.SelectMany(mark => mark.Sides)) numbers.Brackets(side);
        var referral = Pointers.For(verdict.Referral, selection.Subject);
        var lead = library.Count > 0 ? null : Leads.For(selection);
        return new Answer
        {
            Status = AnswerStatus.Answered,
            Level = verdict.Level,
            Text = AnswerText.Write(sentences, marks, referral, numbers, lead),
            Lead = lead,
            Sentences = sentences,
            Contested = marks,
            Referral = referral,
            Sources = numbers.List(),
            Flags = [.. verdict.Flags, .. marks.Count > 0 ? (string[])[AnswerFlags.Contested] : []],
            Receipt = receipt,
        };
    }

    /// <summary>Statements that are always told together, after a line that says what they are: the dates of all sources.</summary>
    public Answer Tell(string lead, IReadOnlyList<StatementId> statements, SafetyVerdict verdict, Receipt receipt)
    {
        var numbers = new SourceNumbers(knowledge);
        List<CitedSentence> sentences = [.. statements.Select(id => new CitedSentence(knowledge.Statement(id).Text, [id.ToString()]))];
        foreach (var sentence in sentences) numbers.Brackets(sentence.Citations);
        var referral = Pointers.For(verdict.Referral, QuestionSubject.Words);
        return new Answer
        {
            Status = AnswerStatus.Answered,
            Level = verdict.Level,
            Text = AnswerText.Write(sentences, [], referral, numbers, lead),
            Lead = lead,
            Sentences = sentences,
            Referral = referral,
            Sources = numbers.List(),
            Flags = verdict.Flags,
            Receipt = receipt,
        };
    }

    /// <summary>The same answer with other sentences: marks, pointer and flags stay, numbers and sources follow the sentences.</summary>
    public Answer Rephrase(Answer answer, IReadOnlyList<CitedSentence> sentences, IReadOnlyList<LibraryPassage> passages)
    {
        var numbers = new SourceNumbers(knowledge);
        foreach (var passage in passages.Where(passage => sentences.Any(sentence => sentence.Citations.Contains(passage.Id, StringComparer.Ordinal)))) numbers.Add(passage);
        foreach (var sentence in sentences) numbers.Brackets(sentence.Citations);
        foreach (var side in answer.Contested.SelectMany(mark => mark.Sides)) numbers.Brackets(side);
        return answer with { Sentences = sentences, Text = AnswerText.Write(sentences, answer.Contested, answer.Referral ?? Pointers.Standing, numbers, answer.Lead), Sources = numbers.List() };
    }

    /// <summary>When the question is just a contested claim, its verdict is the direct answer; it cites the best statement of each side.</summary>
    private static IEnumerable<CitedSentence> Verdict(Selection selection) =>
        selection.Claims is [{ Leads: true } first, ..]
            ? [selection.AsksWho && first.Claim.Sides.Count > 1 ? WhoSays.Sentence(first.Claim) : new CitedSentence(first.Claim.Verdict, [.. first.Claim.Sides.Select(side => side.Statements[0].ToString()).Distinct(StringComparer.Ordinal)])]
            : [];

    private static IEnumerable<CitedSentence> Sentences(IReadOnlyList<ScoredStatement> statements)
    {
        Statement? previous = null;
        foreach (var (statement, _) in statements)
        {
            var follows = previous is not null && Voices.IsSame(previous, statement);
            yield return new CitedSentence(follows ? statement.Then : statement.Text, [statement.Id.ToString()]);
            previous = statement;
        }
    }

    /// <summary>A community's own words are quoted as they are, under the document's title.</summary>
    private static CitedSentence Sentence(LibraryHit hit) => new($"This community's \"{hit.Passage.Title}\" says: {hit.Extract}", [hit.Passage.Id]);

    public static ContestedMark Mark(ContestedClaim claim) =>
        new(claim.Id, claim.Short, Kind(claim.Type), [.. claim.Sides.Select(side => new ShownSide(side.Label, side.Position, side.Holders, [.. side.Statements.Select(id => id.ToString())]))]);

    private static string Kind(ContestedType type) => type switch
    {
        ContestedType.SourcesDisagree => "Contested",
        ContestedType.AssertedByOneSide => "Asserted, not settled",
        ContestedType.BeliefOrTradition => "Belief",
        _ => "They differ",
    };
}
