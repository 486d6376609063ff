using FsCheck;
using FsCheck.Fluent;
using PsoasBot.Retrieval.Query;

namespace PsoasBot.Tests.Retrieval;

public sealed class PassageIndexTests
{
    [Fact]
    public void A_rare_word_counts_more_than_a_frequent_one()
    {
        var index = Samples.Index("hip pain", "hip bone", "hip joint", "hip flexor", "hip femur");

        Assert.Equal("p3", Samples.Ids(index, index.Search("hip flexor", 1)));
    }

    [Fact]
    public void A_word_in_the_title_counts_more_than_one_in_the_text()
    {
        var index = Samples.Index([Samples.Passage(0, "about breathing and walking"), Samples.Passage(1, "about walking and standing", title: "breathing")]);

        Assert.Equal("p1 p0", Samples.Ids(index, index.Search("breathing", 5)));
    }

    [Fact]
    public void Words_that_stand_together_as_in_the_question_win()
    {
        var index = Samples.Index("the flexor is here and then much later comes a long road to the hip", "the road is long and here the hip flexor comes later then much");

        Assert.Equal("p1 p0", Samples.Ids(index, index.Search("hip flexor", 5)));
    }

    [Fact]
    public void Forms_of_a_word_are_found_by_one_another()
    {
        var index = Samples.Index("he stretched the muscles", "she ran home");

        Assert.Equal("p0", Samples.Ids(index, index.Search("stretching a muscle", 5)));
    }

    [Fact]
    public void Of_equal_passages_the_first_comes_first()
    {
        var index = Samples.Index(Enumerable.Repeat("tight hip flexor", 50).ToArray());

        Assert.Equal("p0 p1 p2", Samples.Ids(index, index.Search("hip flexor", 3)));
    }

    [Fact]
    public void A_document_of_hundreds_of_passages_crowds_nothing_out()
    {
        var book = Enumerable.Range(0, 400).Select(i => Samples.Passage(i, "psoas psoas stretch", group: "book"));
        var leaflets = Enumerable.Range(400, 30).Select(i => Samples.Passage(i, $"leaflet number {i} says that the psoas is deep among many other words about the body"));
        var index = Samples.Index([.. book, .. leaflets]);

        var groups = index.Search("psoas stretch", 20).Select(hit => index.Passages[hit.Ordinal].Group).ToList();

        Assert.Equal(20, groups.Count);
        Assert.Equal("book", groups[0]);
        Assert.Equal(20, groups.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Scores_fall_groups_differ_and_no_more_come_than_were_asked_for() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var words = Samples.Words(random, 80);
            var index = Samples.Index(Samples.Passages(random, words, random.Next(1, 300), perGroup: random.Next(1, 40)));
            var limit = random.Next(1, 30);
            var hits = index.Search(string.Join(' ', random.GetItems(words, random.Next(1, 12))), limit);
            var groups = hits.Select(hit => index.Passages[hit.Ordinal].Group).ToList();
            return hits.Count <= limit
                && hits.Zip(hits.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score)
                && hits.All(hit => hit.Score > 0 && hit.Coverage is >= 0 and <= 1.0001f)
                && groups.Distinct(StringComparer.Ordinal).Count() == groups.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void As_many_groups_come_back_as_hold_a_word_of_the_question() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var words = Samples.Words(random, 60);
            var passages = Samples.Passages(random, words, random.Next(1, 400), perGroup: random.Next(1, 90));
            var index = Samples.Index(passages);
            var word = words[random.Next(words.Length)];
            var holders = passages.Where(passage => passage.Text.Split(' ').Contains(word)).Select(passage => passage.Group).Distinct(StringComparer.Ordinal).Count();
            return holders == 0 || index.Search(word, 10).Count >= Math.Min(10, holders);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_hit_holds_an_alternative_of_the_question() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var words = Samples.Words(random, 200);
            var index = Samples.Index(Samples.Passages(random, words, 60));
            var asked = random.GetItems(words, 3);
            var alone = asked.Select(word => Samples.Ids(index, index.Search(word, 100)).Split(' ')).SelectMany(ids => ids).ToHashSet(StringComparer.Ordinal);
            return Samples.Ids(index, index.Search(string.Join(' ', asked), 100)).Split(' ').All(alone.Contains);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Parallel_searches_give_what_single_ones_give()
    {
        var random = new Random(5);
        var words = Samples.Words(random, 400);
        var index = Samples.Index(Samples.Passages(random, words, 2000, perGroup: 3));
        var questions = Enumerable.Range(0, 200).Select(_ => string.Join(' ', random.GetItems(words, 6))).ToList();
        var alone = questions.ConvertAll(question => index.Search(question, 10).ToArray());

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => questions.ConvertAll(question => index.Search(question, 10).ToArray()))));

