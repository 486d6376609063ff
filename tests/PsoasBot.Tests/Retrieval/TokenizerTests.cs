using PsoasBot.Retrieval.Query;

namespace PsoasBot.Tests.Retrieval;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Hello, World!", "hello world")]
    [InlineData("don't", "dont")]
    [InlineData("Serota's view", "serota view")]
    [InlineData("the muscles' length", "the muscles length")]
    [InlineData("it’s Koch’s", "it koch")]
    [InlineData("L5-S1 90°", "l5 s1 90")]
    [InlineData("naïve café ﬁne", "naive cafe fine")]
    [InlineData("pso\u200Bas and so\u00ADas", "psoas and soas")]
    [InlineData("hip\u0000flexor\ttight", "hip flexor tight")]
    [InlineData("'quoted' words", "quoted words")]
    [InlineData("😀 🦵 💪", "")]
    [InlineData("  \r\n ", "")]
    [InlineData("שלום עולם", "שלום עולם")]
    [InlineData("МЫШЦА", "мышца")]
    public void Text_is_split_into_folded_lower_case_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', QueryWords.Split(text)));

    [Fact]
    public void A_lone_surrogate_separates_and_does_not_throw() =>
        Assert.Equal("tight psoas hurts", string.Join(' ', QueryWords.Split("tight\uD800 psoas \uDC00hurts")));

    [Fact]
    public void A_huge_word_is_cut_to_64_letters() =>
        Assert.Equal(new string('a', 64) + " b", string.Join(' ', QueryWords.Split(new string('a', 20_000) + " b")));
}
