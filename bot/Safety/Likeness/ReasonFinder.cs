using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Likeness;

/// <summary>Finds the member's own words that weigh most for a level: the heaviest run of words, and a second one where it weighs much as well.</summary>
internal sealed class ReasonFinder(LikenessTable table)
{
    private const int LongestRun = 7;
    private const float SecondFrom = 0.6f;

    public string Find(TokenList message, IReadOnlyList<int> sentences, SafetyLevel level)
    {
        var weights = new float[message.Count];
        for (var at = 0; at < weights.Length; at++) weights[at] = sentences.Contains(message[at].Sentence) ? Weight(message, at, (int)level - 1) : 0;
        var first = Heaviest(message, weights);
        if (first.Weight <= 0) return "";
        Array.Clear(weights, first.From, first.Until - first.From);
        var second = Heaviest(message, weights);
        var words = message.Words(first.From, first.Until);
        if (second.Weight < SecondFrom * first.Weight) return words;
        var other = message.Words(second.From, second.Until);
        return first.From < second.From ? $"{words} … {other}" : $"{other} … {words}";
    }

    private float Weight(TokenList message, int at, int level)
    {
        var weight = Of(table.Number('w', message[at].Text), level);
        if (at + 1 < message.Count && message[at + 1].Sentence == message[at].Sentence)
            weight += Of(table.Number('b', message[at].Text, message[at + 1].Text), level);
        return weight;
    }

    private float Of(int feature, int level) => feature < 0 ? 0 : table.Of(feature)[level];

    private static (int From, int Until, float Weight) Heaviest(TokenList message, float[] weights)
    {
        var best = (From: 0, Until: 0, Weight: 0f);
        for (var from = 0; from < weights.Length; from++)
        {
            var sum = 0f;
            for (var until = from; until < weights.Length && until - from < LongestRun && message[until].Sentence == message[from].Sentence; until++)
            {
                sum += weights[until];
                if (sum > best.Weight) best = (from, until + 1, sum);
            }
        }
        return best;
    }
}
