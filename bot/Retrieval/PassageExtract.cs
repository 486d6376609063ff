using PsoasBot.Retrieval.Index;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Retrieval;

/// <summary>Cuts the sentences out of a passage that answer a question best: the one that holds most of it, and the next where there is room.</summary>
internal static class PassageExtract
{
    private const int Longest = 320;
    private const int RoomForNext = 150;

    /// <summary>The extract, and how many of the question's words the whole passage holds.</summary>
    public static (string Text, int Matches) Of(string passage, PassageIndex index, IReadOnlyList<QuerySlot> slots)
    {
        var sentences = Sentences(passage);
        var weights = sentences.Select(sentence => Weigh(sentence, index, slots)).ToList();
        var best = weights.Count == 0 ? -1 : weights.IndexOf(weights.Max());
        if (best < 0) return ("", 0);
        var text = sentences[best];
        if (text.Length <= RoomForNext && best + 1 < sentences.Count) text = $"{text} {sentences[best + 1]}";
        return (Shorten(text), slots.Count(slot => slot.Alternatives.Any(alternative => index.Holds(alternative.Term, passage))));
    }

    private static float Weigh(string sentence, PassageIndex index, IReadOnlyList<QuerySlot> slots) =>
        slots.Where(slot => slot.Alternatives.Any(alternative => index.Holds(alternative.Term, sentence))).Sum(slot => slot.Idf);

    private static List<string> Sentences(string passage)
    {
        List<string> sentences = [];
        var start = 0;
        for (var at = 0; at < passage.Length; at++)
        {
            var ends = passage[at] is '.' or '!' or '?' && (at + 1 == passage.Length || char.IsWhiteSpace(passage[at + 1]));
            if (!ends && at + 1 < passage.Length) continue;
            if (passage[start..(at + 1)].Trim() is { Length: > 0 } sentence) sentences.Add(sentence);
            start = at + 1;
        }
        return sentences;
    }

    /// <summary>A very long sentence is cut at a word, with an ellipsis.</summary>
    private static string Shorten(string text) =>
        (text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Length <= Longest ? text : $"{text[..text.LastIndexOf(' ', Longest)].TrimEnd(',', ';', ':')} …";
}
