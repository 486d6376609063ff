using PsoasBot.Knowledge.Text;

namespace PsoasBot.Tests.Knowledge.Text;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("não posso", "nao posso")]
    [InlineData("ｎｏ ｆｌｏｏｒ", "no floor")]
    [InlineData("kneelin\u0301g", "kneeling")]
    [InlineData("no\u200B floor", "no floor")]
    [InlineData("Straße, ﬁt", "Strasse, fit")]
    [InlineData("膝", "膝")]
    public void Letters_become_plain_ones_without_culture_data(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));
}
