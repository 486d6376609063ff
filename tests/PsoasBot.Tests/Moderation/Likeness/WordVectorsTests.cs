using PsoasBot.Moderation.Likeness;
using PsoasBot.Retrieval.Meaning;

namespace PsoasBot.Tests.Moderation.Likeness;

public sealed class WordVectorsTests
{
    [Fact]
    public void A_vector_has_length_one()
    {
        var vector = WordVectors.Embedded.Of("muscle")!;
        Assert.Equal(1, Vectors.Norm(vector), 3);
    }

    [Theory]
    [InlineData("sofa", "couch", "piano")]
    [InlineData("scarf", "towel", "lawyer")]
    [InlineData("weep", "cry", "drive")]
    public void Kindred_words_lie_nearer_than_others(string word, string kindred, string other) => Assert.True(Nearness(word, kindred) > Nearness(word, other));

    [Fact]
    public void A_word_that_is_not_in_the_table_has_none() => Assert.Null(WordVectors.Embedded.Of("psoasbotvector"));

    [Theory]
    [InlineData("aaa")]
    [InlineData("the")]
    [InlineData("zwischen")]
    public void The_first_the_last_and_the_most_frequent_words_are_found(string word) => Assert.NotNull(WordVectors.Embedded.Of(word));

    private static float Nearness(string one, string other) => Vectors.Dot(WordVectors.Embedded.Of(one)!, WordVectors.Embedded.Of(other)!);
}