        Assert.All(together, results => Assert.All(results.Zip(alone), pair => Assert.Equal(pair.Second, pair.First)));
    }

    [Theory]
    [InlineData(""), InlineData("   \t\r\n"), InlineData("😀🦵💪🏽"), InlineData("\u0000\u0001\u200B\u202E\uFEFF"), InlineData("\uD800"), InlineData("x\uDC00\uD800y")]
    [InlineData("腰大肌"), InlineData("שריר"), InlineData("the of and is"), InlineData("????"), InlineData("'''s 's"), InlineData("\u0301\u0301")]
    public void A_question_without_known_words_finds_nothing_and_breaks_nothing(string question)
    {
        var index = Samples.Index("the psoas is a deep muscle", "another text");

        Assert.Empty(index.Search(question, 10));
        Assert.NotEmpty(index.Search(question + " psoas", 10));
    }

    [Theory]
    [InlineData("psoas "), InlineData("pso"), InlineData("muscle?"), InlineData("unknownword "), InlineData("a"), InlineData("é "), InlineData("\uD800 x "), InlineData("深 筋 psoaz ")]
    public void Twenty_thousand_characters_are_read(string piece)
    {
        var index = Samples.Index("the psoas is a deep muscle", "another text");

        var hits = index.Search(string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)), 10);

        Assert.InRange(hits.Count, 0, 2);
    }

    [Fact]
    public void Texts_of_any_script_are_found()
    {
        var index = Samples.Index("поясничная мышца", "העקב של שריר", "腰大肌 是 肌肉", new string('z', 5000), "", "\uD800");

        Assert.Equal("p0", Samples.Ids(index, index.Search("МЫШЦА", 5)));
        Assert.Equal("p1", Samples.Ids(index, index.Search("שריר", 5)));
        Assert.Equal("p2", Samples.Ids(index, index.Search("腰大肌", 5)));
        Assert.Equal("p3", Samples.Ids(index, index.Search(new string('z', 6000), 5)));
    }

    [Fact]
    public void An_empty_index_finds_nothing()
    {
        Assert.Empty(Samples.Index().Search("psoas", 10));
        Assert.Empty(Samples.Index("", "the").Search("psoas", 10));
        Assert.Empty(Samples.Index("psoas").Search("psoas", 0));
    }

    [Fact]
    public void A_synonym_finds_but_ranks_below_the_word_itself()
    {
        var thesaurus = new Thesaurus();
        thesaurus.Add("psoas", same: ["hip flexor"], related: [], misspelled: ["so az"]);
        var passages = new[] { Samples.Passage(0, "the hip flexor is deep"), Samples.Passage(1, "the psoas is so deep"), Samples.Passage(2, "knees") };
        var index = PsoasBot.Retrieval.Index.PassageIndex.Build(passages, new PsoasBot.Retrieval.RetrievalOptions(), thesaurus);

        Assert.Equal("p1 p0", Samples.Ids(index, index.Search("psoas", 5)));
        Assert.Equal("p1 p0", Samples.Ids(index, index.Search("SO-AZ", 5)));
    }
}
