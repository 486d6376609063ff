using PsoasBot.Answering;
using PsoasBot.Conversations;

namespace PsoasBot.Platforms;

/// <summary>Lays an answer out as a card. Nothing is added but headings and numbers: what the card says, the answer said.</summary>
internal static class AnswerCards
{
    public static AnswerCard From(Delivery delivery) => From(delivery.QuestionId, delivery.Answer);

    public static AnswerCard From(AnsweredQuestion found) => From(found.QuestionId, found.Answer);

    private static AnswerCard From(string questionId, Answer answer)
    {
        var numbers = new SourceNumbers(answer.Sources);
        return new AnswerCard
        {
            QuestionId = questionId,
            Kind = KindOf(answer.Status),
            Level = answer.Level,
            Banner = SafetyWords.Banner(answer.Level),
            Lead = answer.Lead,
            Sentences = [.. answer.Sentences.Select(sentence => new CardSentence(sentence.Text, numbers.Of(sentence.Citations)))],
            Routine = answer.Routine is { } routine ? RoutineCards.From(routine, answer.Contested, numbers) : null,
            Contested = [.. answer.Contested.Select(mark => ContestedFrom(mark, numbers))],
            Referral = answer.Referral is { } referral ? ReferralFrom(referral, numbers) : null,
            Sources = [.. answer.Sources.OrderBy(source => source.Number).Select(SourceFrom)],
            Actions = answer.Sources.Count == 0 ? [] : [new CardAction(CardActionKind.OpenSources, $"Sources ({answer.Sources.Count})")],
            PlainText = answer.Text,
        };
    }

    private static CardKind KindOf(AnswerStatus status) => status switch
    {
        AnswerStatus.Answered => CardKind.Answer,
        AnswerStatus.Declined => CardKind.Decline,
        _ => CardKind.Safety,
    };

    private static ContestedCard ContestedFrom(ContestedMark mark, SourceNumbers numbers) =>
        new(mark.Id, mark.Title, mark.Kind, [.. mark.Sides.Select(side => new CardSide(side.Label, side.Position, side.Holders, numbers.Of(side.Citations)))]);

    private static ReferralCard ReferralFrom(Referral referral, SourceNumbers numbers) =>
        new(referral.Specific ? "For you" : "Who can help", referral.Text, referral.Specific, numbers.Of(referral.Citations));

    private static SourceCard SourceFrom(AnswerSource source) =>
        new(source.Number, source.Title, source.Author == "not named" ? "author not named" : source.Author, source.Published, source.Where, source.Url,
            [.. source.Ids.Select(citation => new CardCitation(citation.Id, citation.Text, citation.Speaker, citation.Where))]);
}

/// <summary>Finds the number behind which a citation stands. An id that no source numbers gets no reference rather than a wrong one.</summary>
internal sealed class SourceNumbers(IReadOnlyList<AnswerSource> sources)
{
    private readonly Dictionary<string, int> _numbers = sources
        .SelectMany(source => source.Ids.Select(citation => (citation.Id, source.Number)))
        .GroupBy(pair => pair.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Number, StringComparer.Ordinal);

    public IReadOnlyList<CardReference> Of(IReadOnlyList<string> citations) =>
        [.. citations
            .Where(_numbers.ContainsKey)
            .GroupBy(id => _numbers[id])
            .OrderBy(group => group.Key)
            .Select(group => new CardReference(group.Key, [.. group.Distinct(StringComparer.Ordinal)]))];
}
