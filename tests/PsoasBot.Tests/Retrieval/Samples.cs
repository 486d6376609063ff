using PsoasBot.Retrieval;
using PsoasBot.Retrieval.Index;

namespace PsoasBot.Tests.Retrieval;

internal static class Samples
{
    public static PassageIndex Index(params string[] texts) => Index(texts.Select((text, i) => Passage(i, text)));

    public static PassageIndex Index(IEnumerable<Passage> passages) => PassageIndex.Build(passages, new RetrievalOptions());

    public static Passage Passage(int number, string text, string? group = null, string title = "") =>
        new() { Id = $"p{number}", Group = group ?? $"p{number}", Title = title, Text = text };

    /// <summary>Made-up words of consonants and vowels, all different.</summary>
    public static string[] Words(Random random, int count)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        while (words.Count < count)
            words.Add(string.Concat(Enumerable.Range(0, random.Next(3, 6)).Select(_ => $"{"bdfgklmnprtvz"[random.Next(13)]}{"aeiou"[random.Next(5)]}")));
        return [.. words];
    }

    /// <summary>Passages of words of which the first are frequent and the last rare.</summary>
    public static List<Passage> Passages(Random random, string[] words, int count, int perGroup = 1) =>
        [.. Enumerable.Range(0, count).Select(i => Passage(i,
            string.Join(' ', Enumerable.Range(0, random.Next(1, 30)).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))])),
            group: $"g{i / perGroup}"))];

    public static string Ids(PassageIndex index, IEnumerable<Hit> hits) => string.Join(' ', hits.Select(hit => index.Passages[hit.Ordinal].Id));
}
