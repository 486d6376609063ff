using PsoasBot.Safety;

namespace PsoasBot.Answering.Composing;

/// <summary>Turns a safety card into an answer: nothing of the sources, nothing of the psoas.</summary>
internal static class SafetyAnswers
{
    public static Answer From(SafetyCard card, SafetyVerdict verdict, Receipt receipt)
    {
        var (lead, sentences) = Split(card.Sentences);
        return new Answer
        {
            Status = AnswerStatus.Safety,
            Level = card.Level,
            Text = card.Text,
            Lead = lead,
            Sentences = sentences,
            Referral = Pointers.For(card.Referral),
            Sources = [.. card.Sources.Select(Source)],
            Flags = verdict.Flags,
            Receipt = receipt with { Decision = "safety card" },
        };
    }

    /// <summary>Words of comfort cite nothing: the first ones lead, later ones stay with the sentence that they follow.</summary>
    private static (string? Lead, IReadOnlyList<CitedSentence> Sentences) Split(IReadOnlyList<SafetySentence> sentences)
    {
        string? lead = null;
        List<CitedSentence> cited = [];
        foreach (var sentence in sentences)
        {
            if (sentence.Citations.Count > 0) cited.Add(new CitedSentence(sentence.Text, sentence.Citations));
            else if (cited.Count > 0) cited[^1] = cited[^1] with { Text = $"{cited[^1].Text} {sentence.Text}" };
            else lead = lead is null ? sentence.Text : $"{lead} {sentence.Text}";
        }
        return (lead, cited);
    }

    private static AnswerSource Source(SafetySource source, int index) => new()
    {
        Number = index + 1,
        Source = source.Id,
        Title = source.Title,
        Author = source.Organisation,
        Published = source.Evidence,
        Where = source.Address ?? source.Organisation,
        Ids = [new AnswerCitation(source.Id, source.Title, source.Organisation, source.Address ?? "")],
    };
}
