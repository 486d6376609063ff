using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding;

/// <summary>How much of a sentence's content a set of statements covers, and which statements an uncited sentence rests on.</summary>
internal static class Support
{
    private const float WorthAdding = 0.15f;
    private const float NamedCoverage = 0.3f;

    /// <summary>The cited statements; for an uncited sentence the best one, and a second that adds to it.</summary>
    public static IReadOnlyList<ReadEvidence> Choose(ReadText sentence, IReadOnlyList<ReadEvidence> evidence, IReadOnlyList<string> citations, GateLexicon lexicon)
    {
        if (citations.Count > 0) return [.. evidence.Where(item => citations.Contains(item.Item.Id, StringComparer.Ordinal))];
        if (evidence.Count == 0) return [];
        var best = evidence.MaxBy(item => Coverage(sentence, [item], lexicon))!;
        var second = evidence.Where(item => item != best).MaxBy(item => Coverage(sentence, [best, item], lexicon));
        List<ReadEvidence> chosen = second is not null && Coverage(sentence, [best, second], lexicon) >= Coverage(sentence, [best], lexicon) + WorthAdding ? [best, second] : [best];
        chosen.AddRange(evidence.Where(item => !chosen.Contains(item) && IsNamed(item, sentence) && !chosen.Exists(other => IsNamed(other, sentence) && other.Item.Voice == item.Item.Voice) && Coverage(sentence, [item], lexicon) >= NamedCoverage).Take(1));
        return chosen;
    }

    /// <summary>The sentence names the person or the document behind a statement.</summary>
    public static bool IsNamed(ReadEvidence item, ReadText sentence) => item.Item.Voice is { } voice && sentence.Tokens.Any(token =>
        voice.Names.Contains(token.Word) || token.Concepts.Any(concept => concept is not ("author" or "article") && (voice.Documents.Contains(concept) || voice.Roles.Contains(concept))));

    /// <summary>From 0 to 1; a sentence without content is covered.</summary>
    public static float Coverage(ReadText sentence, IReadOnlyList<ReadEvidence> evidence, GateLexicon lexicon)
    {
        var matcher = new WordMatcher(evidence.Select(item => item.Text), sentence.IsForeign);
        var (held, all) = (0f, 0f);
        foreach (var token in sentence.Content)
        {
            if (IsVoiceWord(token, lexicon) || evidence.Any(item => item.Item.Voice?.Names.Contains(token.Word) == true)) continue;
            all++;
            if (matcher.Holds(token)) held++;
        }
        return all == 0 ? 1 : held / all;
    }

    /// <summary>Words for people and documents are judged by the voice check and not by coverage.</summary>
    public static bool IsVoiceWord(ReadToken token, GateLexicon lexicon) =>
        token.Concepts.Count > 0 && token.Concepts.All(concept => lexicon.ClassOf(concept) is ConceptClass.Person or ConceptClass.Document);
}
