using PsoasBot.Retrieval;

namespace PsoasBot.Tests.Retrieval;

public sealed class LeaningTests
{
    private static readonly string[] Texts = ["stretch the hip", "hip pain", "stretch and breathe", "bake a cake", "breathe and bake", "a winter tent"];

    [Fact]
    public void Words_lean_to_the_side_that_holds_them_more_often()
    {
        var index = Samples.Index(Texts);
        var leaning = new Leaning(index, passage => passage >= 3);

        Assert.True(leaning.Of(index.Plan("hip stretch")) > 0);
        Assert.True(leaning.Of(index.Plan("cake in a tent")) < 0);
        Assert.True(leaning.Of(index.Plan("hip cake")) < leaning.Of(index.Plan("hip stretch")));
    }

    [Fact]
    public void A_word_of_both_sides_and_an_unknown_word_say_nothing()
    {
        var index = Samples.Index(Texts);
        var leaning = new Leaning(index, passage => passage >= 3);

        Assert.Equal(0, leaning.Of(index.Plan("breathe")), 0.05f);
        Assert.Equal(0, leaning.Of(index.Plan("zebra")));
    }
}
