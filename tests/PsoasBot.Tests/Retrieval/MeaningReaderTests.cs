using PsoasBot.Knowledge;
using PsoasBot.Knowledge.Files;
using PsoasBot.Retrieval.Meaning;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Retrieval;

public sealed class MeaningReaderTests
{
    [Fact]
    public void A_question_asks_most_likely_for_the_target_that_its_words_point_to()
    {
        var index = Samples.Index("stretch the hip", "breathe slowly");
        var table = Table(words: [Row("stretch", 1, 0), Row("breath", 0, 1)], targets: [Row("a", 4, 0), Row("b", 0, 4)]);
        var reader = new MeaningReader(table, index, [("a", []), ("b", [])]);

        var shares = reader.Read(index.Plan("stretching"));

        Assert.Equal(1, shares.Sum(), 1e-5f);
        Assert.Equal(MathF.Exp(4) / (MathF.Exp(4) + 1), shares[0], 1e-4f);
        Assert.True(reader.Read(index.Plan("how do i breathe"))[1] > 0.9f);
    }

    [Fact]
    public void Where_no_word_has_a_vector_nothing_is_said()
    {
        var index = Samples.Index("stretch the hip");
        var reader = new MeaningReader(Table([Row("stretch", 1, 0)], [Row("a", 1, 0)]), index, [("a", [])]);

        Assert.Empty(reader.Read(index.Plan("hip")));
        Assert.Empty(new MeaningReader(MeaningTable.Empty, index, [("a", [])]).Read(index.Plan("stretch")));
    }

    [Fact]
    public void Unknown_words_speak_through_the_vector_for_all_of_them()
    {
        var index = Samples.Index("stretch the hip");
        var table = Table([Row("stretch", 2, 0), Row("?unknown", 0, 3)], [Row("a", 1, 0), Row("outside", 0, 1)]);
        var reader = new MeaningReader(table, index, [("a", []), ("outside", [])]);

        Assert.True(reader.Read(index.Plan("stretch"))[0] > 0.8f);
        Assert.True(reader.Read(index.Plan("stretch zebra xylophone"))[1] > 0.5f);
        Assert.True(reader.Read(index.Plan("zebra"))[1] > 0.9f);
    }

    [Fact]
    public void A_word_that_had_to_be_corrected_says_so_beside_its_correction()
    {
        var index = Samples.Index("stretching the hip");
        var table = Table([Row("stretch", 2, 0), Row("?corrected", 0, 2)], [Row("a", 1, 0), Row("outside", 0, 1)]);
        var reader = new MeaningReader(table, index, [("a", []), ("outside", [])]);

        Assert.True(reader.Read(index.Plan("stretching"))[0] > reader.Read(index.Plan("stretchibg"))[0]);
    }

    [Fact]
    public void A_statement_that_was_added_after_the_fit_is_found_by_its_own_ways_to_ask()
    {
        var knowledge = RealAnswerer.Knowledge;
        var added = knowledge.Statements.Where((_, at) => at % 13 == 0).ToList();
        var without = knowledge.StatementMeanings with { Targets = [.. knowledge.StatementMeanings.Targets.Where(row => !added.Exists(statement => statement.Id.ToString() == row.Key))] };
        var reader = new MeaningReader(without, RealAnswerer.Index.Documents, [.. knowledge.Statements.Select(statement => (statement.Id.ToString(), statement.Asks))]);

        var found = added.SelectMany(statement => statement.Asks.Take(3).Select(ask =>
        {
            var shares = reader.Read(RealAnswerer.Index.Documents.Plan(ask));
            var own = shares[knowledge.Statements.Index().First(each => each.Item == statement).Index];
            return shares.Count(share => share > own) < 10;
        })).ToList();

        Assert.True(found.Count(each => each) >= 0.75 * found.Count, $"{found.Count(each => each)} of {found.Count}");
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var path = Path.GetTempFileName();
        try
        {
            var table = Table([Row("psoas tight", 0.25f, -1.5f)], [Row("?weather", 3, 0.01f)]);
            MeaningFile.Write(path, table);
            var problems = new ProblemList();
            var read = MeaningFile.Read("t.tsv", File.ReadAllText(path), problems);

            Assert.Empty(problems.All);
            Assert.Equal("psoas tight", Assert.Single(read.Words).Key);
            Assert.Equal(table.Words[0].Vector[1], read.Words[0].Vector[1], 0.02f);
            Assert.Equal(0.5f, Assert.Single(read.Targets).Bias);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("length\t8\n", 1)]
    [InlineData("size\t4096\n", 1)]
    [InlineData("size\t8\nword\tpsoas\t1\n", 2)]
    [InlineData("size\t8\nword\tpsoas\t1\t0\tAAAA\n", 2)]
    [InlineData("size\t8\n\nword\tpsoas\tx\t0\tAAAAAAAAAAA=\n", 3)]
    public void A_broken_row_is_reported_with_its_line(string text, int line)
    {
        var problems = new ProblemList();
        MeaningFile.Read("meaning/statements.tsv", text, problems);

        var problem = Assert.Single(problems.All);
        Assert.Equal(("meaning/statements.tsv", line), (problem.File, problem.Line));
    }

    private static MeaningTable Table(MeaningRow[] words, MeaningRow[] targets) => new() { Size = 8, Words = words, Targets = targets };

    private static MeaningRow Row(string key, float first, float second) => MeaningRow.Of(key, [first, second, 0, 0, 0, 0, 0, 0], key.StartsWith('?') ? 0.5f : 0);
}
