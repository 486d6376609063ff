using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// What <see cref="LikenessReader"/> sees of a message: its words, neighbouring words, words with one between them, and pieces of four and five
/// letters, so that a typo or an ending does not hide a word. Each counts once.
/// </summary>
internal static class MessageFeatures
{
    public static HashSet<string> Of(IReadOnlyList<Token> tokens, int from, int until)
    {
        HashSet<string> features = new(StringComparer.Ordinal);
        for (var at = from; at < until; at++)
        {
            var word = tokens[at].Text;
            features.Add($"w:{word}");
            if (at + 1 < until) features.Add($"b:{word} {tokens[at + 1].Text}");
            if (at + 2 < until) features.Add($"s:{word} {tokens[at + 2].Text}");
            AddPieces(features, $"^{word}$");
        }
        return features;
    }

    private static void AddPieces(HashSet<string> features, string word)
    {
        for (var length = 4; length <= 5; length++)
        {
            for (var at = 0; at + length <= word.Length; at++) features.Add($"c:{word.AsSpan(at, length)}");
        }
    }
}
