using PsoasBot.Answering.Grounding.Checks;

namespace PsoasBot.Answering.Grounding;

/// <summary>What speaks for and against a sentence, as numbers from 0 to 1 with names: the objections that were raised, and how it lies over its evidence.</summary>
internal static class GateSignals
{
    private const int ManyFresh = 4;
    private const int LongSentence = 16;
    private const int ManyPairs = 6;

    public static IReadOnlyDictionary<string, float> Of(Comparison comparison, IReadOnlyList<(IGroundingCheck Check, Objection Objection)> objections)
    {
        Dictionary<string, float> signals = new(StringComparer.Ordinal);
        foreach (var (check, objection) in objections) signals[$"{check.Name}.{objection.Code}"] = 1;
        var sentence = comparison.Sentence;
        var counted = sentence.Content.Where(token => !comparison.IsVoice(token) && !comparison.IsFirstName(token)).ToList();
        var total = Math.Max(1, counted.Count);
        var literal = counted.Count(comparison.Matcher.HoldsWord) / (float)total;
        var plain = counted.Count(comparison.Matcher.Holds) / (float)total;
        var loose = 1 - comparison.Fresh.Count / (float)total;
        var language = sentence.IsForeign ? "foreign" : "english";
        signals["literal"] = literal;
        signals[$"{language}.plain"] = plain;
        signals[$"{language}.loose"] = loose;
        signals[$"{language}.beyond"] = Math.Max(0, 0.75f - loose) / 0.75f;
        signals[$"{language}.fresh"] = Math.Min(comparison.Fresh.Count, ManyFresh) / (float)ManyFresh;
        signals["fresh-in-copy"] = comparison.Fresh.Count > 0 && !sentence.IsForeign ? literal : 0;
        var (turned, pairs) = comparison.Used.Count == 1 ? WordOrder.Compare(sentence, comparison.Used[0].Text) : default;
        signals["reordered"] = turned * Math.Min(pairs, ManyPairs) / ManyPairs;
        signals["reordered-copy"] = sentence.IsForeign ? 0 : literal * turned;
        signals["asked-with"] = comparison.Fresh.Count == 0 ? 0 : comparison.Fresh.Count(comparison.IsAskedWith) / (float)total;
        signals["swapped-thing"] = comparison.SwapsThing ? 1 : 0;
        var denials = sentence.Found("negation").Count;
        var held = comparison.Used.Count == 1 ? comparison.Used[0].Text.Found("negation").Count : denials;
        signals["fewer-denials"] = denials < held ? 1 : 0;
        signals["more-denials"] = denials > held ? 1 : 0;
        signals["taken-up"] = comparison.Used.Max(comparison.Share);
        signals["length"] = Math.Min(total, LongSentence) / (float)LongSentence;
        signals["foreign"] = sentence.IsForeign ? 1 : 0;
        signals["attributed"] = comparison.IsAttributed ? 1 : 0;
        signals["several"] = comparison.Used.Count > 1 ? 1 : 0;
        signals["several-and-objection"] = comparison.Used.Count > 1 && objections.Any(each => each.Check is PolarityCheck or QuantityWordsCheck or ModalityCheck or CombinationCheck) ? 1 : 0;
        return signals;
    }
}
