using PsoasBot.Answering.Understanding;

namespace PsoasBot.Moderation.Likeness;

/// <summary>
/// How near two questions are by the pre-trained vectors of their words, small ones too: the cosine of their weighted means, and each word beside the
/// nearest of the other question.
/// </summary>
internal static class WordVectorSigns
{
    public static readonly IReadOnlyList<string> Names =
    [
        "mean word vectors", "words near least", "words near most", "words near", "farthest word most", "farthest word least", "far words least", "far words most",
    ];

    /// <summary>The weight of a word that says next to nothing, 0 to 1.</summary>
    private const float Least = 0.05f;

    private static readonly HashSet<string> Small =
        [.. "the a an of to in on for and or is are was be do does did it its this that i my me you your we he she they with at as so if but by from".Split(' ')];

    internal readonly record struct Word(string Stem, float Weight, float[]? Vector);

    internal sealed record Sentence(IReadOnlyList<Word> Words, float[] Mean);

    /// <param name="written">The words as the member wrote them.</param>
    /// <param name="corrected">The same words, corrected: a word that the vectors know was no mistake.</param>
    /// <param name="weight">How telling a word is, 0 to 1.</param>
    public static Sentence Read(IReadOnlyList<SignalWord> written, IReadOnlyList<SignalWord> corrected, Func<SignalWord, float> weight)
    {
        var words = written.Zip(corrected, (one, other) => (Word: other, Vector: WordVectors.Embedded.Of(one.Text) ?? WordVectors.Embedded.Of(other.Text)))
            .Select(each => new Word(each.Word.Stem, Small.Contains(each.Word.Text) ? Least : weight(each.Word), each.Vector)).ToList();
        var known = words.Where(word => word.Vector is not null).ToList();
        return new Sentence(words, known.Count == 0 ? [] : [.. Enumerable.Range(0, known[0].Vector!.Length).Select(at => known.Sum(word => word.Weight * word.Vector![at]))]);
    }

    public static IEnumerable<float> Of(Sentence first, Sentence second)
    {
        var (one, other) = (Beside(first, second), Beside(second, first));
        return
        [
            LearntMeaning.Cosine(first.Mean, second.Mean), Math.Min(one.Near, other.Near), Math.Max(one.Near, other.Near), (one.Near + other.Near) / 2,
            Math.Max(one.Farthest, other.Farthest), Math.Min(one.Farthest, other.Farthest), Math.Min(one.Far, other.Far), Math.Max(one.Far, other.Far),
        ];
    }

    private static (float Near, float Farthest, float Far) Beside(Sentence one, Sentence other)
    {
        var (weight, near, farthest) = (0.001f, 0f, 0f);
        foreach (var word in one.Words)
        {
            var nearest = other.Words.Select(each => Nearness(word, each)).DefaultIfEmpty(0).Max();
            weight += word.Weight;
            near += word.Weight * nearest;
            farthest = Math.Max(farthest, word.Weight * (1 - nearest));
        }
        return (near / weight, farthest, weight - near);
    }

    private static float Nearness(Word one, Word other) =>
        one.Stem == other.Stem ? 1 : one.Vector is { } a && other.Vector is { } b ? WordVectors.Nearness(a, b) : 0;
}
