using FsCheck;
using FsCheck.Fluent;
using PsoasBot.Retrieval.Query;
using PsoasBot.Retrieval.Text;

namespace PsoasBot.Tests.Retrieval;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("psoas", "psoas", 0), InlineData("psoas", "psaos", 1), InlineData("psoas", "soas", 1), InlineData("psoas", "psoass", 1)]
    [InlineData("psoas", "psiaz", 2), InlineData("ab", "", 2), InlineData("flexor", "felxro", 2), InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_letters_left_out_added_changed_and_swapped(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(a, b, 3));
        Assert.Equal(distance, EditDistance.Between(b, a, 3));
    }

    [Fact]
    public void A_distance_above_the_limit_is_the_limit_and_one() => Assert.Equal(2, EditDistance.Between("stretching", "strengthen", 1));

    [Fact]
    public void One_typo_in_a_word_of_five_letters_or_more_still_finds_its_passage() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var words = Distant(Samples.Words(random, 120));
            var index = Samples.Index(words);
            var asked = random.Next(words.Length);
            return index.Search(Misspell(words[asked], random), 3).Any(hit => hit.Ordinal == asked);
        }).QuickCheckThrowOnFailure();

    /// <summary>Misspellings by ear and by finger as people make them, among the right forms of all of them.</summary>
    [Fact]
    public void Common_misspellings_are_read_as_the_word_that_was_meant()
    {
        (string Wrong, string Right)[] pairs =
        [
            ("diafragm", "diaphragm"), ("excersise", "exercise"), ("exersize", "exercise"), ("strech", "stretch"), ("streching", "stretching"), ("stretchning", "stretching"),
            ("mussle", "muscle"), ("musle", "muscle"), ("muscel", "muscle"), ("posure", "posture"), ("postuer", "posture"), ("breatheing", "breathing"), ("brething", "breathing"),
            ("sciatca", "sciatica"), ("siatica", "sciatica"), ("scietica", "sciatica"), ("pregnat", "pregnant"), ("pregant", "pregnant"), ("vertebrea", "vertebrae"), ("lumber", "lumbar"),
            ("pelvus", "pelvis"), ("pelvic", "pelvic"), ("ilacus", "iliacus"), ("illiacus", "iliacus"), ("fascea", "fascia"), ("fashia", "fascia"), ("massauge", "massage"), ("masage", "massage"),
            ("therepist", "therapist"), ("theropist", "therapist"), ("fisiotherapist", "physiotherapist"), ("physioterapist", "physiotherapist"), ("strenghten", "strengthen"),
            ("strengthning", "strengthening"), ("emotinal", "emotional"), ("emmotional", "emotional"), ("trama", "trauma"), ("anatomey", "anatomy"), ("tendon", "tendon"), ("tendan", "tendon"),
        ];
        var index = Samples.Index([.. pairs.Select(pair => pair.Right).Distinct(StringComparer.Ordinal)]);

        var wrong = pairs.Where(pair => index.Search(pair.Wrong, 1) is not [var hit] || Stemmer.Stem(index.Passages[hit.Ordinal].Text) != Stemmer.Stem(pair.Right)).Select(pair => pair.Wrong);

        Assert.Equal("", string.Join(' ', wrong));
    }

    [Fact]
    public void A_right_word_beats_a_corrected_one()
    {
        var index = Samples.Index("a flexor", "a flexon", "knees");

        Assert.Equal("p1", Samples.Ids(index, index.Search("flexon", 1)));
    }

    [Fact]
    public void Two_words_run_together_are_taken_apart()
    {
        var index = Samples.Index("the lower back hurts", "knees");

        Assert.Equal("p0", Samples.Ids(index, index.Search("lowerback", 5)));
    }

    [Fact]
    public void A_correction_says_that_it_is_one()
    {
        var slots = Samples.Index("the iliacus and the diaphragm").Plan("diafragm iliacus zzzzzz");

        Assert.Equal([true, false, false], slots.Select(slot => slot.IsCorrected));
        Assert.Equal([false, false, true], slots.Select(slot => slot.IsUnknown));
    }

    /// <summary>Words of five letters or more that no typo can turn into one another.</summary>
    private static string[] Distant(string[] words)
    {
        List<string> kept = [];
        foreach (var word in words.Where(word => word.Length >= 5))
        {
            if (kept.TrueForAll(other => EditDistance.Between(word, other, 3) > 3)) kept.Add(word);
        }
        return [.. kept];
    }

    private static string Misspell(string word, Random random)
    {
        var at = random.Next(word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "x"),
            2 => $"{word[..at]}x{word[(at + 1)..]}",
            _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        };
    }
}
