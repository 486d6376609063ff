using PsoasBot.Safety.Reading;

namespace PsoasBot.Safety.Likeness;

/// <summary>
/// What <see cref="LikenessReader"/> sees of a message: its words, neighbouring words, words with one between them, and pieces of four and five
/// letters, so that a typo or an ending does not hide a word. Each counts once.
/// </summary>
internal static class MessageFeatures
{
    /// <summary>How many words a "no" reaches.</summary>
    private const int Reach = 4;

    private static readonly HashSet<string> Negators = new(StringComparer.Ordinal) { "no", "without", "never", "denies", "sin", "ohne", "kein", "keine", "sans", "senza", "zonder", "bez" };
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { "but", "and", "except", "however", "yet", "though", "just", "only", "now", "so", "because" };

    public static HashSet<string> Of(IReadOnlyList<Token> tokens, int from, int until)
    {
        HashSet<string> features = new(StringComparer.Ordinal);
        var words = Said(tokens, from, until);
        for (var at = 0; at < words.Count; at++)
        {
            features.Add($"w:{words[at]}");
            if (at + 1 < words.Count) features.Add($"b:{words[at]} {words[at + 1]}");
            if (at + 2 < words.Count) features.Add($"s:{words[at]} {words[at + 2]}");
            AddPieces(features, $"^{words[at]}$");
        }
        return features;
    }

    /// <summary>The words without those that a plain "no" takes back, up to the next break, "but" or "and".</summary>
    private static List<string> Said(IReadOnlyList<Token> tokens, int from, int until)
    {
        List<string> said = new(until - from);
        var denied = 0;
        for (var at = from; at < until; at++)
        {
            if (tokens[at].Before != Break.None || Ends.Contains(tokens[at].Text)) denied = 0;
            if (denied > 0) denied--;
            else said.Add(tokens[at].Text);
            if (Negators.Contains(tokens[at].Text)) denied = Reach;
        }
        return said;
    }

    private static void AddPieces(HashSet<string> features, string word)
    {
        for (var length = 4; length <= 5; length++)
        {
            for (var at = 0; at + length <= word.Length; at++) features.Add($"c:{word.AsSpan(at, length)}");
        }
    }
}
